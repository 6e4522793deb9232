"""What the page of the sub-goals says where there is nothing: an area that is not here, or nobody in the cohort."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.pages.sub_goals_asked import Chosen
from dashboard.pages.sub_goals_overview import PATH
from dashboard.questions import Question
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View


def unknown_area(filters: Filters) -> Component:
    """Return what is said of an area that is unknown or beyond the scope; the two look the same."""
    language = filters.language
    href = urls.page(PATH, replace(filters, area=None, page_no=1))
    return html.Section(
        [
            html.H2(text("sub_goals.unknown_title", language)),
            html.P(text("sub_goals.unknown_why", language)),
            html.P(html.A(text("sub_goals.unknown_onward", language), href=href)),
        ],
        className="empty-state",
    )


def nobody_here(view: "View", chosen: Chosen) -> list[Component]:
    """Return why there is nothing to show in the cohort, and where there is; nothing where somebody takes part."""
    place, cohort, filters, language = chosen.place, chosen.period.cohort, chosen.filters, chosen.language
    within = None if place.level == "nation" else place.area
    asked = Question("areas", place.level, cohort, None, within, filters.unit_type).ask(view)
    if any(row["area_id"] == place.id for row in asked):
        return []
    here = cohort in chosen.present
    why = f"empty_why_{filters.unit_type}" if here and filters.unit_type else "empty_why"
    every = replace(filters.of_every_type(), semester=None)
    content: list[Component] = [
        html.H2(text("area.empty_title", language, cohort=cohort)),
        html.P(text(f"area.{why}", language, area=place.name, cohort=cohort)),
    ]
    if here:
        both = text("area.empty_all_types", language, cohort=cohort)
        content.append(html.P(html.A(both, href=urls.page(PATH, filters.of_every_type()))))
    links = [
        html.Li(
            html.A(text("filters.cohort_no", language, cohort=other), href=urls.page(PATH, every.choosing(other, None)))
        )
        for other in chosen.present
        if other != cohort
    ]
    if links:
        content += [html.P(text("area.empty_others", language, area=place.name)), html.Ul(links)]
    return [html.Section(content, className="empty-state")]
