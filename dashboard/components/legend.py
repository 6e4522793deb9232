"""What the colours and patterns of a chart mean, in words beside samples of them."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.texts import Language, text


def paint(status: str) -> str:
    """Return the style class of a status's or slot state's colour and pattern."""
    return f"paint paint--{status.replace('_', '-')}"


def legend(statuses: Sequence[str], language: Language) -> Component:
    """Return the legend of the statuses or slot states given, in that order."""
    items = [html.Li([html.Span(className=paint(status)), text(f"status.{status}", language)]) for status in statuses]
    return html.Ul(items, className="legend")


def marks(named: Sequence[tuple[str, str]]) -> Component:
    """Return the legend of a chart's marks: (mark, name) pairs, the marks being `now`, `before`, `nation`, `done`."""
    items = [html.Li([html.Span(className=f"chart-mark chart-mark--{mark}"), name]) for mark, name in named]
    return html.Ul(items, className="legend")
