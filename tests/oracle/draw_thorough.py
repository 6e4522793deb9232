"""Hypothesis: a semester in which everything required was done, or all but one; else nothing would be completed."""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests.oracle.draw_meetings import near
from tests.oracle.model import Model, Requirement, Semester
from tests.oracle.tables import Evaluation, Meeting, Milestone, Participation


@dataclass(frozen=True)
class Thorough:
    meetings: list[Meeting]
    responses: list[list[Evaluation]]
    milestones: list[Milestone]


@st.composite
def thorough(draw: st.DrawFn, model: Model, units: list[Participation], as_of: date) -> Thorough:
    if not draw(st.booleans()):
        return Thorough([], [], [])
    cohort_no = draw(st.sampled_from(units)).cohort_no
    begun = [semester for semester in near(model, cohort_no, as_of) if semester.starts_on <= as_of]
    if not begun:
        return Thorough([], [], [])
    semester = draw(st.sampled_from(begun))
    of_cohort = [unit for unit in units if unit.cohort_no == cohort_no]
    required = [row for row in model.requirements_in(cohort_no, semester.semester_no) if row.binding == "required"]
    everything = [
        meeting
        for row in required
        if row.fulfilled_by == "meeting"
        for meeting in _held(row, semester, of_cohort, as_of)
    ]
    left_out = draw(st.none() | st.integers(0, len(everything) - 1))
    return Thorough(
        [meeting for place, meeting in enumerate(everything) if place != left_out],
        [
            [Evaluation("", cohort_no, semester.semester_no, unit.municipality_no, unit.unit_id, "staff", "d3_a", None)]
            for unit in of_cohort
        ],
        [
            Milestone(cohort_no, semester.semester_no, unit.municipality_no, unit.unit_id, row.what, as_of)
            for row in required
            if row.fulfilled_by == "milestone"
            for unit in of_cohort
        ],
    )


def _held(row: Requirement, semester: Semester, units: list[Participation], as_of: date) -> list[Meeting]:
    held_on = min(semester.starts_on, as_of)
    form = "physical" if row.format == "any" else row.format
    owners = {(unit.municipality_no, unit.unit_id if row.level == "unit" else None) for unit in units}
    where = sorted(owners, key=str) * row.min_count
    about = (semester.cohort_no, semester.semester_no, row.what)
    return [Meeting("", *about, *owner, None, held_on, held_on, False, form, as_of) for owner in where]
