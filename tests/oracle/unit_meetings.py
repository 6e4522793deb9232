"""metrics: The figures as queries, `unit_meetings`: what one unit has had, has planned and was absent from."""

from tests.oracle.areas import unit_area
from tests.oracle.meetings import counting, matches, meant_for, meeting_state, owed_types
from tests.oracle.options import Options, Row, area_columns, in_order
from tests.oracle.participants import Participant, chosen, state
from tests.oracle.tables import Meeting, Participation
from tests.oracle.world import World


def unit_meetings(world: World, options: Options) -> list[Row]:
    """Return rows for options with within=("unit", ID); another within is wrong use, for the caller to refuse."""
    rows: list[Row] = []
    for participant in chosen(world, options):
        if participant.unit is None:
            continue
        for semester_no in options.semesters():
            for meeting in world.delivery.meetings:
                if (meeting.cohort_no, meeting.semester_no) == (participant.cohort_no, semester_no):
                    shown_as = _state(world, participant, meeting)
                    if shown_as is not None:
                        rows.append(_row(world, participant.unit, meeting, shown_as))
    return in_order(rows, 7)


def _state(world: World, participant: Participant, meeting: Meeting) -> str | None:
    """Return the state the unit's page shows the meeting in, None when it is not on it."""
    assert participant.unit is not None
    if meeting.unit_id is not None:
        return meeting_state(world, meeting) if meeting.unit_id == participant.unit.unit_id else None
    if meeting in counting(world, participant, meeting.semester_no):
        return meeting_state(world, meeting)
    was_owed = meeting.meeting_type in owed_types(world, participant)
    is_active = state(world, participant, meeting.semester_no) == "active"
    held_without_it = meeting.held_on is not None and meant_for(meeting, participant.unit)
    return "absent" if was_owed and is_active and held_without_it else None


def _row(world: World, unit: Participation, meeting: Meeting, shown_as: str) -> Row:
    asking = [
        row.requirement
        for row in world.model.requirements_of(unit.cohort_no)
        if row.fulfilled_by == "meeting" and row.level == "unit" and matches(row, meeting)
    ]
    present = [row for row in world.attendance_of(meeting) if row.unit_id == unit.unit_id]
    return {
        "cohort_no": meeting.cohort_no,
        "semester_no": meeting.semester_no,
        **area_columns(unit_area(world, unit)),
        "planned_on": meeting.planned_on,
        "meeting_id": meeting.meeting_id,
        "requirement": asking[0] if asking else None,
        "meeting_type": meeting.meeting_type,
        "format": meeting.format,
        "held_on": meeting.held_on,
        "state": shown_as,
        "minutes_on": meeting.minutes_on,
        "basis_on": meeting.basis_on,
        "invited": sum(row.invited for row in present) if present else None,
        "attended": sum(row.attended for row in present) if present else None,
    }
