"""«Hvorfor ser jeg dette?»: the scope, and where it came from, closed until the reader asks."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.formatting import enumeration
from dashboard.texts import Language, text


def why_seen(reason: str, counties: Sequence[str], address: str, language: Language) -> Component:
    """Return a native disclosure: the reason in words, and the counties the reader sees where not all are seen."""
    told = [html.P(reason)]
    if counties:
        told.append(html.P(text("frame.counties", language, counties=enumeration(list(counties), language))))
    return html.Details(
        [html.Summary(text("frame.why_seen", language)), html.Div(told, className="why-seen__told")],
        className="why-seen",
        key=address,  # another disclosure on the next page, so that it is closed there
    )
