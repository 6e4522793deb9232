"""metrics: Follow-up list. One row per participant, semester and reason."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.oracle.follow_up_unit import fallen_sub_goals, low_attendance
from tests.oracle.meetings import counting
from tests.oracle.options import Options, Row, area_columns, in_order
from tests.oracle.participants import Participant, chosen, semester_state, state
from tests.oracle.slots import Filled, filled
from tests.oracle.tables import Participation
from tests.oracle.world import World

Reason = tuple[str, int | float, date | None, str | None]  # reason, quantity, oldest_on, detail


def follow_up(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for participant in chosen(world, options):
        for semester_no in options.semesters():
            if not _is_followed(world, participant, semester_no):
                continue
            for reason, quantity, oldest_on, detail in _reasons(world, participant, semester_no):
                rows.append(
                    {
                        "cohort_no": participant.cohort_no,
                        "semester_no": semester_no,
                        **area_columns(participant.area),
                        "reason": reason,
                        "quantity": quantity,
                        "oldest_on": oldest_on,
                        "detail": detail,
                    }
                )
    return in_order(rows, 6)


def _is_followed(world: World, participant: Participant, semester_no: int) -> bool:
    model = world.model
    last_day = model.semester(participant.cohort_no, 4).ends_on + timedelta(days=world.thresholds.follow_up_days)
    if world.as_of > last_day:
        return False
    if semester_state(world, model.semester(participant.cohort_no, semester_no)) == "future":
        return False
    return state(world, participant, semester_no) == "active" and _has_not_left(world, participant)


def _has_not_left(world: World, participant: Participant) -> bool:
    def stays(unit: Participation) -> bool:
        return unit.left_on in (None, world.as_of)

    if participant.unit is not None:
        return stays(participant.unit)
    units = world.units(participant.cohort_no)
    return any(stays(unit) for unit in units if unit.municipality_no == participant.area.id)


def _reasons(world: World, participant: Participant, semester_no: int) -> Iterator[Reason]:
    rows = [row for row in filled(world, participant, semester_no) if row.requirement.binding == "required"]
    meetings = [row for row in rows if row.requirement.fulfilled_by == "meeting"]
    semester = world.model.semester(participant.cohort_no, semester_no)
    yield from _slots("overdue_meeting", "overdue", meetings)
    yield from _slots("missing_meeting", "missing", meetings)
    if world.as_of > semester.midpoint():
        yield from _slots("not_scheduled", "unscheduled", meetings)
    if any(row.slots["missing"] for row in rows if row.requirement.fulfilled_by == "evaluation"):
        yield "evaluation_missing", 1, None, None
    milestones = [row for row in rows if row.requirement.fulfilled_by == "milestone"]
    yield from _slots("milestone_missing", "missing", milestones)
    if participant.unit is not None:
        yield from low_attendance(world, participant.unit, semester_no)
        yield from fallen_sub_goals(world, participant, semester_no)
    yield from _minutes_missing(world, participant, semester_no)


def _slots(reason: str, slot_state: str, rows: list[Filled]) -> Iterator[Reason]:
    found = [row for row in rows if row.slots[slot_state]]
    if found:
        oldest_on = min(day for row in found for day in row.overdue_on) if slot_state == "overdue" else None
        codes = ",".join(row.requirement.requirement for row in found)
        yield reason, sum(row.slots[slot_state] for row in found), oldest_on, codes


def _minutes_missing(world: World, participant: Participant, semester_no: int) -> Iterator[Reason]:
    held = [
        meeting.held_on
        for meeting in counting(world, participant, semester_no)
        if meeting.meeting_type in ("steering_group", "group_guidance", "leader_guidance")
        and meeting.held_on is not None
        and meeting.minutes_on is None
    ]
    late = [day for day in held if (world.as_of - day).days > world.thresholds.minutes_days]
    if late:
        yield "minutes_missing", len(late), min(late), None
