"""What a figure is worked out from: one delivery, the programme model, the geography and the thresholds."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from tests.oracle.model import Geography, Model
from tests.oracle.tables import Attendance, Delivery, Meeting, Participation


@dataclass(frozen=True)
class Thresholds:
    min_respondents: int = 5
    answers_closed_days: int = 14
    low_attendance: Fraction = Fraction(60, 100)
    sub_goal_drop: Fraction = Fraction(1, 2)
    minutes_days: int = 14
    follow_up_days: int = 365


@dataclass(frozen=True)
class World:
    delivery: Delivery
    model: Model = field(repr=False)
    geography: Geography = field(repr=False)
    thresholds: Thresholds = field(default_factory=Thresholds)
    remembered: dict[object, object] = field(
        default_factory=dict, repr=False
    )  # worked out once, asked for in many queries

    @property
    def as_of(self) -> date:
        return self.delivery.as_of

    @cached_property
    def cohorts(self) -> list[int]:
        return sorted({p.cohort_no for p in self.delivery.participation})

    def units(self, cohort_no: int) -> list[Participation]:
        return [p for p in self.delivery.participation if p.cohort_no == cohort_no]

    def unit(self, cohort_no: int, unit_id: str) -> Participation:
        return next(p for p in self.units(cohort_no) if p.unit_id == unit_id)

    def meeting(self, meeting_id: str) -> Meeting:
        return next(m for m in self.delivery.meetings if m.meeting_id == meeting_id)

    def attendance_of(self, meeting: Meeting) -> list[Attendance]:
        return [a for a in self.delivery.attendance if a.meeting_id == meeting.meeting_id]
