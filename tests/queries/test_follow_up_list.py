"""The follow-up list as its page reads it: order, pages, reasons counted, and the meeting held last."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard.filters import REASONS
from dashboard.questions import Area
from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse
from tests.queries.tiny import tiny_view

AS_OF = date(2026, 11, 15)
EAST, TRONDELAG = "974761319", "974764350"
LATE, LATER, NAMELESS, MANY, FINE = (f"91000000{digit}" for digit in range(1, 6))
FOSEN = "5054"


def unit(unit_id: str, name: str, **facts: Any) -> dict[str, Any]:
    common = {"cohort_no": 10, "unit_type": "school", "ownership": "municipal", "joined_on": date(2026, 8, 1)}
    return common | {"unit_id": unit_id, "unit_name": name, "municipality_no": FOSEN} | facts


def guidance(meeting_id: str, unit_id: str | None, day: date, **facts: Any) -> dict[str, Any]:
    common = {"cohort_no": 10, "semester_no": 1, "meeting_type": "group_guidance", "format": "physical"}
    about = {"meeting_id": meeting_id, "municipality_no": FOSEN, "unit_id": unit_id, "planned_on": day}
    return common | about | facts


#: Every unit has «not_scheduled» (D is after the midpoint); the rest is what each adds.
PARTICIPATION = [
    unit(LATE, "Ås skole"),
    unit(LATER, "Øvre skole"),
    unit(NAMELESS, "Ærfugl barnehage", unit_type="kindergarten"),
    unit(MANY, "Zoo skole"),
    unit(FINE, "Far skole", municipality_no="3101"),
]
MEETINGS = [
    guidance("a", LATE, date(2026, 9, 1)),
    guidance("b", LATER, date(2026, 9, 1)),
    guidance("c", NAMELESS, date(2026, 8, 20)),
    guidance("d", MANY, date(2026, 9, 2)),
    guidance("e", MANY, date(2026, 9, 9), held_on=date(2026, 9, 9)),
    guidance("f", MANY, date(2026, 9, 9), held_on=date(2026, 9, 16), format="digital", minutes_on=date(2026, 9, 20)),
    guidance("g", None, date(2026, 10, 1), meeting_type="steering_group", held_on=date(2026, 10, 2)),
    guidance("h", MANY, date(2026, 10, 9), held_on=date(2026, 10, 9), meeting_type="working_group"),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    delivery = {"participation": PARTICIPATION, "meetings": MEETINGS}
    with tiny_view(tmp_path_factory.mktemp("list"), AS_OF, delivery) as seen:
        yield seen


def listed(view: View, *, reason: str | None = None, page_no: int = 1, **options: Any) -> list[dict[str, Any]]:
    return view.run("follow_up_list", reason=reason, page_no=page_no, **options)


def names(rows: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(row["area_name"] for row in rows))


def test_most_reasons_first_then_the_oldest_date_then_the_name(view: View) -> None:
    # Zoo: overdue, not scheduled, minutes. Indre Fosen: steering group unscheduled, minutes, since 2 October.
    # Ærfugl, Øvre, Ås: overdue since 20 August, 1 September and 1 September, and not scheduled. Far, Halden: one.
    expected = ["Zoo skole", "Ærfugl barnehage", "Øvre skole", "Ås skole", "Indre Fosen", "Far skole", "Halden"]
    rows = listed(view)
    assert names(rows) == expected
    assert [row["place"] for row in rows] == sorted(row["place"] for row in rows)
    assert {row["participants"] for row in rows} == {7}


def test_the_meeting_held_last_is_guidance_or_steering_group_with_its_minutes(view: View) -> None:
    last = {
        row["area_name"]: (row["last_meeting_type"], row["last_held_on"], row["last_minutes_on"])
        for row in listed(view)
    }
    assert last["Zoo skole"] == ("group_guidance", date(2026, 9, 16), date(2026, 9, 20))
    assert last["Indre Fosen"] == ("steering_group", date(2026, 10, 2), None)
    assert last["Ås skole"] == (None, None, None)


def test_a_reason_leaves_those_with_it_and_all_their_reasons(view: View) -> None:
    rows = listed(view, reason="minutes_missing")
    assert names(rows) == ["Zoo skole", "Indre Fosen"]
    assert {row["reason"] for row in rows} == {"overdue_meeting", "not_scheduled", "minutes_missing"}


def test_reasons_are_counted_in_participants(view: View) -> None:
    counts = {row["reason"]: row["participants"] for row in view.run("follow_up_reasons")}
    assert counts == {"all": 7, "overdue_meeting": 4, "not_scheduled": 7, "minutes_missing": 2}
    of_kindergartens = view.run("follow_up_reasons", unit_type="kindergarten")
    assert {row["reason"]: row["participants"] for row in of_kindergartens} == {
        "all": 1,
        "overdue_meeting": 1,
        "not_scheduled": 1,
    }


def test_nobody_is_a_count_of_nobody(view: View) -> None:
    assert view.run("follow_up_reasons", semester=[4]) == [{"reason": "all", "participants": 0}]
    assert listed(view, semester=[4]) == []


@pytest.mark.parametrize("scope", [Scope.national(), Scope.office(TRONDELAG), Scope.office(EAST)])
@pytest.mark.parametrize("reason", [None, *REASONS])
def test_pages_together_are_the_follow_up_list(published_demo: Warehouse, scope: Scope, reason: str | None) -> None:
    with published_demo.view(scope) as seen:
        whole = seen.run("follow_up")
        counts = {row["reason"]: row["participants"] for row in seen.run("follow_up_reasons")}
        rows: list[dict[str, Any]] = []
        first = listed(seen, reason=reason)
        for page_no in range(1, first[0]["pages"] + 1 if first else 1):
            page = listed(seen, reason=reason, page_no=page_no)
            assert len({row["place"] for row in page}) <= 50
            rows += page
    having = {_who(row) for row in whole if reason in (None, row["reason"])}
    expected = sorted(_line(row) for row in whole if _who(row) in having)
    assert sorted(_line(row) for row in rows) == expected
    assert counts.get(reason or "all", 0) == len(having)
    assert [row["place"] for row in rows] == sorted(row["place"] for row in rows)
    assert {row["place"] for row in rows} == set(range(1, len(having) + 1))


def test_a_page_beyond_the_last_is_the_last(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as seen:
        beyond = listed(seen, page_no=9999)
        assert beyond == listed(seen, page_no=beyond[0]["pages"])


@pytest.mark.parametrize("within", [("county", "42"), ("office", "974761645"), ("municipality", "4204")])
def test_another_offices_area_gives_nobody(published_demo: Warehouse, within: Area) -> None:
    with published_demo.view(Scope.office(TRONDELAG)) as seen:
        assert listed(seen, within=within) == []
        assert seen.run("follow_up_reasons", within=within) == [{"reason": "all", "participants": 0}]


def _who(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["cohort_no"], row["area_level"], row["area_id"]


def _line(row: dict[str, Any]) -> tuple[Any, ...]:
    return *_who(row), row["semester_no"], row["reason"], row["quantity"], str(row["oldest_on"]), row["detail"] or ""
