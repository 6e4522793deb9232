"""The unit page: everything about one kindergarten or school in one cohort; it only connects."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.breadcrumb import breadcrumb
from dashboard.components.brief import brief_link, brief_notes
from dashboard.components.figure_block import Source, figure_block
from dashboard.components.filter_bar import Choice, Option, filter_bar
from dashboard.components.notice import notices
from dashboard.components.requirement_checklist import requirement_checklist
from dashboard.components.semester_line import semester_line
from dashboard.components.unit_attendance import unit_attendance
from dashboard.components.unit_downloads import unit_downloads
from dashboard.components.unit_facts import unit_facts, unit_lead
from dashboard.components.unit_headline import unit_headline
from dashboard.components.unit_hidden import unit_hidden
from dashboard.components.unit_meetings import unit_meetings
from dashboard.components.unit_milestones import unit_milestones
from dashboard.components.unit_reasons import unit_reasons
from dashboard.components.unit_record import UnitRecord
from dashboard.components.unit_sub_goals import published_link, unit_sub_goals
from dashboard.formatting import enumeration
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.pages.unit_questions import read_unit
from dashboard.texts import text


def unit_page(request: Request) -> Page:
    """Return the page of `/enhet/<unit_id>`; raises NotFound for a unit the scope does not hold."""
    record = read_unit(request.view, request.path_args["unit_id"], request.query)
    name = record.facts["area_name"]
    language = request.language
    source = Source.of(request.view, language)
    content = html.Article(
        [
            _trail(record, request),
            html.H1(name, id=HEADING_ID, tabIndex=-1),
            html.P(unit_lead(record.facts, language), className="lead"),
            *([brief_link(("unit", record.facts["area_id"]), name, request.query)] if request.prints else []),
            *notices(_unmet(record, request)),
            *_cohort_choice(record, request),
            unit_headline(record, language),
            html.Div([unit_reasons(record, language), unit_facts(record, request.query)], className="unit-page__top"),
            semester_line(record, request.query),
            requirement_checklist(record, language),
            unit_downloads(record, source),
            unit_meetings(record, source),
            unit_attendance(record, source),
            figure_block(unit_sub_goals(record, language), source),
            *published_link(record, request.query),
            unit_milestones(record, language),
            unit_hidden(record, language),
            brief_notes("unit", request.query.choosing(record.cohort, record.semester), source),
        ],
        className="unit-page",
    )
    return Page(title=name, content=content)


def _trail(record: UnitRecord, request: Request) -> Component:
    """Return the way down to the unit; an office's reader begins at the office."""
    facts, filters, language = record.facts, request.query, request.language
    steps = [(level, facts[f"{level}_id"], facts[f"{level}_name"]) for level in ("office", "county", "municipality")]
    if request.view.scope.office_id is None:
        steps.insert(0, ("nation", "NO", text("unit.nation", language)))
    above = [(name, urls.area(level, area_id, filters)) for level, area_id, name in steps]
    return breadcrumb(above, facts["area_name"], language)


def _cohort_choice(record: UnitRecord, request: Request) -> list[Component]:
    """Return the choice of cohort, for a unit that has taken part in more than one."""
    if len(record.participations) < 2:
        return []
    language = request.language
    options = [
        Option(str(row["cohort_no"]), text("unit.cohort_link", language, cohort=row["cohort_no"]))
        for row in record.participations
    ]
    choice = Choice("pulje", text("unit.cohorts_label", language), options, str(record.cohort))
    said = text("unit.cohorts_several", language, cohorts=enumeration([option.value for option in options], language))
    return [html.P(said), filter_bar([choice], language)]


def _unmet(record: UnitRecord, request: Request) -> tuple[str, ...]:
    """Return what the address asked for and this unit does not have."""
    wanted = request.query.cohort
    if wanted is None or wanted == record.cohort:
        return ()
    return (text("unit.not_in_cohort", request.language, wanted=wanted, cohort=record.cohort),)
