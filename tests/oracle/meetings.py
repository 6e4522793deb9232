"""metrics: Requirements and their slots. The state of a meeting, and whom it counts for."""

from tests.oracle.model import Requirement
from tests.oracle.participants import Participant, state
from tests.oracle.tables import Meeting, Participation
from tests.oracle.world import World


def meeting_state(world: World, meeting: Meeting) -> str:
    if meeting.cancelled:
        return "cancelled"
    if meeting.held_on is not None:
        return "held"
    return "planned" if meeting.planned_on >= world.as_of else "overdue"


def matches(requirement: Requirement, meeting: Meeting) -> bool:
    """Tell whether the meeting is of the requirement's type and format."""
    formats = {"any": {"physical", "hybrid", "digital"}, "physical": {"physical", "hybrid"}, "digital": {"digital"}}
    return requirement.what == meeting.meeting_type and meeting.format in formats[requirement.format]


def meant_for(meeting: Meeting, unit: Participation) -> bool:
    return meeting.municipality_no in (None, unit.municipality_no) and meeting.unit_type in (None, unit.unit_type)


def attended_by(world: World, meeting: Meeting, unit: Participation) -> bool:
    return sum(row.attended for row in world.attendance_of(meeting) if row.unit_id == unit.unit_id) > 0


def _joint_counts(world: World, meeting: Meeting, unit: Participation) -> bool:
    if meeting.cancelled:
        return False
    if meeting.held_on is None:
        return meant_for(meeting, unit)
    if attended_by(world, meeting, unit):
        return True
    listed = [row for row in world.attendance_of(meeting) if row.municipality_no == unit.municipality_no]
    return meant_for(meeting, unit) and not listed


def _counts(world: World, meeting: Meeting, participant: Participant) -> bool:
    if participant.unit is None:
        return meeting.municipality_no == participant.area.id and meeting.unit_id is None
    if meeting.unit_id is not None:
        return meeting.unit_id == participant.unit.unit_id
    return _joint_counts(world, meeting, participant.unit)


def owed_types(world: World, participant: Participant) -> set[str]:
    """Return the meeting types that the programme owes participants of this level, in any semester."""
    return {
        row.what
        for row in world.model.requirements_of(participant.cohort_no)
        if row.fulfilled_by == "meeting" and row.level == participant.level
    }


def counting(world: World, participant: Participant, semester_no: int) -> list[Meeting]:
    """Return the semester's meetings, of the types the programme owes the participant, that count for it."""
    if state(world, participant, semester_no) != "active":
        return []
    return [
        meeting
        for meeting in world.delivery.meetings
        if (meeting.cohort_no, meeting.semester_no) == (participant.cohort_no, semester_no)
        and meeting.meeting_type in owed_types(world, participant)
        and _counts(world, meeting, participant)
    ]
