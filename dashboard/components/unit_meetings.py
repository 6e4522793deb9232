"""All meetings of the unit in a cohort: on a time axis, and as a table."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.section import section
from dashboard.components.status_mark import status_mark
from dashboard.components.table import Column, Content, Table
from dashboard.components.unit_headline import next_meeting
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.figures.meeting_axis import Calendar, height, meeting_axis
from dashboard.formatting import MISSING, long_date, short_date
from dashboard.texts import Language, text

_ID = "meetings"
_COLUMNS = ("meeting", "semester", "state", "planned", "held", "format", "basis", "minutes", "share")


def unit_meetings(record: UnitRecord, source: Source) -> Component:
    """Return the figure block; without any meeting, a section that says so."""
    language, meetings = source.language, record.meetings.rows
    title = text("unit.axis_title", language, cohort=record.cohort)
    if not meetings:
        return section(_ID, title, [html.P(text("unit.axis_empty", language))])
    calendar = Calendar(record.calendar, record.semester, record.as_of)
    columns = [Column(text(f"unit.column_{name}", language), row_header=name == "meeting") for name in _COLUMNS]
    block = FigureBlock(
        id=_ID,
        title=title,
        finding=finding(record, language),
        table=Table(
            text("unit.table_of", language, title=title),
            columns,
            [_row(meeting, record, language) for meeting in meetings],
            caption_hidden=True,
        ),
        question=record.meetings.question,
        definition=text("unit.axis_about", language),
        chart=meeting_axis(meetings, calendar, record.model.meeting_types, language),
        height=height(meetings),
    )
    return figure_block(block, source)


def finding(record: UnitRecord, language: Language) -> str:
    """Return the axis in words: the last meeting held, the next planned, and those that are late."""
    held = [meeting for meeting in record.meetings.rows if meeting["state"] == "held"]
    last = max(held, key=lambda meeting: meeting["held_on"], default=None)
    upcoming = next_meeting(record)
    named = {
        name: _named(meeting, record, language) for name, meeting in (("last", last), ("next", upcoming)) if meeting
    }
    outcome = {
        (True, True): "finding",
        (True, False): "finding_last",
        (False, True): "finding_next",
        (False, False): "finding_none",
    }[last is not None, upcoming is not None]
    late = min(
        (row for row in record.meetings.rows if row["state"] == "overdue"),
        key=lambda row: row["planned_on"],
        default=None,
    )
    sentences = [text(f"unit.axis_{outcome}", language, **named)]
    return " ".join(
        [*sentences, *([text("unit.axis_late", language, what=_named(late, record, language))] if late else [])]
    )


def _named(meeting: Row, record: UnitRecord, language: Language) -> str:
    day = long_date(meeting["held_on"] or meeting["planned_on"], language)
    return text("unit.meeting_on", language, what=record.model.meeting_types[meeting["meeting_type"]], date=day)


def _row(meeting: Row, record: UnitRecord, language: Language) -> list[Content]:
    came = meeting["invited"] is not None
    turnout = {"attended": meeting["attended"], "invited": meeting["invited"]}
    return [
        record.model.meeting_types[meeting["meeting_type"]],
        str(meeting["semester_no"]),
        status_mark(meeting["state"], language),
        short_date(meeting["planned_on"]),
        short_date(meeting["held_on"]),
        text(f"unit.format_{meeting['format']}", language) if meeting["format"] else MISSING,
        short_date(meeting["basis_on"]),
        short_date(meeting["minutes_on"]),
        text("unit.attended_counts", language, **turnout) if came else MISSING,
    ]
