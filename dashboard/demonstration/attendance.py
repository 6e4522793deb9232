"""Who was invited to a held meeting and who came, as counts per role."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.demonstration.cast import Municipality, Story, Trait, Unit
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.meeting import Meeting
from dashboard.demonstration.model import Semester


@dataclass(frozen=True, slots=True)
class Turnout:
    """A row of the delivery's attendance; `municipality_no` None for people of no municipality."""

    municipality_no: str | None
    unit_id: str | None
    role: str
    invited: int
    attended: int


_USUAL = 0.9
_OF_ROLE = {"staff": -0.05, "leader": 0.05, "owner": 0.0, "pps": -0.1, "guide": 0.1, "parent": -0.2, "health": -0.25}


def of_the_nation(dice: Dice, meeting: Meeting) -> Iterator[Turnout]:
    """Yield those who come to a gathering of the whole cohort for no municipality."""
    yield Turnout(None, None, "county_governor", 20, dice.between(14, 20))
    yield Turnout(None, None, "guide", 12, dice.between(10, 12))
    if meeting.meeting_type == "kickoff":
        yield Turnout(None, None, "other", 8, dice.between(5, 8))


def of_municipality(
    dice: Dice, meeting: Meeting, municipality: Municipality, semester: Semester, own_unit: Unit | None = None
) -> Iterator[Turnout]:
    """Yield a municipality's people at a held meeting: one of a unit, one of its own, or a gathering of the cohort."""
    if meeting.held_on is None:
        return
    will = _will(municipality, meeting)
    number = municipality.municipality_no
    exact = municipality.story is Story.EXEMPLARY
    for role, least, most in _WITHOUT_UNIT.get(meeting.meeting_type, ()):
        if exact or role == "guide" or dice.chance(0.97):
            yield _turnout(dice, (number, None), role, dice.between(least, most), will)
    units = (own_unit,) if own_unit else municipality.units
    for unit in units:
        # The kickoff is before the first semester, and who begins with the semester comes to it.
        if unit.present(max(meeting.held_on, semester.starts_on)) and _is_for(meeting, unit):
            away = own_unit is None and not exact and dice.chance(0.01 + 0.25 * (1.0 - will) * unit.slack)
            yield from _of_unit(dice, meeting, unit, 0.0 if away else will)


_WITHOUT_UNIT: dict[str, tuple[tuple[str, int, int], ...]] = {
    "kickoff": (("owner", 1, 3), ("pps", 1, 2)),
    "national_days": (("owner", 1, 3), ("pps", 1, 2)),
    "staff_gathering": (("owner", 1, 3), ("pps", 1, 3), ("guide", 1, 2)),
    "group_guidance": (("pps", 1, 1), ("guide", 1, 1)),
    "leader_guidance": (("guide", 1, 1),),
    "steering_group": (("owner", 2, 4), ("pps", 1, 2), ("guide", 1, 1), ("parent", 1, 1)),
    "owner_meeting": (("owner", 1, 3), ("guide", 1, 1)),
}
_OF_A_UNIT = {
    "kickoff": ("leader", "working_group"),
    "national_days": ("leader", "working_group"),
    "staff_gathering": ("leader", "staff"),
    "group_guidance": ("leader", "working_group"),
    "leader_guidance": ("leader",),
    "steering_group": ("leader",),
    "working_group": ("working_group",),
}


def _is_for(meeting: Meeting, unit: Unit) -> bool:
    if meeting.unit_type in {None, unit.unit_type}:
        return True
    return meeting.meeting_type == "staff_gathering" and Trait.VISITOR in unit.traits


def _will(municipality: Municipality, meeting: Meeting) -> float:
    if municipality.story is Story.EXEMPLARY:
        return 0.98
    vigour = municipality.vigour[meeting.semester_no - 1]
    return _USUAL - 0.3 * (1.0 - vigour)


def _of_unit(dice: Dice, meeting: Meeting, unit: Unit, will: float) -> Iterator[Turnout]:
    where = (unit.municipality_no, unit.unit_id)
    for role in _OF_A_UNIT.get(meeting.meeting_type, ()):
        own_will = will
        if role == "staff" and Trait.LOW_ATTENDANCE in unit.traits:
            own_will = min(will, 0.5)
        turnout = _turnout(dice, where, role, _people(unit, role), own_will)
        alone = meeting.unit_id is not None and turnout.attended == 0
        yield replace(turnout, attended=1) if alone else turnout
    if meeting.meeting_type == "group_guidance" and unit.unit_type == "school" and dice.chance(0.3):
        yield _turnout(dice, where, "health", 1, will)


def _people(unit: Unit, role: str) -> int:
    if role == "staff":
        return unit.employees
    if role == "leader":
        return 2 if unit.employees >= 40 else 1
    return min(6, 3 + unit.employees // 12)


def _turnout(dice: Dice, where: tuple[str, str | None], role: str, invited: int, will: float) -> Turnout:
    share = min(1.0, max(0.0, will + _OF_ROLE.get(role, 0.0) + dice.around(0.16))) if will else 0.0
    attended = min(invited, int(invited * share + dice.random())) if will else 0
    return Turnout(*where, role, invited, attended)
