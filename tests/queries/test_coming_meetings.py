"""The meetings of the coming 30 days: which, where, and for how many units."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse
from tests.queries.tiny import tiny_view

AS_OF = date(2026, 11, 15)
TRONDELAG, EAST = "974764350", "974761319"
A, B, C, FAR, LEFT = (f"91000000{digit}" for digit in range(1, 6))


def unit(unit_id: str, municipality_no: str = "5054", **facts: Any) -> dict[str, Any]:
    common = {"cohort_no": 9, "unit_type": "school", "ownership": "municipal", "joined_on": date(2025, 8, 1)}
    return (
        common | {"unit_id": unit_id, "unit_name": f"Enhet {unit_id[-1]}", "municipality_no": municipality_no} | facts
    )


def meeting(meeting_id: str, kind: str, days: int, **facts: Any) -> dict[str, Any]:
    about = {"cohort_no": 9, "semester_no": 3, "format": "digital", "municipality_no": "5054"}
    return about | {"meeting_id": meeting_id, "meeting_type": kind, "planned_on": AS_OF + timedelta(days=days)} | facts


DELIVERY = {
    "participation": [
        unit(A),
        unit(B),
        unit(C, unit_type="kindergarten"),
        unit(FAR, "3101"),
        unit(LEFT, left_on=date(2026, 10, 1)),
    ],
    "meetings": [
        meeting("yesterday", "leader_guidance", -1, unit_id=A),
        meeting("today", "leader_guidance", 0, unit_id=A),
        meeting("last-day", "leader_guidance", 30, unit_id=A),
        meeting("too-far", "leader_guidance", 31, unit_id=A),
        meeting("cancelled", "group_guidance", 3, unit_id=A, cancelled=True),
        meeting("held", "group_guidance", 3, unit_id=A, held_on=AS_OF),
        meeting("steering", "steering_group", 5),
        meeting("gathering", "staff_gathering", 6, unit_type="school"),
        meeting("national", "national_days", 7, municipality_no=None),
        meeting("far", "group_guidance", 8, unit_id=FAR, municipality_no="3101", format=None),
        meeting("of-the-one-who-left", "group_guidance", 9, unit_id=LEFT),
    ],
}


@contextmanager
def seen(folder: Path, scope: Scope | None = None) -> Iterator[View]:
    with tiny_view(folder, AS_OF, DELIVERY, scope) as view:
        yield view


def facts(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["meeting_id"], row["municipality_name"], row["unit_name"], row["units"]) for row in rows]


NATIONAL = [
    ("today", "Indre Fosen", "Enhet 1", 1),
    ("steering", "Indre Fosen", None, 3),
    ("gathering", "Indre Fosen", None, 2),
    ("national", None, None, 4),
    ("far", "Halden", "Enhet 4", 1),
    ("of-the-one-who-left", "Indre Fosen", "Enhet 5", 1),
    ("last-day", "Indre Fosen", "Enhet 1", 1),
]


def test_from_today_to_the_thirtieth_day_not_cancelled_and_not_held(tmp_path: Path) -> None:
    with seen(tmp_path) as view:
        assert facts(view.run("coming_meetings")) == NATIONAL


def test_an_office_counts_its_own_units_only(tmp_path: Path) -> None:
    with seen(tmp_path, Scope.office(EAST)) as view:
        assert facts(view.run("coming_meetings")) == [("national", None, None, 1), ("far", "Halden", "Enhet 4", 1)]
        assert view.run("coming_meetings", within=("county", "50")) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"within": ("municipality", "3101")}, ["national", "far"]),
        ({"within": ("office", TRONDELAG), "semester": [2]}, []),
        ({"cohort": [8]}, []),
        # A kindergarten's meetings: its municipality's are nobody's of one type.
        ({"unit_type": "kindergarten"}, ["national"]),
        (
            {"unit_type": "school", "within": ("county", "50")},
            [
                "today",
                "gathering",
                "national",
                "of-the-one-who-left",
                "last-day",
            ],
        ),
    ],
)
def test_filters_choose_meetings(tmp_path: Path, options: dict[str, Any], expected: list[str]) -> None:
    with seen(tmp_path) as view:
        assert [row["meeting_id"] for row in view.run("coming_meetings", **options)] == expected


def test_each_meeting_has_one_row_and_offices_have_what_the_nation_has(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        nation = {row["meeting_id"]: row for row in view.run("coming_meetings")}
        assert len(nation) == len(view.run("coming_meetings")) > 0
        offices = [row["area_id"] for row in view.run("areas", level="office")]
    found: dict[str, int] = dict.fromkeys(nation, 0)
    for office_id in sorted(set(offices)):
        with published_demo.view(Scope.office(office_id)) as view:
            for row in view.run("coming_meetings"):
                found[row["meeting_id"]] += row["units"]
    assert found == {meeting_id: row["units"] for meeting_id, row in nation.items()}


@pytest.mark.parametrize("scope", [Scope.national(), Scope.office(EAST)], ids=["udir", "øst"])
@pytest.mark.parametrize("unit_type", [None, "kindergarten"])
@pytest.mark.parametrize("most", [1, 20, 10_000])
def test_the_first_of_them_tell_how_many_there_are(
    published_demo: Warehouse, scope: Scope, unit_type: str | None, most: int
) -> None:
    with published_demo.view(scope) as view:
        everyone = view.run("coming_meetings", unit_type=unit_type)
        first = view.run("coming_meetings_first", unit_type=unit_type, most=most)
    internal = Counter(row["planned_on"] for row in everyone if row["meeting_type"] == "working_group")
    assert [{column: row[column] for column in everyone[0]} for row in first] == everyone[:most]
    assert {(row["meetings"], row["internal"]) for row in first} == {(len(everyone), internal.total())}
    assert all(row["internal_on_day"] == internal[row["planned_on"]] for row in first)
