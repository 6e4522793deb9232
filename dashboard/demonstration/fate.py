"""What becomes of a planned meeting: held, moved, cancelled, forgotten, or never arranged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.demonstration.cast import AS_OF, Municipality, Story, Unit
from dashboard.demonstration.dates import working_day
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.meeting import Meeting
from dashboard.demonstration.model import Semester

_WITH_MINUTES = frozenset({"steering_group", "group_guidance", "leader_guidance"})
_WITH_BASIS = frozenset({"group_guidance", "leader_guidance"})


@dataclass(frozen=True, slots=True)
class Odds:
    """Bounds, in rising order, that one draw from 0 to 1 is held against."""

    not_arranged: float
    forgotten: float
    dropped: float
    replaced: float
    moved: float


def odds(municipality: Municipality, unit: Unit | None, semester: Semester) -> Odds:
    """Return how meetings fare where things are done with this vigour; where it is 1 all are held as planned."""
    vigour = municipality.vigour[semester.semester_no - 1]
    slack = 1.0 - vigour + (unit.slack if unit else 0.0)
    turbulence = 0.0 if vigour == 1.0 else 1.0
    bounds = [0.5 * slack, 0.8 * slack, 0.9 * slack]
    bounds.append(bounds[-1] + 0.035 * turbulence)
    bounds.append(bounds[-1] + 0.07 * turbulence)
    return Odds(*bounds)


def settle(dice: Dice, meeting: Meeting, chances: Odds, last_day: date) -> Iterator[Meeting]:
    """Yield the meeting as it stands on the delivery's date, after it a replacement; nothing where it was not arranged.

    `last_day`: of the semester, or the last one that the unit took part.
    """
    draw = dice.random()
    if draw < chances.not_arranged:
        return
    if meeting.planned_on >= AS_OF or draw < chances.forgotten:
        yield meeting
    elif draw < chances.dropped:
        yield replace(meeting, cancelled=True)
    elif draw < chances.replaced:
        yield replace(meeting, cancelled=True)
        later = working_day(meeting.planned_on + timedelta(days=dice.between(7, 24)))
        if later <= last_day:
            yield _held(replace(meeting, planned_on=later), later)
    elif draw < chances.moved:
        later = working_day(meeting.planned_on + timedelta(days=dice.between(2, 18)))
        yield _held(meeting, later if later <= last_day else meeting.planned_on)
    else:
        yield _held(meeting, meeting.planned_on)


def _held(meeting: Meeting, day: date) -> Meeting:
    """Return the meeting held on the day, or planned for it where it lies ahead."""
    return replace(meeting, held_on=day) if day <= AS_OF else replace(meeting, planned_on=day)


def with_papers(dice: Dice, meeting: Meeting, municipality: Municipality) -> Meeting:
    """Return the meeting with the dates its preparation was sent and its minutes were delivered."""
    exact = municipality.story is Story.EXEMPLARY
    if meeting.meeting_type in _WITH_BASIS and not meeting.cancelled and (exact or dice.chance(0.92)):
        basis_on = meeting.planned_on - timedelta(days=dice.between(3, 10))
        meeting.basis_on = basis_on if basis_on <= AS_OF else None
    if meeting.meeting_type in _WITH_MINUTES and meeting.held_on and (exact or dice.chance(0.96)):
        late = municipality.story is Story.LATE_MINUTES or (not exact and dice.chance(0.06))
        minutes_on = meeting.held_on + timedelta(days=dice.between(20, 75) if late else dice.between(0, 12))
        meeting.minutes_on = minutes_on if minutes_on <= AS_OF else None
    return meeting
