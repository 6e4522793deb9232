"""The cohort's four semesters as steps; each is a link that chooses it."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.components.status_mark import status_mark
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.filters import Filters
from dashboard.formatting import short_date
from dashboard.texts import Language, text


def semester_line(record: UnitRecord, filters: Filters) -> Component:
    """Return the steps as an ordered list within a named navigation."""
    language = filters.language
    return html.Nav(
        html.Ol([_step(term, record, filters) for term in record.calendar], className="semester-line"),
        **aria(label=text("unit.semesters_title", language)),
    )


def _step(term: Row, record: UnitRecord, filters: Filters) -> Component:
    language, semester = filters.language, term["semester_no"]
    chosen = semester == record.semester
    link = html.A(
        text("unit.semester_label", language, semester=semester),
        id=f"semester-{semester}",
        href=urls.area("unit", record.facts["area_id"], filters.choosing(record.cohort, semester)),
        className="semester-line__link",
        **(aria(current="step") if chosen else {}),
    )
    period = text(
        "unit.semester_period", language, starts=short_date(term["starts_on"]), ends=short_date(term["ends_on"])
    )
    return html.Li(
        [
            link,
            html.Span(period, className="semester-line__period"),
            html.Span(_status(term, record, language), className="semester-line__status"),
            html.Span(" · ".join(_notes(term, chosen, language)), className="semester-line__note"),
        ],
        className=f"semester-line__step semester-line__step--{term['state']}" + (" is-chosen" if chosen else ""),
    )


def _status(term: Row, record: UnitRecord, language: Language) -> Component | str:
    status = record.statuses.get(term["semester_no"])
    return text("unit.semester_not_in", language) if status is None else status_mark(status, language)


def _notes(term: Row, chosen: bool, language: Language) -> list[str]:
    notes = [text("unit.semester_current", language)] if term["state"] == "current" else []
    return [*notes, text("unit.semester_chosen", language)] if chosen else notes
