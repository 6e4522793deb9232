"""metrics: Slots. What each participant is owed in a semester, and the state each slot of it is in."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from tests.oracle.meetings import counting, matches, meeting_state
from tests.oracle.model import Requirement
from tests.oracle.participants import Participant, semester_state, state
from tests.oracle.tables import Meeting
from tests.oracle.world import World

STATES = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")


@dataclass
class Filled:
    """One requirement row of one participant and semester: its slots, and the meetings behind them."""

    requirement: Requirement
    held_in_all: int = 0
    slots: Counter[str] = field(default_factory=Counter)
    done_on: list[date] = field(default_factory=list)  # per held or other_format slot: the day that fills it
    overdue_on: list[date] = field(default_factory=list)  # planned_on of overdue meetings of matching format

    @property
    def left(self) -> int:
        return self.requirement.min_count - self.slots.total()

    @property
    def is_required_meeting(self) -> bool:
        return self.requirement.binding == "required" and self.requirement.fulfilled_by == "meeting"


def filled(world: World, participant: Participant, semester_no: int) -> list[Filled]:
    """Return the participant's rows of the semester with slots, in the model's order; none when it is not active."""
    key = ("filled", participant, semester_no)
    if key not in world.remembered:
        world.remembered[key] = _filled(world, participant, semester_no)
    return world.remembered[key]  # type: ignore[return-value]  # what was put there above


def owed(world: World, participant: Participant, semester_no: int) -> list[Requirement]:
    if state(world, participant, semester_no) != "active":
        return []
    rows = world.model.requirements_in(participant.cohort_no, semester_no)
    return [row for row in rows if row.level == participant.level]


def _filled(world: World, participant: Participant, semester_no: int) -> list[Filled]:
    rows = [Filled(row) for row in owed(world, participant, semester_no) if row.per == "semester"]
    semester = semester_state(world, world.model.semester(participant.cohort_no, semester_no))
    meetings = counting(world, participant, semester_no)
    for meeting_type in dict.fromkeys(
        row.requirement.what for row in rows if row.requirement.fulfilled_by == "meeting"
    ):
        siblings = [row for row in rows if row.requirement.what == meeting_type]
        _fill_meetings(world, siblings, meetings, semester)
    for row in rows:
        if row.requirement.fulfilled_by != "meeting":
            is_held = _is_held(world, participant, semester_no, row.requirement)
            row.slots["held" if is_held else "missing" if semester == "ended" else "not_due"] = 1
            row.held_in_all = int(is_held)
    return rows


def _fill_meetings(world: World, siblings: list[Filled], meetings: list[Meeting], semester: str) -> None:
    surplus: list[date] = []  # held beyond n, of any sibling
    for row in siblings:  # 1. held
        held = sorted(m.held_on for m in _of(world, row, meetings, "held") if m.held_on is not None)
        count = row.requirement.min_count
        row.held_in_all = len(held)
        row.slots["held"] = len(held[:count])
        row.done_on = held[:count]
        surplus += held[count:]
    surplus.sort()
    for row in siblings:  # 2. other_format
        while row.left and surplus:
            row.slots["other_format"] += 1
            row.done_on.append(surplus.pop(0))
    if semester != "ended":  # 3. planned
        spare = 0
        for row in siblings:
            planned = len(_of(world, row, meetings, "planned"))
            row.slots["planned"] = min(row.left, planned)
            spare += planned - row.slots["planned"]
        for row in siblings:
            borrowed = min(row.left, spare)
            row.slots["planned"] += borrowed
            spare -= borrowed
    for row in siblings:  # 4. overdue, 5. what is left
        row.overdue_on = [meeting.planned_on for meeting in _of(world, row, meetings, "overdue")]
        row.slots["overdue"] = min(row.left, len(row.overdue_on))
        row.slots[{"ended": "missing", "current": "unscheduled", "future": "not_due"}[semester]] = row.left


def _of(world: World, row: Filled, meetings: list[Meeting], wanted: str) -> list[Meeting]:
    return [m for m in meetings if matches(row.requirement, m) and meeting_state(world, m) == wanted]


def _is_held(world: World, participant: Participant, semester_no: int, requirement: Requirement) -> bool:
    unit_id = participant.unit.unit_id if participant.unit else None
    if requirement.fulfilled_by == "evaluation":
        return any(
            (row.cohort_no, row.semester_no, row.unit_id) == (participant.cohort_no, semester_no, unit_id)
            for row in world.delivery.evaluation
        )
    return any(
        (row.cohort_no, row.kind, row.unit_id) == (participant.cohort_no, requirement.what, unit_id)
        and row.semester_no <= semester_no
        and (unit_id is not None or row.municipality_no == participant.area.id)
        for row in world.delivery.milestones
    )
