"""A sentence that stands out: what was dropped, hidden or is empty, and what to do."""

from typing import Literal

from dash.development.base_component import Component

from dashboard import html


def notice(content: str | list[str | Component], kind: Literal["info", "warning"] = "info") -> Component:
    """Return one notice."""
    return html.Div(html.P(content), className=f"notice notice--{kind}")


def notices(sentences: tuple[str, ...]) -> list[Component]:
    """Return what the address asked for and did not get, announced to screen readers; nothing when it got all."""
    if not sentences:
        return []
    return [html.Div([notice(sentence, "warning") for sentence in sentences], role="status", className="notices")]
