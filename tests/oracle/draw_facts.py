"""Hypothesis: who was invited and came, and milestones."""

from datetime import date

from hypothesis import strategies as st

from tests.oracle.draw_meetings import NATIONAL, near
from tests.oracle.model import Model
from tests.oracle.tables import Attendance, Meeting, Milestone, Participation

ROLES = ("staff", "pps", "owner", "leader", "guide")
INVOLVEMENT = ("child_involvement", "parent_involvement")
WRITTEN = ("implementation_plan", "action_plan", "self_assessment", "knowledge_sharing")


@st.composite
def attendance(draw: st.DrawFn, units: list[Participation], held: list[Meeting]) -> list[Attendance]:
    """Draw rows of units the meeting was meant for and of others, of people of no unit, of no municipality."""
    found: dict[tuple[str, str | None, str | None, str], Attendance] = {}
    for meeting in held:
        of_cohort = [unit for unit in units if unit.cohort_no == meeting.cohort_no]
        for _ in range(draw(st.integers(0, 4))):
            unit = draw(st.sampled_from(of_cohort))
            role = draw(st.sampled_from(ROLES))
            may_be_blank = role == "guide" and meeting.meeting_type in NATIONAL
            is_blank = may_be_blank and draw(st.booleans())
            of_no_unit = is_blank or draw(st.sampled_from((False, False, True)))
            municipality_no = None if is_blank else unit.municipality_no
            invited = draw(st.integers(0, 6))
            attended = draw(st.sampled_from((invited, 0)) | st.integers(0, invited))
            key = (meeting.meeting_id, municipality_no, None if of_no_unit else unit.unit_id, role)
            found[key] = Attendance(*key, invited, attended)
    return list(found.values())


@st.composite
def milestones(draw: st.DrawFn, model: Model, units: list[Participation], as_of: date) -> list[Milestone]:
    found: list[Milestone] = []
    for _ in range(draw(st.integers(0, 5))):
        unit = draw(st.sampled_from(units))
        semester_no = draw(st.sampled_from(near(model, unit.cohort_no, as_of))).semester_no
        kinds = draw(st.just(INVOLVEMENT) | st.sampled_from([(kind,) for kind in (*WRITTEN, *INVOLVEMENT)]))
        unit_id = draw(st.sampled_from((unit.unit_id, unit.unit_id, None)))
        found += [Milestone(unit.cohort_no, semester_no, unit.municipality_no, unit_id, kind, as_of) for kind in kinds]
    return found
