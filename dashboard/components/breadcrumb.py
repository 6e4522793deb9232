"""Where one is: the areas above, each a link, and the page itself."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.texts import Language, text


def breadcrumb(above: Sequence[tuple[str, str]], here: str, language: Language) -> Component:
    """Return the trail; `above` holds (name, address) from the top down."""
    links = [html.Li(html.A(name, href=href), className="breadcrumb-item") for name, href in above]
    last = html.Li(here, className="breadcrumb-item active", **aria(current="page"))
    return html.Nav(html.Ol([*links, last], className="breadcrumb"), **aria(label=text("frame.breadcrumb", language)))
