"""The page of meetings: by requirement and area, by month, week by week, and who came. It only connects."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.breadcrumb import breadcrumb
from dashboard.components.figure_block import Source
from dashboard.components.filter_bar import filter_bar
from dashboard.components.notice import notice
from dashboard.formatting import long_date
from dashboard.pages.area_choice import Period, Place, choices, period_of, place_of
from dashboard.pages.area_figures import Asker
from dashboard.pages.area_filter import area_choice
from dashboard.pages.meetings_attendance import attendance_parts
from dashboard.pages.meetings_chosen import PATH, Chosen
from dashboard.pages.meetings_curves import curves_part
from dashboard.pages.meetings_empty import area_unknown, nobody_here
from dashboard.pages.meetings_matrix import matrix_parts
from dashboard.pages.meetings_months import months_part
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.questions import Area, Question, Row
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View


def meetings(request: Request) -> Page:
    """Build `/moter` for the area in the address, else for everything the reader sees."""
    view, filters, language = request.view, request.query, request.language
    area = filters.area or _everything(view)
    rows = [row for row in Question("areas", area[0], within=area).ask(view) if row["area_id"] == area[1]]
    title = text("meetings.title", language)
    if not rows:
        bar = filter_bar([area_choice(view, filters)], language)
        return Page(title=title, content=html.Div([_heading(title), bar, area_unknown(filters)], className="meetings"))
    place = place_of(rows[-1], language)
    chosen, present = _chosen(view, place, rows, request)
    bar = filter_bar(
        [area_choice(view, filters), *choices(view.run("cohorts"), present, chosen.period, filters)], language
    )
    heading = _heading(text("meetings.heading", language, area=place.name))
    content = html.Div([*_trail(chosen), heading, bar, *_body(chosen, present)], className="meetings")
    return Page(title=f"{title} – {place.name}", content=content)


def _everything(view: "View") -> Area:
    office_id = view.scope.office_id
    return ("office", office_id) if office_id else ("nation", "NO")


def _heading(words: str) -> Component:
    return html.H1(words, id=HEADING_ID, tabIndex=-1)


def _chosen(view: "View", place: Place, rows: list[Row], request: Request) -> tuple[Chosen, list[int]]:
    """Return what the page is about, and the cohorts with participants there."""
    present = sorted({row["cohort_no"] for row in rows})
    period = period_of(view.run("cohorts"), present, request.query)
    asker = Asker(view, period, request.query.unit_type)
    return Chosen(view, place, period, request.query, asker), present


def _trail(chosen: Chosen) -> list[Component]:
    """Return the areas above as links to this page about them; an office's reader begins at the office."""
    office_id = chosen.view.scope.office_id
    steps = [step for step in chosen.place.above if not (office_id and step[0] == "nation")]
    whole = {("nation", "NO"), ("office", office_id)}
    links = [
        (name, urls.page(PATH, chosen.onward(None if (level, area_id) in whole else (level, area_id))))
        for level, area_id, name in steps
    ]
    return [breadcrumb(links, chosen.place.name, chosen.language)] if links else []


def _body(chosen: Chosen, present: list[int]) -> list[Component]:
    here = chosen.asker.asked("areas", chosen.place.level, chosen.place.area, None)
    if not any(row["area_id"] == chosen.place.id for row in here.rows):
        return [nobody_here(chosen, present)]
    source = Source.of(chosen.view, chosen.language)
    return [
        html.P(_lead(chosen, chosen.period), className="lead-period"),
        *_type_note(chosen),
        *matrix_parts(chosen, source),
        months_part(chosen, source),
        curves_part(chosen, source),
        *attendance_parts(chosen, source),
    ]


def _lead(chosen: Chosen, period: Period) -> str:
    return chosen.say(
        f"lead_{period.state}",
        cohort=period.cohort,
        semester=period.semester,
        starts=long_date(period.starts_on, chosen.language),
        ends=long_date(period.chosen["ends_on"], chosen.language),
    )


def _type_note(chosen: Chosen) -> list[Component]:
    unit_type = chosen.filters.unit_type
    return [] if unit_type is None else [notice(text(f"filters.only_{unit_type}_note", chosen.language))]
