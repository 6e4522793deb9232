"""Answers to the semester evaluation: who answers, how they lean, what they score."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt

from dashboard.demonstration.cast import AS_OF, Municipality, Story, Trait, Unit
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.model import Semester

_START = {1: 3.45, 2: 3.2, 3: 3.5, 4: 3.55, 5: 3.05, 6: 3.0}
_GROWTH = {1: 0.12, 2: 0.1, 3: 0.16, 4: 0.22, 5: 0.13, 6: 0.05}
_ROLES = {"leader": 0.35, "working_group": 0.15, "staff": -0.1, "parent": -0.35, "owner": 0.3, "pps": 0.0}
_OWN_FIELD = {("pps", 6): 0.6, ("owner", 2): 0.3, ("leader", 3): 0.2, ("parent", 5): -0.2, ("working_group", 5): 0.15}
_FAR_FIELD = {("parent", 1), ("parent", 2), ("parent", 6), ("staff", 2), ("staff", 6)}
"""Where many have no opinion."""
_STEPS = (0.0, 0.8, 1.5, 2.7)
_FADING_STEPS = (0.0, 0.7, -0.6, -1.8)
_UNANIMOUS_SUB_GOALS = (3, 5)
_CELLS = 64
_GRADES = 20  # steps of an expected score between two whole scores


@dataclass(frozen=True, slots=True)
class Group:
    """Respondents of one role, of a unit or (unit_id None) a municipality; `expected` by sub-goal, in twentieths."""

    municipality_no: str
    unit_id: str | None
    role: str
    respondents: int
    expected: dict[int, int]
    far: frozenset[int]
    unanimous: frozenset[int]


def groups(dice: Dice, municipality: Municipality, semester: Semester) -> Iterator[Group]:
    """Yield all groups of a municipality that answered; in a current semester only the few who are early."""
    current = semester.ends_on >= AS_OF
    vigour = municipality.vigour[semester.semester_no - 1]
    mood = municipality.lean + dice.around(0.12)
    steps = _FADING_STEPS if municipality.story is Story.FADING else _STEPS
    exact = municipality.story is Story.EXEMPLARY
    for unit in municipality.units:
        silent = _is_silent(dice, unit, semester, 1.0 - vigour + unit.slack)
        if not unit.present(min(semester.ends_on, AS_OF)) or (silent and not exact):
            continue
        if current and not (dice.chance(0.05) or (exact and unit is municipality.units[0])):
            continue
        growth = unit.pace * steps[semester.semester_no - 1]
        for role, respondents in _respondents(dice, unit, current):
            expected = {
                sub_goal: _expected(role, sub_goal, mood + unit.lean + _shock(unit, sub_goal, semester), growth)
                for sub_goal in _START
            }
            agreed = frozenset(_UNANIMOUS_SUB_GOALS if _agrees(unit, role) else ())
            yield Group(municipality.municipality_no, unit.unit_id, role, respondents, expected, _far(role), agreed)
    if current or not municipality.takes_part(semester):
        return
    for role in ("owner", "pps"):
        respondents = dice.between(0 if vigour < 0.9 else 1, 3)
        expected = {sub_goal: _expected(role, sub_goal, mood, steps[semester.semester_no - 1]) for sub_goal in _START}
        if respondents and any(unit.present(semester.ends_on) for unit in municipality.units):
            yield Group(municipality.municipality_no, None, role, respondents, expected, _far(role), frozenset())


def _is_silent(dice: Dice, unit: Unit, semester: Semester, slack: float) -> bool:
    forgets = dice.chance(0.02 + 0.7 * slack)
    return forgets or (Trait.SILENT in unit.traits and semester.semester_no == 2)


def _respondents(dice: Dice, unit: Unit, current: bool) -> Iterator[tuple[str, int]]:
    """Yield the roles of a unit with how many of them answer."""
    if Trait.SMALL in unit.traits:
        yield "leader", 1
        yield "staff", 1 if current else dice.between(2, 3)
    elif current:
        yield "staff", dice.between(1, 3)
    else:
        yield "leader", 2 if unit.employees >= 40 else 1
        group = 3 + unit.employees // 16
        yield "working_group", 6 if Trait.UNANIMOUS in unit.traits else min(6, group + dice.between(0, 1))
        yield "staff", max(4, min(14, unit.employees * 3 // 5 + dice.between(-2, 1)))
        parents = dice.between(0, 5)
        if parents:
            yield "parent", parents


def _agrees(unit: Unit, role: str) -> bool:
    return Trait.UNANIMOUS in unit.traits and role == "working_group"


def _shock(unit: Unit, sub_goal: int, semester: Semester) -> float:
    falls = Trait.DROP in unit.traits and sub_goal == 1 + int(unit.unit_id) % 6
    if not falls or semester.semester_no == 1:
        return 0.0
    return -1.3 if semester.semester_no == 2 else -0.5


def _expected(role: str, sub_goal: int, lean: float, growth: float) -> int:
    score = _START[sub_goal] + _ROLES[role] + _OWN_FIELD.get((role, sub_goal), 0.0) + lean + _GROWTH[sub_goal] * growth
    return int(min(4.8, max(1.3, score)) * _GRADES)


@cache
def _far(role: str) -> frozenset[int]:
    return frozenset(sub_goal for far_role, sub_goal in _FAR_FIELD if far_role == role)


def scores(dice: Dice, group: Group, items: dict[int, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield one respondent's items and scores, '' for no opinion."""
    random = dice.random
    lean = int((random() + random() - 1.0) * 0.8 * _GRADES)
    tired = random() < 0.03
    for sub_goal, of_sub_goal in items.items():
        if tired and sub_goal > 4:
            return
        if sub_goal in group.unanimous:
            for item in of_sub_goal:
                yield item, "4"
            continue
        cells = _cells(group.expected[sub_goal] + lean, 12 if sub_goal in group.far else 2)
        for item in of_sub_goal:
            yield item, cells[int(random() * _CELLS)]


@cache
def _cells(expected: int, without_opinion: int) -> tuple[str, ...]:
    """Return equally likely scores: some blank, the others spread around the expected one as the sum of two dice is."""
    cells = [""] * without_opinion
    count = _CELLS - without_opinion
    for cell in range(count):
        share = (cell + 0.5) / count
        offset = sqrt(2.0 * share) - 1.0 if share < 0.5 else 1.0 - sqrt(2.0 - 2.0 * share)
        cells.append(str(min(5, max(1, int(expected / _GRADES + 1.3 * offset + 0.5)))))
    return tuple(cells)
