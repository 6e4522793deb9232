"""The calendar file, read back by the library and by eye: whole days, names that stay, Norwegian words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from dashboard.exports.calendar import as_calendar
from dashboard.texts import LANGUAGES, Language

AS_OF = date(2026, 11, 15)
TITLES = {"steering_group": "Styringsgruppemøte", "group_guidance": "Veiledning med arbeidsgruppa"}


def meeting(meeting_id: str, day: date, **facts: Any) -> dict[str, Any]:
    about = {"cohort_no": 9, "semester_no": 3, "planned_on": day, "meeting_id": meeting_id, "format": "digital"}
    place = {"municipality_id": "5054", "municipality_name": "Indre Fosen", "unit_id": None, "unit_name": None}
    return about | place | {"meeting_type": "steering_group", "units": 4} | facts


JOINT = meeting("joint", date(2026, 12, 31))
OF_ONE = meeting(
    "one",
    date(2026, 11, 16),
    meeting_type="group_guidance",
    format="physical",
    unit_id="910000001",
    unit_name="Blåbær, lyng; og \\ en skole med et navn som er lengre enn noen linje får være i en kalenderfil",
    units=1,
)
NATIONAL = meeting("national", date(2026, 11, 20), municipality_id=None, municipality_name=None, format=None)


def written(
    *meetings: dict[str, Any], as_of: date = AS_OF, language: Language = "nb", synthetic: bool = False
) -> bytes:
    return as_calendar(meetings, TITLES, as_of, synthetic=synthetic, language=language)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_meeting_is_a_whole_day() -> None:
    (event,) = events(written(JOINT))
    assert event.decoded("dtstart") == date(2026, 12, 31)
    assert event.decoded("dtend") == date(2027, 1, 1)  # the first day after
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in written(JOINT)


def test_it_says_what_where_and_for_whom() -> None:
    joint, one, national = events(written(JOINT, OF_ONE, NATIONAL))
    assert joint["summary"] == "Styringsgruppemøte: Indre Fosen"
    assert joint["description"].replace("\u00a0", " ") == (
        "Pulje 9, semester 3. Digitalt møte. For 4 enheter. Planlagt dato slik den var meldt 15. november 2026."
    )
    assert one["location"] == f"{OF_ONE['unit_name']}, Indre Fosen"
    assert "enhet" not in one["description"]
    assert national["summary"] == "Styringsgruppemøte: hele landet"


def test_the_file_is_a_calendar_by_the_book() -> None:
    content = written(JOINT, OF_ONE, NATIONAL)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(content)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"]
    for event in calendar.walk("VEVENT"):
        assert event.decoded("dtstamp") == datetime(2026, 11, 15, tzinfo=UTC)


def test_a_meeting_keeps_its_name_when_its_date_moves_and_no_two_share_one() -> None:
    moved = meeting("joint", date(2026, 12, 10), unit_name=None)
    (before,), (after,) = events(written(JOINT)), events(written(moved, as_of=date(2026, 11, 30)))
    assert before["uid"] == after["uid"]
    assert before.decoded("dtstamp") < after.decoded("dtstamp")
    assert len({event["uid"] for event in events(written(JOINT, OF_ONE, NATIONAL))}) == 3


def test_the_same_delivery_gives_the_same_file() -> None:
    assert written(JOINT, OF_ONE) == written(JOINT, OF_ONE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_synthetic_says_so_in_every_event(language: Language) -> None:
    for event in events(written(JOINT, OF_ONE, language=language, synthetic=True)):
        assert "Syntetiske data" in event["description"]


def test_no_meetings_is_an_empty_calendar() -> None:
    assert events(written()) == []
