"""One meeting, planned or held."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Meeting:
    """A row of the delivery's meetings; the id is given when it is written."""

    cohort_no: int
    semester_no: int
    meeting_type: str
    municipality_no: str | None
    unit_id: str | None
    unit_type: str | None
    planned_on: date
    format: str
    held_on: date | None = None
    cancelled: bool = False
    minutes_on: date | None = None
    basis_on: date | None = None
    meeting_id: str = ""
