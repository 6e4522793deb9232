"""Progress: areas down, semesters across, each cell the shares of the statuses as a bar, with the count in words.

A table, not a plotly figure: its rows are links, it is readable at any width, and its shares need no arithmetic, as
the browser lays the bars out by the counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.components.legend import legend, paint
from dashboard.components.status_mark import status_mark
from dashboard.figures.status_colours import STATUSES
from dashboard.formatting import number, part_of
from dashboard.texts import Language, text


@dataclass(frozen=True)
class MatrixRow:
    """An area, its address, and the participants in each status by semester (a semester may be missing)."""

    name: str
    href: str
    counts: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Matrix:
    """Semesters by number with their state; `single` when every row is one unit with one status."""

    caption: str
    row_title: str
    states: Mapping[int, str]
    chosen: int
    rows: Sequence[MatrixRow]
    single: bool = False


_GOOD = {"ended": "completed", "current": "on_track"}


def progress_matrix(matrix: Matrix, language: Language) -> Component:
    """Return the legend of the statuses that occur and the table of bars."""
    titles = [html.Th(matrix.row_title, scope="col")]
    titles += [
        html.Th(
            text("area.semester", language, semester=semester),
            scope="col",
            className="matrix__chosen" if semester == matrix.chosen else "",
        )
        for semester in matrix.states
    ]
    body = html.Tbody([_row(row, matrix, language) for row in matrix.rows])
    caption = html.Caption(matrix.caption, className="visually-hidden")
    grid = html.Table([caption, html.Thead(html.Tr(titles)), body], className="table matrix")
    scroller = html.Div(grid, className="table-scroller", tabIndex=0, role="region", **aria(label=matrix.caption))
    # A single unit's cell has the word itself.
    return html.Div([scroller] if matrix.single else [legend(_occurring(matrix), language), scroller])


def _occurring(matrix: Matrix) -> list[str]:
    counted = [counts for row in matrix.rows for counts in row.counts.values()]
    return [status for status in STATUSES if any(counts.get(status) for counts in counted)]


def _row(row: MatrixRow, matrix: Matrix, language: Language) -> Component:
    cells: list[Component] = [html.Th(html.A(row.name, href=row.href), scope="row")]
    for semester, state in matrix.states.items():
        chosen = "matrix__chosen" if semester == matrix.chosen else ""
        cells.append(html.Td(_cell(row.counts.get(semester), state, matrix.single, language), className=chosen))
    return html.Tr(cells)


def _cell(
    counts: Mapping[str, int] | None, state: str, single: bool, language: Language
) -> Component | str | list[Component]:
    if counts is None:
        return text("formatting.missing", language)
    present = [status for status in STATUSES if counts[status]]
    if single:
        return status_mark(present[0], language)
    segments = [
        html.Span(
            className=paint(status),
            style={"flexGrow": counts[status]},
            title=f"{text(f'status.{status}', language)}: {number(counts[status])}",
        )
        for status in present
    ]
    bar = html.Span(segments, className="matrix__bar", **aria(hidden="true"))
    return [bar, html.Span(_words(counts, state, language), className="matrix__words")]


def _words(counts: Mapping[str, int], state: str, language: Language) -> str:
    """Return the count in the status that is good in such a semester; of a future one only what it holds."""
    if state == "future":
        status = "not_started" if counts["not_started"] else "withdrawn"
        return text(f"status.{status}", language).lower()
    good = _GOOD[state]
    part = part_of(counts[good], counts["participants"], language)
    return text("area.progress_cell", language, part_of=part, status=text(f"status.{good}", language).lower())
