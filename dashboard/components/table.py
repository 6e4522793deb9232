"""A semantic table: caption, scoped headers, numbers to the right; wide ones scroll in their own box, not the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria

Content = str | Component | list[str | Component]


@dataclass(frozen=True)
class Column:
    """One column: `numeric` ones are aligned right, the `row_header` one names the row.

    `remark` ones hold a sentence where there is something to say: they keep room enough to be read on a telephone, and
    are left out where no row has any.
    """

    title: str
    numeric: bool = False
    row_header: bool = False
    remark: bool = False

    @property
    def style(self) -> str:
        """The style class of its cells."""
        return "number" if self.numeric else "remark" if self.remark else ""


@dataclass(frozen=True)
class Table:
    """Rows of finished text or components, one per column; the caption also names the scroller."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Content]]
    caption_hidden: bool = False


def table(content: Table) -> Component:
    """Return the table in its scroller, which takes focus so that it scrolls by keyboard."""
    rows = [list(zip(content.columns, row, strict=True)) for row in content.rows]
    said = [not column.remark or any(row[place][1] for row in rows) for place, column in enumerate(content.columns)]
    head = html.Thead(html.Tr([_header(column) for column in compress(content.columns, said)]))
    body = html.Tbody([html.Tr([_cell(*pair) for pair in compress(row, said)]) for row in rows])
    caption = html.Caption(content.caption, className="visually-hidden" if content.caption_hidden else "")
    return html.Div(
        html.Table([caption, head, body], className="table data-table"),
        className="table-scroller",
        tabIndex=0,
        role="region",
        **aria(label=content.caption),
    )


def _header(column: Column) -> Component:
    return html.Th(column.title, scope="col", className=column.style)


def _cell(column: Column, content: Content) -> Component:
    if column.row_header:
        return html.Th(content, scope="row")
    return html.Td(content, className=column.style)
