"""A part of a page with its own heading, by which it is also named."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria


def section(section_id: str, title: str, content: Sequence[Component]) -> Component:
    """Return the part; `section_id` is unique on the page, in ASCII."""
    title_id = f"{section_id}-title"
    heading = html.H2(title, id=title_id, className="section__title")
    return html.Section([heading, *content], id=section_id, className="section", **aria(labelledby=title_id))
