"""Requirements across, areas down: each cell the slots as a bar, what is done of what was due, and what is not.

A table, as the progress matrix is: its rows are links and the browser lays the bars out by the counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.components.legend import legend, paint
from dashboard.figures.status_colours import SLOT_STATES
from dashboard.formatting import number
from dashboard.texts import Language, text


@dataclass(frozen=True)
class Cell:
    """One area's slots of one requirement: the counts by state, and in words what is done and what is not."""

    counts: Mapping[str, int]
    done: str
    rest: str


@dataclass(frozen=True)
class Line:
    """One area: what names it (links down), and its cells by requirement; without one the requirement is not its."""

    name: Sequence[Component | str]
    cells: Mapping[str, Cell]
    own: bool = False


@dataclass(frozen=True)
class Grid:
    """The matrix; `titles` of requirements in the order of the columns, `not_asked` for cells that are not there."""

    caption: str
    row_title: str
    titles: Mapping[str, str]
    lines: Sequence[Line]
    not_asked: str


def requirement_matrix(grid: Grid, language: Language) -> Component:
    """Return the legend of the states that occur, and the table."""
    titles = [html.Th(grid.row_title, scope="col")]
    titles += [html.Th(title, scope="col") for title in grid.titles.values()]
    body = html.Tbody([_row(line, grid, language) for line in grid.lines])
    caption = html.Caption(grid.caption, className="visually-hidden")
    made = html.Table([caption, html.Thead(html.Tr(titles)), body], className="table matrix matrix--requirements")
    scroller = html.Div(made, className="table-scroller", tabIndex=0, role="region", **aria(label=grid.caption))
    return html.Div([legend(_occurring(grid), language), scroller])


def _occurring(grid: Grid) -> list[str]:
    counted = [cell.counts for line in grid.lines for cell in line.cells.values()]
    return [state for state in SLOT_STATES if any(counts[state] for counts in counted)]


def _row(line: Line, grid: Grid, language: Language) -> Component:
    cells: list[Component] = [html.Th(list(line.name), scope="row")]
    for code in grid.titles:
        cell = line.cells.get(code)
        quiet = html.Span(grid.not_asked, className="matrix__words")
        cells.append(html.Td(quiet if cell is None else _slots(cell, language)))
    return html.Tr(cells, className="matrix__own" if line.own else "")


def _slots(cell: Cell, language: Language) -> list[Component]:
    segments = [
        html.Span(
            className=paint(state),
            style={"flexGrow": cell.counts[state]},
            title=f"{text(f'status.{state}', language)}: {number(cell.counts[state])}",
        )
        for state in SLOT_STATES
        if cell.counts[state]
    ]
    said: list[Component] = [
        html.Span(segments, className="matrix__bar", **aria(hidden="true")),
        html.Span(cell.done, className="matrix__done"),
    ]
    return [*said, html.Span(cell.rest, className="matrix__words")] if cell.rest else said
