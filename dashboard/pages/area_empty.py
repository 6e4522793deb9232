"""What an area page says where nobody takes part in the cohort chosen: why, and where there is something to see."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.pages.area_choice import Period, Place
from dashboard.texts import text


def empty_section(place: Place, period: Period, present: Sequence[int], filters: Filters) -> Component:
    """Return the section; `present` are the cohorts with participants here."""
    language = filters.language
    here = period.cohort in present
    why = f"empty_why_{filters.unit_type}" if here and filters.unit_type else "empty_why"
    every = filters.of_every_type()
    links = [
        html.Li(
            html.A(
                text("filters.cohort_no", language, cohort=cohort),
                href=urls.area(place.level, place.id, every.choosing(cohort, None)),
            )
        )
        for cohort in present
        if cohort != period.cohort
    ]
    content: list[Component] = [
        html.H2(text("area.empty_title", language, cohort=period.cohort)),
        html.P(text(f"area.{why}", language, area=place.name, cohort=period.cohort)),
    ]
    if here:
        href = urls.area(place.level, place.id, every.choosing(period.cohort, filters.semester))
        content.append(html.P(html.A(text("area.empty_all_types", language, cohort=period.cohort), href=href)))
    if links:
        content += [html.P(text("area.empty_others", language, area=place.name)), html.Ul(links)]
    return html.Section(content, className="empty-state")
