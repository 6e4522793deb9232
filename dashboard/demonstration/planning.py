"""Plans a municipality's meetings of a semester, as the programme model asks for them."""

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.demonstration.cast import AS_OF, Municipality, Story, Unit
from dashboard.demonstration.dates import working_day
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.meeting import Meeting
from dashboard.demonstration.model import Requirement, Semester

_PLACES = {
    "staff_gathering": (0.12,),
    "group_guidance_physical": (0.2, 0.76),
    "group_guidance_digital": (0.42,),
    "group_guidance": (0.25, 0.7),
    "leader_guidance": (0.62,),
    "steering_group_physical": (0.3,),
    "steering_group_digital": (0.8,),
    "steering_group": (0.3, 0.8),
    "owner_meeting": (0.5,),
}
"""When in a semester, as shares of it; requirements not here are spread evenly."""
_PLANNED_BY_THE_BEST = timedelta(days=230)
_PLANNED_BY_OTHERS = timedelta(days=120)
_FIRST_DAY = 10
_LAST_DAY = 134
_DAYS_OF_A_MONTH = (4, 14)


def plan(
    dice: Dice, municipality: Municipality, semester: Semester, requirements: tuple[Requirement, ...]
) -> Iterator[tuple[Meeting, Unit | None]]:
    """Yield the meetings asked for (but national ones) with the unit whose own they are (None: the municipality's)."""
    units = [unit for unit in municipality.units if unit.takes_part(semester)]
    for requirement in requirements:
        asked = requirement.fulfilled_by == "meeting" and semester.semester_no in requirement.semesters
        later = semester.starts_on > AS_OF and requirement.per == "month"
        if not asked or later or requirement.meeting_level == "national" or not units:
            continue
        for unit, unit_type in _hosts(requirement, municipality, units):
            hosts = [unit] if unit else [one for one in units if unit_type in {None, one.unit_type}]
            for day, number in _days(dice, requirement, semester, municipality.story):
                if any(host.present(day) for host in hosts) and _is_arranged_by_now(dice, municipality, semester, day):
                    yield _meeting(dice, requirement, municipality, (unit, unit_type), (semester, day, number)), unit


def _is_arranged_by_now(dice: Dice, municipality: Municipality, semester: Semester, day: date) -> bool:
    """Tell whether a meeting is in the calendar: the next semester's first months are half planned, later ones not."""
    if semester.starts_on <= AS_OF:
        return True
    if municipality.story is Story.EXEMPLARY:
        return day <= AS_OF + _PLANNED_BY_THE_BEST
    return day <= AS_OF + _PLANNED_BY_OTHERS and dice.chance(0.5)


def _hosts(
    requirement: Requirement, municipality: Municipality, units: list[Unit]
) -> Iterator[tuple[Unit | None, str | None]]:
    """Yield for whom each meeting is: a unit, or all units of the municipality (of a type)."""
    types = sorted({unit.unit_type for unit in units})
    shared = municipality.story is Story.SHARED and requirement.requirement == "group_guidance_digital"
    if requirement.meeting_level == "unit":
        if shared and "kindergarten" in types:
            yield None, "kindergarten"
        yield from ((unit, None) for unit in units if not (shared and unit.unit_type == "kindergarten"))
    elif municipality.story is Story.SPLIT and requirement.what == "staff_gathering":
        yield from ((None, unit_type) for unit_type in types)
    else:
        yield None, None


def _days(dice: Dice, requirement: Requirement, semester: Semester, story: Story) -> Iterator[tuple[date, int]]:
    if requirement.per == "month":
        month = semester.starts_on
        while month <= semester.ends_on:
            for number in range(2 if story is Story.EXEMPLARY else dice.between(1, 2)):
                day = working_day(month.replace(day=_DAYS_OF_A_MONTH[number] + dice.between(0, 4)))
                if day <= semester.ends_on:
                    yield day, number
            month = (month + timedelta(days=31)).replace(day=1)
        return
    places = _PLACES.get(requirement.requirement) or tuple(
        (number + 0.5) / requirement.min_count for number in range(requirement.min_count)
    )
    for number in range(requirement.min_count):
        share = places[number % len(places)] + dice.around(0.12)
        days = _FIRST_DAY + max(0, int(share * (_LAST_DAY - _FIRST_DAY)))
        yield working_day(semester.starts_on + timedelta(days=days)), number


def _meeting(
    dice: Dice,
    requirement: Requirement,
    municipality: Municipality,
    host: tuple[Unit | None, str | None],
    when: tuple[Semester, date, int],
) -> Meeting:
    unit, unit_type = host
    semester, day, number = when
    return Meeting(
        cohort_no=semester.cohort_no,
        semester_no=semester.semester_no,
        meeting_type=requirement.what,
        municipality_no=municipality.municipality_no,
        unit_id=unit.unit_id if unit else None,
        unit_type=unit_type,
        planned_on=day,
        format=_format(dice, requirement, municipality, number),
    )


def _format(dice: Dice, requirement: Requirement, municipality: Municipality, number: int) -> str:
    if requirement.what == "steering_group" and municipality.story is Story.DIGITAL:
        return "digital"
    if requirement.format == "physical":
        exact = municipality.story is Story.EXEMPLARY
        return "physical" if exact else dice.pick(("physical",) * 27 + ("hybrid", "hybrid", "digital"))
    if requirement.format == "digital":
        return "digital"
    if requirement.what == "leader_guidance":
        return dice.pick(("digital", "digital", "digital", "digital", "physical"))
    if requirement.what in {"working_group", "staff_gathering"}:
        return dice.pick(("physical",) * 9 + ("digital",))
    return ("physical", "digital")[number % 2]
