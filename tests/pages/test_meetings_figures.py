"""The page's numbers are the numbers `query` gives for the very commands it shows, whoever looks."""

from datetime import date

import pytest
from dash import dcc

from dashboard.figures.month_bars import month_name
from dashboard.filters import Filters
from dashboard.formatting import number, percent, share_of
from dashboard.warehouse import Warehouse
from tests.components.properties import properties
from tests.pages.area_world import Ask, Row, command_of, data_table
from tests.pages.meetings_world import every_page
from tests.pages.tree import by_id, nodes

CHOSEN = [
    Filters(cohort=9, semester=3),
    Filters(cohort=9, semester=2, unit_type="school"),
    Filters(cohort=7, semester=4),
]
by_choice = pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())


def done_of_due(row: Row) -> str:
    done = row["held"] + row["other_format"]
    due = done + row["overdue"] + row["missing"]
    written = share_of(done, due, "nb") if due else "ikke ennå"
    assert not due or percent(row["completion_rate"]) in written
    return written


@by_choice
def test_requirements_by_area(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for reader, content in every_page(published_demo, filters):
        command = command_of(by_id(content, "krav"))
        assert f"--scope {reader}" in command
        rows = ask(command)
        head, body = data_table(content, "krav")
        assert len({row["area_id"] for row in rows}) == len(body) - 1
        for cells in body[1:]:
            own = {row["requirement"]: row for row in rows if row["area_name"] == cells[0]}
            assert cells[1] == done_of_due(own["all"])
            expected = sorted(done_of_due(row) for code, row in own.items() if code != "all" and row["required"])
            assert sorted(cell for cell in cells[2:] if cell != "gjelder kommunen") == expected
        assert len(head) == len(body[0])


@by_choice
def test_months(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for _, content in every_page(published_demo, filters):
        rows = ask(command_of(by_id(content, "maneder")))
        _, body = data_table(content, "maneder")
        every = [row for row in rows if row["meeting_type"] == "all"]
        assert len(body) == len(every)
        for cells, row in zip(body, every, strict=True):
            assert cells[1:5] == [number(row[state]) for state in ("held", "planned", "overdue", "cancelled")]
            held = [
                other["held"] for other in rows if other["month"] == row["month"] and other["meeting_type"] != "all"
            ]
            assert sorted(cells[5:]) == sorted(map(number, held))
            assert cells[0] == month_name(date.fromisoformat(row["month"]), "nb")


@by_choice
def test_curves(published_demo: Warehouse, ask: Ask, filters: Filters) -> None:
    for _, content in every_page(published_demo, filters):
        rows = ask(command_of(by_id(content, "kurver")))
        head, body = data_table(content, "kurver")
        known = {(row["week"], f"Pulje {row['cohort_no']}"): row for row in rows}
        for cells in body:
            for name, cell in zip(head[1:], cells[1:], strict=True):
                if name.startswith("Pulje"):
                    row = known.get((int(cells[0]), name))
                    assert cell == (share_of(row["done"], row["required"], "nb") if row else "–")
        graph = next(node for node in nodes(by_id(content, "kurver")) if isinstance(node, dcc.Graph))
        for trace in properties(graph)["figure"]["data"]:
            if trace["name"].startswith("Pulje"):
                assert trace["y"] == [row["share"] for (_, name), row in known.items() if name == trace["name"]]


@by_choice
@pytest.mark.parametrize(
    ("block", "kind", "other"),
    [
        ("oppmote-rolle", "role", "meeting_type"),
        ("oppmote-type", "meeting_type", "role"),
    ],
)
def test_attendance(published_demo: Warehouse, ask: Ask, filters: Filters, block: str, kind: str, other: str) -> None:
    for _, content in every_page(published_demo, filters):
        rows = [row for row in ask(command_of(by_id(content, block))) if row[other] == "all"]
        _, body = data_table(content, block)
        expected = [
            [
                number(row["invited"]),
                number(row["attended"]),
                percent(row["attendance_rate"]),
                "–" if row["low"] is None else f"{percent(row['low'])} til {percent(row['high'])}",
            ]
            for row in rows
        ]
        assert sorted(cells[1:] for cells in body) == sorted(expected)
        (total,) = [row for row in rows if row[kind] == "all"]
        assert body[-1][:2] == ["Alle", number(total["invited"])]
