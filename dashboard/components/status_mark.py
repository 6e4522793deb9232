"""The same mark for a status or a slot's state everywhere: an icon, drawn by the style sheet, and the word."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.texts import Language, text


def status_icon(status: str) -> Component:
    """Return the icon alone, hidden from screen readers; only for places where the words stand beside it."""
    return html.Span(className=f"status-icon status-icon--{status.replace('_', '-')}", **aria(hidden="true"))


def status_mark(status: str, language: Language, words: str | None = None) -> Component:
    """Return the mark of a status, slot state or meeting state, with its own word or the words given."""
    word = html.Span(words or text(f"status.{status}", language))
    return html.Span([status_icon(status), word], className="status-mark")
