"""Hypothesis: meetings in bundles (one owner, type and semester, so that formats meet)."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.oracle.draw_units import UNIT_TYPES
from tests.oracle.model import Model, Semester
from tests.oracle.tables import Meeting, Participation

FORMATS = ("physical", "digital", "hybrid")
NATIONAL = ("national_days", "kickoff")
#: Whose the meetings of a bundle are: the types drawn for it. `odd`: a unit's own, of types that are not a unit's.
TYPES = {
    "unit": (
        "group_guidance",
        "group_guidance",
        "group_guidance",
        "working_group",
        "leader_guidance",
        "staff_gathering",
    ),
    "municipality": (
        "steering_group",
        "steering_group",
        "owner_meeting",
        "staff_gathering",
        "group_guidance",
        *NATIONAL,
    ),
    "nation": NATIONAL,
    "unit type": ("staff_gathering", "steering_group", "leader_guidance"),
    "odd": ("steering_group", "owner_meeting", "national_days"),
}
#: Days after the semester's start: the same day twice, the same month twice, and before it began.
OFFSETS = (0, 3, 29, 31, 31, 45, 100, 150, -8)


@dataclass(frozen=True)
class _Details:
    planned_on: date
    held_on: date | None
    cancelled: bool
    format: str
    minutes_on: date | None


@st.composite
def meetings(draw: st.DrawFn, model: Model, units: list[Participation], as_of: date, at_least: int) -> list[Meeting]:
    bundles = draw(st.lists(_bundle(model, units, as_of), min_size=at_least, max_size=12))
    return [meeting for bundle in bundles for meeting in bundle]


@st.composite
def _bundle(draw: st.DrawFn, model: Model, units: list[Participation], as_of: date) -> list[Meeting]:
    unit = draw(st.sampled_from(units))
    semester = draw(st.sampled_from(near(model, unit.cohort_no, as_of)))
    whose = draw(st.sampled_from(list(TYPES)))
    meeting_type = draw(st.sampled_from(TYPES[whose]))
    any_type = draw(st.sampled_from((None, None, None, None, *UNIT_TYPES)))
    return [
        Meeting(
            meeting_id="",  # numbered when the delivery is put together
            cohort_no=unit.cohort_no,
            semester_no=semester.semester_no,
            meeting_type=meeting_type,
            municipality_no=None if whose == "nation" else unit.municipality_no,
            unit_id=unit.unit_id if whose in ("unit", "odd") else None,
            unit_type=unit.unit_type if whose == "unit type" else any_type,
            planned_on=details.planned_on,
            held_on=details.held_on,
            cancelled=details.cancelled,
            format=details.format,
            minutes_on=details.minutes_on,
        )
        for details in draw(st.lists(_details(semester, as_of), min_size=1, max_size=6))
    ]


def near(model: Model, cohort_no: int, as_of: date) -> list[Semester]:
    """Return the cohort's semesters, those around D first and more than once."""
    semesters = model.semesters_of(cohort_no)
    nearest = sorted(semesters, key=lambda s: abs((s.midpoint() - as_of).days))
    return [*[nearest[0]] * 4, nearest[1], *semesters]


@st.composite
def _details(draw: st.DrawFn, semester: Semester, as_of: date) -> _Details:
    form = draw(st.sampled_from(FORMATS))
    state = draw(st.sampled_from(("held", "held", "held", "planned", "planned", "overdue", "cancelled")))
    if state != "held":
        days = draw(st.sampled_from((0, 1, 40)))
        planned_on = as_of + timedelta(days=days) if state == "planned" else as_of - timedelta(days=1 + days)
        return _Details(planned_on, None, state == "cancelled", form, None)
    in_semester = min(semester.starts_on + timedelta(days=draw(st.sampled_from(OFFSETS))), as_of)
    lately = as_of - timedelta(days=draw(st.sampled_from((14, 15))))
    held_on = draw(st.sampled_from((in_semester, lately)))
    planned_on = held_on + timedelta(days=draw(st.sampled_from((0, -2, 30))))
    return _Details(planned_on, held_on, False, form, draw(st.sampled_from((None, as_of))))
