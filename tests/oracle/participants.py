"""metrics: Participants. Who takes part in a cohort, and their state in each semester."""

from dataclasses import dataclass

from tests.oracle.areas import Area, municipality_area, unit_area
from tests.oracle.model import Semester
from tests.oracle.options import Options
from tests.oracle.tables import Participation
from tests.oracle.world import World


@dataclass(frozen=True)
class Participant:
    """A unit of a cohort, or (unit None) a municipality of it."""

    cohort_no: int
    area: Area
    unit: Participation | None

    @property
    def level(self) -> str:
        return self.area.level

    @property
    def unit_type(self) -> str | None:
        return self.unit.unit_type if self.unit else None


def participants(world: World, cohort_no: int) -> list[Participant]:
    units = world.units(cohort_no)
    municipalities = sorted({unit.municipality_no for unit in units})
    return [Participant(cohort_no, unit_area(world, unit), unit) for unit in units] + [
        Participant(cohort_no, municipality_area(world, number), None) for number in municipalities
    ]


def semester_state(world: World, semester: Semester) -> str:
    if semester.ends_on < world.as_of:
        return "ended"
    return "current" if semester.starts_on <= world.as_of else "future"


def _unit_state(unit: Participation, semester: Semester) -> str | None:
    if unit.joined_on > semester.ends_on:
        return None
    if unit.left_on is None or unit.left_on >= semester.ends_on:
        return "active"
    return "withdrawn"


def state(world: World, participant: Participant, semester_no: int) -> str | None:
    """Return `active`, `withdrawn`, or None for no participant of the semester."""
    semester = world.model.semester(participant.cohort_no, semester_no)
    if participant.unit is not None:
        return _unit_state(participant.unit, semester)
    states = [
        _unit_state(unit, semester)
        for unit in world.units(participant.cohort_no)
        if unit.municipality_no == participant.area.id
    ]
    if "active" in states:
        return "active"
    return "withdrawn" if "withdrawn" in states else None


def taking_part(world: World, cohort_no: int, semester_no: int, area: Area, options: Options) -> list[Participant]:
    """Return the participants of the semester in the area, active or withdrawn, that --unit-type lets through."""
    return [
        participant
        for participant in participants(world, cohort_no)
        if participant.area.within(area)
        and options.takes(participant.unit_type)
        and state(world, participant, semester_no) is not None
    ]


def chosen(world: World, options: Options) -> list[Participant]:
    """Return the participants a participant query has rows about."""
    return [
        participant
        for cohort_no in options.cohorts(world)
        for participant in participants(world, cohort_no)
        if options.shows(participant.area, benchmark=False) and options.takes(participant.unit_type)
    ]
