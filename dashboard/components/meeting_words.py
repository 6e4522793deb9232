"""One meeting in words: state, date, form, minutes, basis for the guidance and who came."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.status_mark import status_icon
from dashboard.components.unit_record import Row
from dashboard.formatting import long_date
from dashboard.texts import Language, text

# Duties the programme gives without a count: minutes after, and a basis before, these kinds of meeting.
_NEED_MINUTES = {"steering_group", "group_guidance", "leader_guidance"}
_NEED_BASIS = {"group_guidance", "leader_guidance"}


def meeting_line(meeting: Row, language: Language, title: str | None = None) -> Component:
    """Return one list item for a row of `unit_meetings`; `title` names the meeting where the place does not."""
    first, *rest = meeting_words(meeting, language)
    named = f"{title}: {first}" if title else first
    # Separators belong to what stands before them, so that no line begins with one.
    parts = [html.Span(f"{words} · ", className="meeting__part") for words in [named, *rest][:-1]]
    parts.append(html.Span(([named, *rest])[-1], className="meeting__part"))
    return html.Li([status_icon(meeting["state"]), html.Span(parts)], className=f"meeting meeting--{meeting['state']}")


def meeting_words(meeting: Row, language: Language) -> list[str]:
    """Return «Gjennomført 12. september 2026, fysisk», «referat 15. september 2026», «8 av 9 deltok»."""
    return [_when(meeting, language), *_papers(meeting, language), *_turnout(meeting, language)]


def _when(meeting: Row, language: Language) -> str:
    state, planned, held = meeting["state"], meeting["planned_on"], meeting["held_on"]
    day = long_date(held or planned, language)
    moved = held is not None and planned is not None and held != planned
    was_planned = text("unit.meeting_moved", language, date=long_date(planned, language))
    when = text(f"unit.meeting_{state}", language, date=day) + (f" ({was_planned})" if moved else "")
    form = meeting["format"]
    return f"{when}, {text(f'unit.format_{form}', language)}" if form else when


def _papers(meeting: Row, language: Language) -> list[str]:
    return [
        *_paper(meeting, "basis", _NEED_BASIS, language),
        *_paper(meeting, "minutes", _NEED_MINUTES, language),
    ]


def _paper(meeting: Row, paper: str, needed_by: set[str], language: Language) -> list[str]:
    day = meeting[f"{paper}_on"]
    if day is not None:
        return [text(f"unit.{paper}_on", language, date=long_date(day, language))]
    expected = meeting["state"] == "held" and meeting["meeting_type"] in needed_by
    return [text(f"unit.{paper}_none", language)] if expected else []


def _turnout(meeting: Row, language: Language) -> list[str]:
    if meeting.get("invited") is None:
        return []
    return [text("unit.attended_of", language, attended=meeting["attended"], invited=meeting["invited"])]
