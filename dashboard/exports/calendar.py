"""Planned meetings as a calendar file (RFC 5545): whole days, for no time of day is delivered."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from dashboard.formatting import counted, long_date
from dashboard.texts import Language, text

_PRODUCT = "-//Utdanningsdirektoratet//Læringsmiljøprosjektet//NO"
_NAMES = uuid5(NAMESPACE_URL, "laeringsmiljoprosjektet/meetings")


def as_calendar(
    meetings: Iterable[Mapping[str, Any]],
    titles: Mapping[str, str],
    as_of: date,
    *,
    synthetic: bool,
    language: Language,
) -> bytes:
    """Return the file.

    meetings: rows of `coming_meetings`; titles: meeting type → title; as_of: the delivery's date.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", text("follow_up.calendar_name", language))
    said = [text("follow_up.event_as_of", language, date=long_date(as_of, language))]
    said += [text("follow_up.event_synthetic", language)] if synthetic else []
    for meeting in meetings:
        calendar.add_component(_event(meeting, titles[meeting["meeting_type"]], (as_of, said), language))
    written: bytes = calendar.to_ical()
    return written


def _event(meeting: Mapping[str, Any], title: str, delivered: tuple[date, list[str]], language: Language) -> Event:
    as_of, said = delivered
    day: date = meeting["planned_on"]
    place = _place(meeting, language)
    event = Event()
    # The same meeting in a later delivery has the same name, so that a calendar moves it instead of doubling it.
    event.add("uid", str(uuid5(_NAMES, meeting["meeting_id"])))
    # Told by the delivery, not by the clock: the same delivery gives the same file, a later one is the newer word.
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))  # the first day after
    event.add("summary", text("follow_up.event_at", language, meeting=title, place=place))
    event.add("location", place)
    event.add("description", " ".join([*_description(meeting, language), *said]))
    event.add("transp", "TRANSPARENT")  # whose day it is, nobody knows from here
    return event


def _place(meeting: Mapping[str, Any], language: Language) -> str:
    if meeting["unit_name"] is not None:
        return f"{meeting['unit_name']}, {meeting['municipality_name']}"
    return meeting["municipality_name"] or text("follow_up.national", language)


def _description(meeting: Mapping[str, Any], language: Language) -> list[str]:
    cohort, semester = meeting["cohort_no"], meeting["semester_no"]
    sentences = [text("follow_up.event_cohort", language, cohort=cohort, semester=semester)]
    if meeting["format"] is not None:
        sentences.append(text(f"follow_up.event_{meeting['format']}", language))
    if meeting["unit_id"] is None:
        sentences.append(counted("follow_up.event_units", meeting["units"], language))
    return sentences
