"""The main navigation: the pages, in the order a morning goes, with what was chosen taken along."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.filters import Filters
from dashboard.texts import text

PAGES = {
    "overview": "/",
    "meetings": "/moter",
    "sub_goals": "/delmal",
    "follow_up": "/oppfolging",
    "data_basis": "/datagrunnlag",
    "about": "/om",
}


def navigation(path: str, filters: Filters, *, found: bool = True) -> Component:
    """Return the links to the pages; the one at `path` is marked as where one is.

    The area that is looked at, and the cohort, semester and unit type, follow along; an area that was not `found` does
    not.
    """
    area = filters.area or (urls.area_at(path) if found else None)
    items = []
    for name, page in PAGES.items():
        href = urls.page(page, filters.about_area(None) if page == "/" else filters.about_area(area))
        here = aria(current="page") if page == path else {}
        items.append(html.Li(html.A(text(f"frame.page_{name}", filters.language), href=href, **here)))
    label = text("frame.pages", filters.language)
    return html.Nav(html.Ul(items), className="navigation", **aria(label=label))
