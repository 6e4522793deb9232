"""The unit page's numbers are the queries' numbers, whoever looks."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.filters import Filters
from dashboard.formatting import number, percent, short_date, signed
from dashboard.scope import Scope
from dashboard.texts import text
from dashboard.warehouse import View, Warehouse
from tests.pages.tree import by_id, of_class, table_rows, words
from tests.pages.unit_world import page_of

Row = Mapping[str, Any]

STATES = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")
SCOPES = {"nation": Scope.national(), "office": Scope.office("974764350"), "three-counties": Scope.office("974761319")}


def chosen_units(view: View) -> list[tuple[str, int, int]]:
    """Return units of every kind with a cohort and semester: each status, each cohort, the smallest included."""
    seen: dict[tuple[str, int], tuple[str, int, int]] = {}
    for row in view.run("status"):
        if row["area_level"] == "unit":
            kind = (row["status"], row["cohort_no"])
            seen.setdefault(kind, (row["area_id"], row["cohort_no"], row["semester_no"]))
    return list(seen.values())


@pytest.mark.parametrize("eyes", SCOPES)
def test_the_page_shows_the_queries_numbers(published_demo: Warehouse, eyes: str) -> None:
    with published_demo.view(SCOPES[eyes]) as view:
        chosen = chosen_units(view)
        assert len(chosen) > 4
        for unit_id, cohort, semester in chosen:
            page = page_of(view, unit_id, Filters(cohort=cohort, semester=semester)).content
            asked: dict[str, Any] = {"cohort": [cohort], "within": ("unit", unit_id)}
            assert_checklist(page, requirements(view, (unit_id, cohort, semester)))
            assert_meetings(page, view.run("unit_meetings", **asked))
            assert_attendance(page, view.run("attendance", level="unit", semester=[semester], **asked))
            assert_sub_goals(page, view, (unit_id, cohort, semester))


def requirements(view: View, place: tuple[str, int, int]) -> list[dict[str, Any]]:
    """Return what is owed by the unit, and by its municipality, which stands on the page of an active unit."""
    unit_id, cohort, semester = place
    facts = view.run("unit_facts", cohort=[cohort], within=("unit", unit_id))[0]
    municipality = ("municipality", facts["municipality_id"])
    rows = view.run("requirements", cohort=[cohort], semester=[semester], within=municipality)
    own = [row for row in rows if row["area_id"] == unit_id]
    return [*own, *(row for row in rows if row["area_level"] == "municipality")] if own else []


def assert_checklist(page: object, rows: list[dict[str, Any]]) -> None:
    marks = Counter(words(mark) for mark in of_class(by_id(page, "checklist"), "status-mark"))
    expected = Counter({text(f"status.{state}", "nb"): sum(int(row[state] or 0) for row in rows) for state in STATES})
    assert marks == +expected


def assert_meetings(page: object, rows: list[dict[str, Any]]) -> None:
    if not rows:
        assert "Ingen møter er registrert" in words(by_id(page, "meetings"))
        return
    shown = Counter((row[2], row[3], row[4], row[7]) for row in table_rows(by_id(page, "meetings")))
    expected = Counter(
        (
            text(f"status.{row['state']}", "nb"),
            *(short_date(row[day]) for day in ("planned_on", "held_on", "minutes_on")),
        )
        for row in rows
    )
    assert shown == expected


def assert_attendance(page: object, rows: list[dict[str, Any]]) -> None:
    if not rows:
        assert "Det er ikke registrert oppmøte" in words(by_id(page, "attendance"))
        return
    shown = Counter(tuple(row[2:]) for row in table_rows(by_id(page, "attendance")))
    counts = ("meetings", "attended", "invited")
    assert shown == Counter((*(number(row[name]) for name in counts), percent(row["attendance_rate"])) for row in rows)


def assert_sub_goals(page: object, view: View, place: tuple[str, int, int]) -> None:
    unit_id, cohort, semester = place
    facts = view.run("unit_facts", cohort=[cohort], within=("unit", unit_id))[0]
    shown = table_rows(by_id(page, "sub-goals"))
    for position, level in enumerate(("unit", "municipality", "county", "nation")):
        within = None if level == "nation" else (level, unit_id if level == "unit" else facts[f"{level}_id"])
        asked: dict[str, Any] = {"cohort": [cohort], "semester": [semester], "level": level, "within": within}
        said = {row["sub_goal_no"]: row for row in view.run("sub_goals_said", **asked) if row["role"] == "all"}
        done = {row["sub_goal_no"]: row for row in view.run("sub_goals_done", **asked)}
        for goal in range(1, 7):
            cells = shown[(goal - 1) * 4 + position]
            assert_said(cells, said.get(goal))
            assert_done(cells, done.get(goal))


def assert_said(cells: list[str], row: Row | None) -> None:
    if row is None:
        assert cells[2] in ("–", "ikke publisert ennå")
    elif row["suppressed"]:
        assert cells[2:4] == ["*", "*"]
        assert "for få svar" in cells[7]
    elif row["n"] == 0:
        assert cells[2:4] == ["–", "0"]
    else:
        assert cells[2] == number(row["score"], 1)
        assert cells[3] == number(row["n"])
        assert ("høyere opp" in "".join(cells[7:])) == row["more_above"]
        assert cells[4] == signed(row["change"])


def assert_done(cells: list[str], row: Row | None) -> None:
    if row is None or row["share"] is None:
        assert cells[6] == "–"
        assert cells[5] in ("kreves ikke i denne puljen", "måles for kommunen", "ingenting å måle")
    else:
        assert cells[5:7] == [percent(row["share"]), f"{number(row['numerator'])} av {number(row['denominator'])}"]
