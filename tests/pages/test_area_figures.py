"""An area page's numbers are the numbers `query` gives for the very command the page shows, whoever looks."""

from itertools import groupby
from typing import Any

import pytest

from dashboard.filters import Filters
from dashboard.formatting import number, part_of, percent, percent_of, share_of, signed
from dashboard.texts import text
from dashboard.warehouse import Warehouse
from tests.pages.area_world import Ask, Row, command_of, data_table, every_page
from tests.pages.tree import by_id, of_class, words

CHOSEN = [
    Filters(cohort=9, semester=3),
    Filters(cohort=9, semester=2, unit_type="school"),
    Filters(cohort=9, semester=4),
]
GOOD = {1: "completed", 2: "completed", 3: "on_track", 4: "not_started"}
STATUSES = ("completed", "on_track", "behind", "incomplete", "not_started", "withdrawn")
SLOTS = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")


def title(code: str) -> str:
    return text(f"status.{code}", "nb")


def options(scope: str, area: tuple[str, str], filters: Filters, semester: int | None) -> str:
    parts = [f"--scope {scope} --cohort {filters.cohort} --level {area[0]}"]
    parts += [f"--within {area[0]}:{area[1]}"] if area[0] != "nation" else []
    parts += [f"--semester {semester}"] if semester else []
    parts += [f"--unit-type {filters.unit_type}"] if filters.unit_type else []
    return " ".join(parts)


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_meetings_by_requirement(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for _, _, content in every_page(published_demo, filters):
        rows = [row for row in ask(command_of(by_id(content, "moter"))) if row["requirement"] != "all"]
        states = [state for state in SLOTS if any(row[state] for row in rows)]
        head, body = data_table(content, "moter")
        assert head == ["Krav", "Kreves", *map(title, states), "Gjennomføring"]
        expected = sorted(
            [number(row["required"]), *[number(row[state]) for state in states], completion(row)] for row in rows
        )
        assert sorted(cells[1:] for cells in body) == expected


def completion(row: Row) -> str:
    done = row["held"] + row["other_format"]
    written = share_of(done, done + row["overdue"] + row["missing"], "nb")
    assert percent(row["completion_rate"]) in written
    return written


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_progress(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for _, _, content in every_page(published_demo, filters):
        rows = [row for row in ask(command_of(by_id(content, "fremdrift"))) if row["participant_level"] == "unit"]
        head, body = data_table(content, "fremdrift")
        assert head[1:] == [f"Semester {semester}" for semester in (1, 2, 3, 4)]
        counted: dict[str, dict[int, str]] = {}
        for row in rows:
            present = [f"{number(row[status])} {title(status).lower()}" for status in STATUSES if row[status]]
            counted.setdefault(row["area_name"], {})[row["semester_no"]] = ", ".join(present)
        expected = [[name, *[cells.get(semester, "–") for semester in (1, 2, 3, 4)]] for name, cells in counted.items()]
        assert sorted(body) == sorted(expected)


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_sub_goals(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for scope, area, content in every_page(published_demo, filters):
        said = [row for row in ask(command_of(by_id(content, "delmal"))) if row["role"] == "all"]
        published = [row["semester_no"] for row in said if row["semester_no"] <= (filters.semester or 0)]
        done = ask(f"sub_goals_done {options(scope, area, filters, filters.semester)}")
        by_said = {row["sub_goal_no"]: row for row in said if row["semester_no"] == max(published)}
        by_done = {row["sub_goal_no"]: row for row in done}
        head, body = data_table(content, "delmal")
        for goal, cells in enumerate(body, start=1):
            shown = dict(zip(head, cells, strict=True))
            assert_said(shown, by_said[goal])
            if by_done and by_done[goal]["denominator"]:
                row = by_done[goal]
                assert shown["Gjort"] == share_of(row["numerator"], row["denominator"], "nb")
                assert percent(row["share"]) in shown["Gjort"]
            else:
                assert not any(digit in shown["Gjort"] for digit in "0123456789")


def assert_said(shown: dict[str, str], row: Row) -> None:
    if row["score"] is None:
        assert (shown["Svar"], shown["Endring"]) == ("*" if row["suppressed"] else "0", "–")
        assert not any(digit in shown["Skår"] for digit in "0123456789")
    else:
        assert (shown["Skår"], shown["Svar"]) == (number(row["score"], 1), number(row["n"]))
        assert shown["Endring"] == signed(row["change"])


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_key_figures(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    semester = filters.semester or 0
    for scope, area, content in every_page(published_demo, filters):
        shown = {words(of_class(figure, "key-figure__label")): figure for figure in of_class(content, "key-figure")}
        assert len(shown) == 6
        (units,) = [
            row
            for row in ask(f"progress {options(scope, area, filters, semester)}")
            if row["participant_level"] == "unit"
        ]
        figure = next(figure for label, figure in shown.items() if label.startswith("Enheter"))
        good = units[GOOD[semester]]
        assert words(of_class(figure, "key-figure__number")) == percent_of(good, units["participants"])
        assert part_of(good, units["participants"], "nb") in words(of_class(figure, "key-figure__basis"))
        assert_rates(shown, ask, options(scope, area, filters, semester))


def assert_rates(shown: dict[str, Any], ask: Ask, asked: str) -> None:
    meetings = [row for row in ask(f"completion {asked}") if row["requirement"] == "all"]
    staff = [
        row for row in ask(f"attendance {asked}") if (row["meeting_type"], row["role"]) == ("staff_gathering", "staff")
    ]
    involved = [row for row in ask(f"sub_goals_done {asked}") if row["sub_goal_no"] == 5]
    for label, rows, rate in [
        ("Møter gjennomført", meetings, "completion_rate"),
        ("Oppmøte på fagsamlinger", staff, "attendance_rate"),
        ("Barn og foreldre involvert", involved, "share"),
    ]:
        written = words(of_class(shown[label], "key-figure__number") or of_class(shown[label], "key-figure__words"))
        if rows and rows[0][rate] is not None:
            assert written == percent(rows[0][rate])
        else:
            assert written in ("–", "ikke ennå")


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_every_child_has_its_row(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    below = {"nation": "county", "office": "county", "county": "municipality", "municipality": "unit"}
    for scope, area, content in every_page(published_demo, filters):
        level = below[area[0]]
        asked = options(scope, area, filters, filters.semester).replace(f"--level {area[0]}", f"--level {level}")
        rows = {row["area_name"]: row for row in ask(f"completion {asked}") if row["requirement"] == "all"}
        units = {row["area_name"]: row for row in ask(f"progress {asked}") if row["participant_level"] == "unit"}
        head, body = data_table(content, f"under-{level}")
        assert {cells[0] for cells in body} == set(units)
        for cells in body:
            shown = dict(zip(head, cells, strict=True))
            due = rows[cells[0]]["completion_rate"] is not None
            assert shown["Møter gjennomført"] == (completion(rows[cells[0]]) if due else "ikke ennå")
            if level == "unit":
                assert shown["Status"] == title(next(status for status in STATUSES if units[cells[0]][status]))
            else:
                assert shown["Har sluttet"] == number(units[cells[0]]["withdrawn"])


def test_the_most_urgent_come_first(published_demo: Warehouse, ask: Ask) -> None:
    for scope, area, content in every_page(published_demo, Filters(cohort=9, semester=3)):
        within = f"--within {area[0]}:{area[1]}"
        rows = sorted(
            ask(f"follow_up --scope {scope} --cohort 9 {within}"), key=lambda row: (row["area_level"], row["area_id"])
        )
        people = [list(group) for _, group in groupby(rows, key=lambda row: (row["area_level"], row["area_id"]))]
        shown = [item.children[0].children[0].children for item in of_class(content, "urgent")[0].children]
        reasons = {group[0]["area_name"]: len(group) for group in people}
        assert len(shown) == min(10, len(people))
        counts = [reasons[name] for name in shown]
        assert counts == sorted(reasons.values(), reverse=True)[: len(counts)]
        assert number(len(people)) in words(by_id(content, "haster"))


def test_the_tiles_are_the_counties_of_the_query(published_demo: Warehouse, ask: Ask) -> None:
    _, _, content = every_page(published_demo, Filters(cohort=9, semester=3))[0]
    rows = ask("progress --scope national --cohort 9 --semester 3 --level county")
    expected = {
        (row["area_name"], percent_of(row["on_track"], row["participants"]))
        for row in rows
        if row["participant_level"] == "unit"
    }
    tiles = of_class(content, "tile")
    shown = {
        (words(of_class(tile, "tile__name")), words(number))
        for tile in tiles
        for number in of_class(tile, "tile__number")
    }
    assert shown == expected
    assert len(tiles) == 15
