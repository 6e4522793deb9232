"""Who of the unit's people came to the meetings that were held, by meeting type and role."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.section import section
from dashboard.components.table import Column, Content, Table
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.formatting import number, percent
from dashboard.texts import Language, text

_ID = "attendance"
_WORDS = ("type", "role")
_NUMBERS = ("meetings", "attended", "invited", "rate")


def unit_attendance(record: UnitRecord, source: Source) -> Component:
    """Return the table as a block: a rate beside the counts it is made of; without a row, a section that says so."""
    language = source.language
    title = text("unit.attendance_title", language, semester=record.semester)
    if not record.attendance.rows:
        return section(_ID, title, [html.P(text("unit.attendance_none", language))])
    columns = [
        *[Column(text(f"unit.column_{name}", language), row_header=name == "type") for name in _WORDS],
        *[Column(text(f"unit.column_{name}", language), numeric=True) for name in _NUMBERS],
    ]
    ordered = sorted(record.attendance.rows, key=lambda row: _place(row, record))
    block = FigureBlock(
        id=_ID,
        title=title,
        finding=finding(record, language),
        table=Table(
            text("unit.table_of", language, title=title),
            columns,
            [_row(row, record) for row in ordered],
            caption_hidden=True,
        ),
        question=record.attendance.question,
        definition=text("unit.attendance_about", language),
    )
    return figure_block(block, source)


def _row(row: Row, record: UnitRecord) -> list[Content]:
    return [
        record.model.meeting_types[row["meeting_type"]],
        record.model.roles[row["role"]],
        number(row["meetings"]),
        number(row["attended"]),
        number(row["invited"]),
        percent(row["attendance_rate"]),
    ]


def finding(record: UnitRecord, language: Language) -> str:
    """Return where attendance was lowest, or that everybody came."""
    measured = [row for row in record.attendance.rows if row["attendance_rate"] is not None]
    if not measured:
        return text("unit.attendance_none", language)
    lowest = min(measured, key=lambda row: (row["attendance_rate"], *_place(row, record)))
    if lowest["attendance_rate"] == 1:
        return text("unit.attendance_all", language)
    return text(
        "unit.attendance_lowest",
        language,
        role=record.model.roles[lowest["role"]],
        what=record.model.meeting_types[lowest["meeting_type"]],
        attended=number(lowest["attended"]),
        invited=number(lowest["invited"]),
        rate=percent(lowest["attendance_rate"]),
    )


def _place(row: Row, record: UnitRecord) -> tuple[int, int]:
    """Return the row's place in the model's order."""
    return list(record.model.meeting_types).index(row["meeting_type"]), list(record.model.roles).index(row["role"])
