"""The five tables of a delivery as plain records: the contract's columns, blanks None, codes canonical."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Participation:
    cohort_no: int
    unit_id: str
    unit_name: str
    unit_type: str
    ownership: str
    municipality_no: str
    children: int | None
    staff: int | None
    joined_on: date
    left_on: date | None = None
    left_reason: str | None = None


@dataclass(frozen=True)
class Meeting:
    meeting_id: str
    cohort_no: int
    semester_no: int
    meeting_type: str
    municipality_no: str | None
    unit_id: str | None
    unit_type: str | None
    planned_on: date
    held_on: date | None
    cancelled: bool
    format: str
    minutes_on: date | None = None
    basis_on: date | None = None


@dataclass(frozen=True)
class Attendance:
    meeting_id: str
    municipality_no: str | None
    unit_id: str | None
    role: str
    invited: int
    attended: int


@dataclass(frozen=True)
class Evaluation:
    response_id: str
    cohort_no: int
    semester_no: int
    municipality_no: str
    unit_id: str | None
    role: str
    item_id: str
    score: int | None


@dataclass(frozen=True)
class Milestone:
    cohort_no: int
    semester_no: int
    municipality_no: str
    unit_id: str | None
    kind: str
    done_on: date


@dataclass(frozen=True)
class Delivery:
    as_of: date
    participation: list[Participation]
    meetings: list[Meeting] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    evaluation: list[Evaluation] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
