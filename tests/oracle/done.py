"""metrics: Sub-goals, done. What was done for each of the six sub-goals, from registered facts."""

from collections import Counter

from tests.oracle.areas import Area
from tests.oracle.attendance import rows_of
from tests.oracle.completion import due, required_meetings
from tests.oracle.meetings import counting
from tests.oracle.options import Options, Row, area_columns, areas, in_order, rate
from tests.oracle.participants import Participant, semester_state, state, taking_part
from tests.oracle.tables import Meeting
from tests.oracle.world import World

Share = tuple[int, int] | None
ASKED = {1: "steering_group", 2: "owner_meeting", 3: "leader_guidance", 4: "staff_gathering", 6: "group_guidance"}


def sub_goals_done(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for cohort_no in options.cohorts(world):
        for semester_no in options.semesters():
            if semester_state(world, world.model.semester(cohort_no, semester_no)) == "future":
                continue
            for area in areas(world, cohort_no, options):
                if not taking_part(world, cohort_no, semester_no, area, options):
                    continue
                for sub_goal_no in (1, 2, 3, 4, 5, 6):
                    share = _share(world, cohort_no, semester_no, area, options, sub_goal_no)
                    rows.append(
                        {
                            "cohort_no": cohort_no,
                            "semester_no": semester_no,
                            **area_columns(area),
                            "sub_goal_no": sub_goal_no,
                            "numerator": share[0] if share else None,
                            "denominator": share[1] if share else None,
                            "share": rate(*share) if share else None,
                        }
                    )
    return in_order(rows, 6)


def _share(world: World, cohort_no: int, semester_no: int, area: Area, options: Options, sub_goal_no: int) -> Share:
    if sub_goal_no in (1, 2) and (options.level == "unit" or options.unit_type is not None):
        return None
    asked = {row.what for row in world.model.requirements_of(cohort_no) if row.binding == "required"}
    if sub_goal_no != 5 and ASKED[sub_goal_no] not in asked:
        return None
    if sub_goal_no in (1, 4):
        role = {1: "owner", 4: "staff"}[sub_goal_no]
        rows = [
            row
            for row in rows_of(world, cohort_no, semester_no, area, options)
            if row.role == role and world.meeting(row.meeting_id).meeting_type == ASKED[sub_goal_no]
        ]
        return sum(row.attended for row in rows), sum(row.invited for row in rows)
    if sub_goal_no in (2, 3):
        filled = required_meetings(world, cohort_no, semester_no, area, options)
        slots = [row.slots for row in filled if row.requirement.what == ASKED[sub_goal_no]]
        return due(sum(slots, Counter()))
    units = [
        participant
        for participant in taking_part(world, cohort_no, semester_no, area, options)
        if participant.unit is not None and state(world, participant, semester_no) == "active"
    ]
    return _involved(world, units, semester_no) if sub_goal_no == 5 else _with_pps(world, units, semester_no)


def _involved(world: World, units: list[Participant], semester_no: int) -> Share:
    def has(participant: Participant, kind: str) -> bool:
        return any(
            (row.cohort_no, row.semester_no, row.unit_id, row.kind)
            == (participant.cohort_no, semester_no, participant.area.id, kind)
            for row in world.delivery.milestones
        )

    return sum(has(unit, "child_involvement") and has(unit, "parent_involvement") for unit in units), len(units)


def _with_pps(world: World, units: list[Participant], semester_no: int) -> Share:
    held: dict[str, Meeting] = {
        meeting.meeting_id: meeting
        for unit in units
        for meeting in counting(world, unit, semester_no)
        if meeting.meeting_type == "group_guidance" and meeting.held_on is not None
    }
    with_pps = [m for m in held.values() if any(r.role == "pps" and r.attended > 0 for r in world.attendance_of(m))]
    return len(with_pps), len(held)
