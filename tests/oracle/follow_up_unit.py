"""metrics: Follow-up list, the two reasons about people at a unit: their attendance and their answers."""

from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.areas import Area
from tests.oracle.disclosure import blocks
from tests.oracle.participants import Participant
from tests.oracle.said import mean
from tests.oracle.tables import Participation
from tests.oracle.world import World


def low_attendance(world: World, unit: Participation, semester_no: int) -> Iterator[tuple[str, float, None, None]]:
    invited = attended = 0
    for row in world.delivery.attendance:
        meeting = world.meeting(row.meeting_id)
        if (
            (meeting.cohort_no, meeting.semester_no) == (unit.cohort_no, semester_no)
            and meeting.meeting_type == "staff_gathering"
            and meeting.held_on is not None
            and (row.unit_id, row.role) == (unit.unit_id, "staff")
        ):
            invited += row.invited
            attended += row.attended
    if invited and Fraction(attended, invited) < world.thresholds.low_attendance:
        yield "low_attendance", attended / invited, None, None


Scores = dict[str, list[Fraction]]  # role: the scores in its blocks whose home is the unit


def fallen_sub_goals(
    world: World, participant: Participant, semester_no: int
) -> Iterator[tuple[str, float, None, str]]:
    falls: dict[int, Fraction] = {}
    for sub_goal_no in (1, 2, 3, 4, 5, 6):
        now = _published(world, participant, semester_no, sub_goal_no)
        before: Scores = {}
        for earlier in range(semester_no - 1, 0, -1):
            before = before or _published(world, participant, earlier, sub_goal_no)
        both = [role for role in now if role in before]
        if both:
            fall = mean([s for role in both for s in before[role]]) - mean([s for role in both for s in now[role]])
            if fall >= world.thresholds.sub_goal_drop:
                falls[sub_goal_no] = fall
    if falls:
        yield "sub_goal_drop", float(max(falls.values())), None, ",".join(str(number) for number in sorted(falls))


def _published(world: World, participant: Participant, semester_no: int, sub_goal_no: int) -> Scores:
    area: Area = participant.area
    found: Scores = {}
    for block in blocks(world):
        one = next(iter(block.respondents))
        about = (one.cohort_no, one.semester_no, one.sub_goal_no)
        if about == (participant.cohort_no, semester_no, sub_goal_no) and block.home == area:
            found[one.role] = [respondent.score for respondent in block.respondents]
    return found
