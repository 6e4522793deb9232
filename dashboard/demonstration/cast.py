"""Who takes part in the demonstration, and what each of them is like."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.demonstration.model import Semester

AS_OF = date(2026, 11, 15)
"""The delivery's date."""

COHORTS = (7, 8, 9, 10)

RETURNING = (7, 10)
"""Units of the first cohort take part again in the second."""


class Story(StrEnum):
    """What is special about a municipality in a cohort."""

    ORDINARY = "ordinary"
    EXEMPLARY = "exemplary"
    """Does everything it is asked to, in time."""
    FADING = "fading"
    """Has lost its momentum."""
    WITHDRAWN = "withdrawn"
    """All its units have left."""
    SPLIT = "split"
    """Gathers the staff of kindergartens and of schools apart."""
    DIGITAL = "digital"
    """Holds its steering-group meetings digitally, the physical one too."""
    LATE_MINUTES = "late_minutes"
    SHARED = "shared"
    """Its kindergartens are guided together in the digital meetings."""


class Trait(StrEnum):
    """What is special about a unit in a cohort."""

    LATE_JOINER = "late_joiner"
    LEFT = "left"
    LEFT_NOW = "left_now"
    """Left in the current semester."""
    SILENT = "silent"
    """Has not answered an evaluation."""
    DROP = "drop"
    """Its answers on one sub-goal have fallen."""
    LOW_ATTENDANCE = "low_attendance"
    UNANIMOUS = "unanimous"
    """Its working group all answer alike."""
    SMALL = "small"
    """Three or four respondents in all."""
    VISITOR = "visitor"
    """Goes to the other units' staff gathering."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in a cohort. `employees` is how many they are, also where `staff` was left blank in the registration."""

    unit_id: str
    name: str
    unit_type: str
    ownership: str
    municipality_no: str
    children: int | None
    staff: int | None
    employees: int
    joined_on: date
    left_on: date | None = None
    left_reason: str | None = None
    traits: frozenset[Trait] = frozenset()
    slack: float = 0.0
    """How much less likely than in its municipality that a thing is done."""
    lean: float = 0.0
    """How much higher it answers than others."""
    pace: float = 1.0
    """How fast its answers grow, 1 being ordinary."""

    def takes_part(self, semester: Semester) -> bool:
        """Tell whether it took part on any day of the semester."""
        return self.joined_on <= semester.ends_on and (self.left_on is None or self.left_on >= semester.starts_on)

    def last_day(self, semester: Semester) -> date:
        """Return the last day of the semester that it took part."""
        return min(semester.ends_on, self.left_on or semester.ends_on)

    def present(self, day: date) -> bool:
        """Tell whether it took part on the day."""
        return self.joined_on <= day and (self.left_on is None or day <= self.left_on)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality in a cohort; `vigour` by semester, 1 where all that is asked is done."""

    municipality_no: str
    county_no: str
    story: Story
    vigour: tuple[float, float, float, float]
    lean: float
    units: tuple[Unit, ...]

    def takes_part(self, semester: Semester) -> bool:
        """Tell whether any of its units took part on any day of the semester."""
        return any(unit.takes_part(semester) for unit in self.units)


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort with its semesters and municipalities."""

    cohort_no: int
    semesters: tuple[Semester, ...]
    municipalities: tuple[Municipality, ...]
