"""What the page of meetings says where there is nothing to show, and the ways on."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.pages.meetings_chosen import PATH, Chosen
from dashboard.texts import text


def area_unknown(filters: Filters) -> Component:
    """Return what is said of an area that does not exist, has nobody, or is another's: the three look the same."""
    language = filters.language
    href = urls.page(PATH, filters.about_area(None))
    return html.Section(
        [
            html.H2(text("meetings.unknown_title", language)),
            html.P(text("meetings.unknown_why", language)),
            html.P(html.A(text("meetings.unknown_all", language), href=href)),
        ],
        className="empty-state",
    )


def nobody_here(chosen: Chosen, present: Sequence[int]) -> Component:
    """Return what is said of an area without participants in the cohort, or without any of the type asked for."""
    language, cohort = chosen.language, chosen.period.cohort
    unit_type = chosen.filters.unit_type if cohort in present else None
    why = f"empty_why_{unit_type}" if unit_type else "empty_why"
    words = text(f"area.{why}", language, area=chosen.place.name, cohort=cohort)
    every = chosen.filters.of_every_type()
    content: list[Component] = [html.H2(text("area.empty_title", language, cohort=cohort)), html.P(words)]
    if cohort in present:
        href = urls.page(PATH, every.choosing(cohort, chosen.filters.semester))
        content.append(html.P(html.A(text("area.empty_all_types", language, cohort=cohort), href=href)))
    others = [
        html.Li(
            html.A(text("filters.cohort_no", language, cohort=other), href=urls.page(PATH, every.choosing(other, None)))
        )
        for other in present
        if other != cohort
    ]
    if others:
        content += [html.P(text("area.empty_others", language, area=chosen.place.name)), html.Ul(others)]
    return html.Section(content, className="empty-state")
