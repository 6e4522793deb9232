"""The checklist of a semester: every requirement with the states of its slots and the meetings behind them."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.meeting_words import meeting_line
from dashboard.components.requirement_remarks import remarks
from dashboard.components.section import section
from dashboard.components.status_mark import status_mark
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.formatting import counted, number
from dashboard.texts import Language, text

SLOT_STATES = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")


def requirement_checklist(record: UnitRecord, language: Language) -> Component:
    """Return the section of the chosen semester: what is required of the unit, of its municipality, and recommended."""
    theme = text("unit.theme", language, theme=record.term(record.semester)[f"theme_{language}"])
    title = text("unit.checklist_title", language, semester=record.semester)
    return section("checklist", title, [html.P(theme, className="checklist__theme"), *_groups(record, language)])


def _groups(record: UnitRecord, language: Language) -> list[Component]:
    status = record.statuses.get(record.semester)
    if status is None:
        return [html.P(text("unit.no_requirements_not_in", language))]
    if status == "withdrawn":
        return [html.P(text("unit.no_requirements_withdrawn", language)), *_others(record, language)]
    own = [row for row in record.requirements if row["semester_no"] == record.semester]
    of_municipality = record.municipal_requirements
    note = text("unit.municipality_note", language, municipality=record.facts["municipality_name"])
    groups = [
        ("required", _bound(own, "required"), None),
        ("municipality", _bound(of_municipality, "required"), note),
        (
            "recommended",
            _bound(own, "recommended") + _bound(of_municipality, "recommended"),
            text("unit.recommended_note", language),
        ),
    ]
    shown = [_group(name, rows, note, (record, language)) for name, rows, note in groups if rows]
    return [*shown, *_others(record, language)]


def _bound(rows: Sequence[Row], binding: str) -> list[Row]:
    return [row for row in rows if row["binding"] == binding]


def _group(name: str, rows: Sequence[Row], note: str | None, context: tuple[UnitRecord, Language]) -> Component:
    record, language = context
    return html.Div(
        [
            html.H3(text(f"unit.{name}_title", language)),
            *([html.P(note, className="checklist__note")] if note else []),
            html.Ul([_item(row, record, language) for row in rows], className="checklist"),
        ],
        className=f"checklist-group checklist-group--{name}",
    )


def _item(row: Row, record: UnitRecord, language: Language) -> Component:
    meetings = meetings_of(row, record)
    return html.Li(
        [
            html.H4(_title(row, record, language), className="checklist__what"),
            html.Ul([html.Li(slot) for slot in _slots(row, language)], className="checklist__slots"),
            html.Div(
                [
                    *[html.P(words) for words in remarks(row, meetings, record, language)],
                    *([_meetings(meetings, language)] if meetings else []),
                ],
                className="checklist__meetings",
            ),
        ],
        className="checklist__item",
    )


def _meetings(meetings: Sequence[Row], language: Language) -> Component:
    return html.Ul([meeting_line(meeting, language) for meeting in meetings])


def _title(row: Row, record: UnitRecord, language: Language) -> str:
    title = record.model.titles[row["requirement"]]
    recommended_to_all = row["area_level"] == "municipality" and row["binding"] == "recommended"
    return text("unit.of_municipality", language, what=title) if recommended_to_all else title


def _slots(row: Row, language: Language) -> list[Component]:
    if row["months_begun"]:
        return [html.Span(counted("unit.months_of", row["months_begun"], language, met=number(row["months_met"])))]
    # One mark per slot: a reader counts them, the page does not.
    return [status_mark(state, language) for state in SLOT_STATES for _ in range(row[state] or 0)]


def meetings_of(row: Row, record: UnitRecord) -> list[Row]:
    """Return the meetings of one requirement in its semester, oldest first; the municipality's for its own rows."""
    every = record.municipal_meetings if row["area_level"] == "municipality" else record.meetings.rows
    return [
        meeting
        for meeting in every
        if meeting["semester_no"] == row["semester_no"] and meeting["requirement"] == row["requirement"]
    ]


def _others(record: UnitRecord, language: Language) -> list[Component]:
    """Return the semester's meetings that stand under no requirement; after withdrawal that is all of them."""
    asked = {row["requirement"] for row in record.requirements if row["semester_no"] == record.semester}
    others = [
        meeting
        for meeting in record.meetings.rows
        if meeting["semester_no"] == record.semester and meeting["requirement"] not in asked
    ]
    if not others:
        return []
    titles = record.model.meeting_types
    note = html.P(text("unit.other_meetings_note", language), className="checklist__note")
    return [
        html.Div(
            [
                html.H3(text("unit.other_meetings" if asked else "unit.registered_meetings", language)),
                *([note] if asked else []),
                html.Ul([meeting_line(meeting, language, titles[meeting["meeting_type"]]) for meeting in others]),
            ],
            className="checklist-group checklist-group--others",
        )
    ]
