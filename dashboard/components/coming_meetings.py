"""The meetings of the coming 30 days, day by day; a unit's internal ones are folded, so that the others are seen."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.formatting import counted, long_date, number
from dashboard.texts import Language, text

Row = Mapping[str, Any]
INTERNAL = "working_group"


def coming_meetings(rows: Sequence[Row], titles: Mapping[str, str], filters: Filters) -> Component:
    """Return the days with their meetings, from the rows of `coming_meetings_first`; titles: meeting type → title."""
    days = [(day, list(meetings)) for day, meetings in groupby(rows, key=lambda row: row["planned_on"])]
    return html.Ol([_day(day, meetings, titles, filters) for day, meetings in days], className="agenda")


def further_meetings(rows: Sequence[Row], language: Language) -> list[Component]:
    """Return how many the list leaves out, and where they are; nothing where it has them all."""
    shown, in_all = len(rows), rows[0]["meetings"]
    if shown == in_all:
        return []
    return [html.P(text("follow_up.meetings_first", language, shown=number(shown), total=number(in_all)))]


def _day(day: date, meetings: Sequence[Row], titles: Mapping[str, str], filters: Filters) -> Component:
    language = filters.language
    seen = [row for row in meetings if row["meeting_type"] != INTERNAL]
    internal = [row for row in meetings if row["meeting_type"] == INTERNAL]
    content: list[Component] = []
    if seen:
        content.append(html.Ul([_meeting(row, titles, filters) for row in seen]))
    if internal:
        # All of the day's are counted, also where the list ends in the midst of them.
        summary = html.Summary(counted("follow_up.internal", internal[0]["internal_on_day"], language))
        content.append(html.Details([summary, html.Ul([html.Li(_where(row, filters)) for row in internal])]))
    heading = html.H3(named_day(day, language), className="agenda__day")
    return html.Li([heading, html.Div(content, className="agenda__meetings")])


def named_day(day: date, language: Language) -> str:
    """Return `mandag 16. november 2026`."""
    weekday = text(f"follow_up.weekday_{day.isoweekday()}", language)
    return text("follow_up.day", language, weekday=weekday, date=long_date(day, language))


def _meeting(row: Row, titles: Mapping[str, str], filters: Filters) -> Component:
    language = filters.language
    cohort = text("filters.cohort_no", language, cohort=row["cohort_no"]).lower()
    facts = [words for words in ("", _form(row, language), _units(row, language), cohort) if words is not None]
    return html.Li(
        [
            html.Span(titles[row["meeting_type"]], className="agenda__type"),
            " – ",
            *_where(row, filters),
            html.Span(" · ".join(facts), className="agenda__facts"),
        ]
    )


def _where(row: Row, filters: Filters) -> list[str | Component]:
    onward = filters.choosing(row["cohort_no"], row["semester_no"])
    if row["unit_id"] is not None:
        unit = html.A(row["unit_name"], href=urls.area("unit", row["unit_id"], onward))
        return [unit, f", {row['municipality_name']}"]
    if row["municipality_id"] is not None:
        return [html.A(row["municipality_name"], href=urls.area("municipality", row["municipality_id"], onward))]
    return [text("follow_up.national", filters.language)]


def _form(row: Row, language: Language) -> str | None:
    return text(f"unit.format_{row['format']}", language) if row["format"] else None


def _units(row: Row, language: Language) -> str | None:
    return None if row["unit_id"] is not None else counted("follow_up.units", row["units"], language)


def meetings_finding(rows: Sequence[Row], language: Language) -> str:
    """Return how many meetings are coming in all, the internal ones apart."""
    meetings, internal = (rows[0]["meetings"], rows[0]["internal"]) if rows else (0, 0)
    return " ".join(
        [
            counted("follow_up.meetings_finding", meetings - internal, language),
            *([counted("follow_up.meetings_internal", internal, language)] if internal else []),
        ]
    )
