"""How the unit stands, in words: its status now, what is late, and what comes next."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.status_mark import status_icon
from dashboard.components.unit_record import Row, UnitRecord
from dashboard.formatting import long_date
from dashboard.texts import Language, text


def unit_headline(record: UnitRecord, language: Language) -> Component:
    """Return the headline: the status now, in words beside its icon, then what is late and what comes next."""
    first, *more = headline_sentences(record, language)
    status = record.statuses.get(record.focus)
    icon = [status_icon(status)] if status else []
    return html.Div(
        [html.P([*icon, html.Span(first)], className="headline"), *([html.P(" ".join(more))] if more else [])],
        className="unit-headline",
    )


def headline_sentences(record: UnitRecord, language: Language) -> list[str]:
    """Return the sentences about the semester going on at the delivery's date, whichever the reader looks at."""
    sentences = [_status(record, language)]
    asked = [row for row in record.requirements if row["semester_no"] == record.focus and row["binding"] == "required"]
    if not asked:
        return sentences
    state = record.term(record.focus)["state"]
    late = _items(record, asked, "overdue", language)
    if late:
        past = "" if state == "current" else "_past"
        sentences.append(text(f"unit.headline_overdue{past}", language, what=late))
    elif state == "current":
        sentences.append(text("unit.headline_nothing_overdue", language, semester=record.focus))
    missing = _items(record, asked, "missing", language)
    if missing:
        sentences.append(text("unit.headline_missing", language, what=missing))
    if state == "current" and record.as_of > record.term(record.focus)["midpoint_on"]:
        undated = _items(record, asked, "unscheduled", language)
        if undated:
            sentences.append(text("unit.headline_unscheduled", language, what=undated))
    if record.calendar[-1]["state"] != "ended":
        sentences.append(_next_meeting(record, language))
    return sentences


def _status(record: UnitRecord, language: Language) -> str:
    term = record.term(record.focus)
    facts = record.facts
    status = record.statuses.get(record.focus)
    values = {"semester": record.focus, "last": record.calendar[-1]["semester_no"], "cohort": record.cohort}
    if status is None:
        return text("unit.headline_not_yet_in", language, joined=long_date(facts["joined_on"], language), **values)
    if status == "withdrawn":
        left = long_date(facts["left_on"], language)
        if facts["left_reason"]:
            return text("unit.headline_withdrawn", language, left=left, reason=facts["left_reason"], **values)
        return text("unit.headline_withdrawn_unexplained", language, left=left, **values)
    starts, ends = long_date(term["starts_on"], language), long_date(term["ends_on"], language)
    return text(f"unit.headline_{status}", language, starts=starts, ended=ends, **values)


def _items(record: UnitRecord, asked: list[Row], state: str, language: Language) -> str:
    titles = record.model.titles
    items = [
        text("unit.item_with_count", language, what=titles[row["requirement"]], count=row[state])
        if row[state] > 1
        else titles[row["requirement"]]
        for row in asked
        if row[state]
    ]
    # Titles hold commas of their own («Veiledning med arbeidsgruppa, fysisk»).
    return "; ".join(items)


def next_meeting(record: UnitRecord) -> Row | None:
    """Return the unit's next planned meeting, if one is planned."""
    planned = [meeting for meeting in record.meetings.rows if meeting["state"] == "planned"]
    return min(planned, key=lambda meeting: (meeting["planned_on"], meeting["meeting_id"]), default=None)


def _next_meeting(record: UnitRecord, language: Language) -> str:
    meeting = next_meeting(record)
    if meeting is None:
        return text("unit.headline_no_next", language)
    what = record.model.meeting_types[meeting["meeting_type"]]
    return text("unit.headline_next", language, what=what, date=long_date(meeting["planned_on"], language))
