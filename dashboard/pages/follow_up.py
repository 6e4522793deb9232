"""«Oppfølging»: who needs follow-up and why, and the meetings of the coming 30 days; it only connects."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.coming_meetings import meetings_finding
from dashboard.components.filter_bar import EVERYTHING, Choice, Option, filter_bar
from dashboard.components.notice import notice
from dashboard.filters import SEMESTERS, Filters
from dashboard.formatting import long_date
from dashboard.pages.area_choice import unit_type_choice
from dashboard.pages.area_filter import area_choice, area_named
from dashboard.pages.follow_up_meetings import MEETINGS_ID, meetings_section
from dashboard.pages.follow_up_people import list_section, titles_of
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View

# More than the whole programme has in a month: nobody reads more on a page, and whoever wants to has the calendar file.
_MOST_MEETINGS = 300


def follow_up_page(request: Request) -> Page:
    """Build `/oppfolging` for what the reader sees, or the area the address names."""
    view, filters, language = request.view, request.query, request.language
    title = text("follow_up.title", language)
    lead = text("follow_up.lead", language, date=long_date(view.snapshot.as_of, language))
    name = area_named(view, filters.area) if filters.area else None
    body = _figures(view, filters, name) if name or filters.area is None else [_no_area(filters)]
    content = [
        html.H1(title, id=HEADING_ID, tabIndex=-1),
        html.P(lead, className="lead-period"),
        filter_bar([area_choice(view, filters), *_choices(view, filters)], language),
        *([] if filters.unit_type is None else [notice(text(f"filters.only_{filters.unit_type}_note", language))]),
        *body,
    ]
    return Page(title=f"{title} – {name}" if name else title, content=html.Div(content, className="follow-up-page"))


def _choices(view: "View", filters: Filters) -> list[Choice]:
    language = filters.language
    cohorts = sorted({row["cohort_no"] for row in view.run("cohorts")}, reverse=True)
    pulje = [Option(EVERYTHING, text("filters.every_cohort", language))]
    pulje += [Option(str(cohort), text("filters.cohort_no", language, cohort=cohort)) for cohort in cohorts]
    semester = [Option(EVERYTHING, text("filters.every_semester", language))]
    semester += [Option(str(one), str(one)) for one in SEMESTERS]
    return [
        Choice("pulje", text("filters.cohort", language), pulje, str(filters.cohort or EVERYTHING)),
        Choice("semester", text("filters.semester", language), semester, str(filters.semester or EVERYTHING)),
        unit_type_choice(filters),
    ]


def _no_area(filters: Filters) -> Component:
    """Say that the area is not here; whether it is unknown, takes no part or is another's looks the same."""
    language = filters.language
    everything = urls.page(urls.FOLLOW_UP, filters.about_area(None))
    return html.Section(
        [
            html.H2(text("follow_up.no_area", language)),
            html.P(text("follow_up.no_area_why", language)),
            html.P(html.A(text("follow_up.no_area_way_on", language), href=everything)),
        ],
        className="empty-state",
    )


def _figures(view: "View", filters: Filters, name: str | None) -> list[Component]:
    titles = titles_of(view, filters.language)
    coming = view.run("coming_meetings_first", **filters.params(), within=filters.area, most=_MOST_MEETINGS)
    pointer = html.A(meetings_finding(coming, filters.language), href=f"#{MEETINGS_ID}")
    return [
        html.P(pointer, className="lead-period"),
        list_section(view, filters, name, titles),
        meetings_section(view, filters, coming, titles),
    ]
