"""The numbers on the page of the sub-goals are those of `query`, for every kind of reader."""

import pytest

from dashboard.filters import Filters
from dashboard.formatting import number, share_of, signed
from dashboard.warehouse import Warehouse
from tests.pages.area_world import Ask, Row, command_of, data_table
from tests.pages.sub_goals_world import CHOSEN, Seen, every_page
from tests.pages.tree import by_id

ABSENT = {"ingen svar", "ikke publisert", "kommer senere"}
BLOCKS = {
    "alle-delmal": "sub_goals_said",
    "utvikling-sagt": "sub_goals_said",
    "utvikling-gjort": "sub_goals_done",
    "roller": "sub_goals_said",
    "typer-sagt": "sub_goals_said",
    "typer-gjort": "sub_goals_done",
    "omrader-sagt": "sub_goals_said",
    "omrader-gjort": "sub_goals_done",
}


def shown_semester(said: list[Row], nation: list[Row], chosen: int) -> int:
    return max(int(row["semester_no"]) for row in [*said, *nation] if row["semester_no"] <= chosen)


def assert_said(cells: dict[str, str], row: Row | None) -> None:
    """A score with its n and change, «*», or words; never a number where the query has none."""
    score = next(cell for head, cell in cells.items() if head.startswith("Skår"))
    if row is None or (row["score"] is None and not row["suppressed"]):
        assert score in ABSENT
    elif row["suppressed"]:
        assert (score, cells["Svar"], cells["Endring"]) == ("*", "*", "–")
        assert cells["Merknad"].startswith("Skjult")
    else:
        assert (score, cells["Svar"]) == (number(row["score"], 1), number(row["n"]))
        assert cells["Endring"] == signed(row["change"])
        assert bool(cells.get("Merknad")) == row["more_above"]


def assert_done(written: str, row: Row | None) -> None:
    if row is None or not row["denominator"]:
        assert not any(digit in written for digit in "0123456789"), written
    else:
        assert written == share_of(row["numerator"], row["denominator"], "nb")


def tables(seen: Seen, block: str) -> list[dict[str, str]]:
    head, body = data_table(seen.content, block)
    return [dict(zip(head, cells, strict=True)) for cells in body]


def picked(rows: list[Row], **key: object) -> Row | None:
    found = [row for row in rows if all(row[column] == value for column, value in key.items())]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_every_block_is_what_query_says(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    pages = every_page(published_demo, filters)
    assert len(pages) >= 4
    for seen in pages:
        cohort, semester = filters.cohort or 9, filters.semester or 3
        goal, role = filters.sub_goal or 1, filters.role or "all"
        said = ask(seen.options("sub_goals_said"))
        done = ask(seen.options("sub_goals_done"))
        national = Seen(seen.scope, ("nation", "NO"), seen.filters, seen.content)
        nation = ask(national.options("sub_goals_said", cohort=cohort))
        of_cohort = [row for row in said if row["cohort_no"] == cohort]
        shown = shown_semester(of_cohort, nation, semester)
        for number_, cells in enumerate(tables(seen, "alle-delmal"), start=1):
            key = {"cohort_no": cohort, "sub_goal_no": number_}
            assert_said(cells, picked(said, **key, semester_no=shown, role=role))
            assert_done(cells[f"Gjort, semester {semester}"], picked(done, **key, semester_no=semester))
        assert_development(seen, said, done, (goal, role))
        roles = {cells["Rolle"]: cells for cells in tables(seen, "roller")}
        assert len(roles) == 7
        for title, code in {"Alle": "all", "Ansatte": "staff", "Styrer/rektor": "leader", "PPT": "pps"}.items():
            key = {"cohort_no": cohort, "semester_no": shown, "sub_goal_no": goal}
            assert_said(roles[title], picked(said, **key, role=code))


def assert_development(seen: Seen, said: list[Row], done: list[Row], chosen: tuple[int, str]) -> None:
    goal, role = chosen
    for cells in tables(seen, "utvikling-sagt"):
        when = {"cohort_no": int(cells["Pulje"].split()[1]), "semester_no": int(cells["Semester"].split()[1])}
        assert_said(cells, picked(said, **when, sub_goal_no=goal, role=role))
    for cells in tables(seen, "utvikling-gjort"):
        when = {"cohort_no": int(cells["Pulje"].split()[1]), "semester_no": int(cells["Semester"].split()[1])}
        assert_done(cells["Gjort"], picked(done, **when, sub_goal_no=goal))


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_areas_are_what_query_says(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for seen in every_page(published_demo, filters):
        cohort, semester = filters.cohort or 9, filters.semester or 3
        head = data_table(seen.content, "omrader-sagt")[0]
        level = {"Fylke": "county", "Kommune": "municipality", "Enhet": "unit"}[head[0]]
        said = ask(seen.options("sub_goals_said", level, cohort))
        done = ask(seen.options("sub_goals_done", level, cohort))
        national = Seen(seen.scope, ("nation", "NO"), seen.filters, seen.content)
        nation = ask(national.options("sub_goals_said", cohort=cohort))
        shown = shown_semester([], nation, semester)
        goal, role = filters.sub_goal or 1, filters.role or "all"
        for cells in tables(seen, "omrader-sagt"):
            name = next(iter(cells.values()))
            key = {"area_name": name, "sub_goal_no": goal}
            assert_said(cells, picked(said, **key, semester_no=shown, role=role))
        for cells in tables(seen, "omrader-gjort"):
            key = {"area_name": next(iter(cells.values())), "sub_goal_no": goal}
            assert_done(cells["Gjort"], picked(done, **key, semester_no=semester))


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_the_command_shown_gives_the_same_rows(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    seen = every_page(published_demo, filters)[0]
    for block, name in BLOCKS.items():
        command = command_of(by_id(seen.content, block))
        assert f"query {name} --scope {seen.scope} " in command
        assert ask(command)
