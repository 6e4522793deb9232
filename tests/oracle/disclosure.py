"""metrics: Disclosure control. Which answers are published, joined into which blocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from tests.oracle.areas import Area, row_area
from tests.oracle.tables import Evaluation
from tests.oracle.world import World


@dataclass(frozen=True)
class Respondent:
    """One response with a score on one sub-goal; its area is the lowest it belongs to."""

    response_id: str
    cohort_no: int
    semester_no: int
    sub_goal_no: int
    role: str
    unit_type: str | None
    area: Area
    score: Fraction


@dataclass(frozen=True)
class Block:
    home: Area
    respondents: frozenset[Respondent]


@dataclass(frozen=True)
class _Pool:
    """Respondents not yet in a block, and which of them are in a unanimous part of k or more."""

    respondents: frozenset[Respondent] = frozenset()
    in_unanimous_part: frozenset[Respondent] = frozenset()


def is_closed(world: World, cohort_no: int, semester_no: int) -> bool:
    ends_on = world.model.semester(cohort_no, semester_no).ends_on
    return world.as_of >= ends_on + timedelta(days=world.thresholds.answers_closed_days)


def closed_answers(world: World) -> list[Evaluation]:
    return [row for row in world.delivery.evaluation if is_closed(world, row.cohort_no, row.semester_no)]


def unit_type_of(world: World, row: Evaluation) -> str | None:
    return world.unit(row.cohort_no, row.unit_id).unit_type if row.unit_id else None


def respondents(world: World) -> list[Respondent]:
    """Return every respondent of the closed semesters, once per sub-goal scored."""
    if "respondents" not in world.remembered:
        world.remembered["respondents"] = _respondents(world)
    return world.remembered["respondents"]  # type: ignore[return-value]  # what was put there above


def _respondents(world: World) -> list[Respondent]:
    answers: dict[tuple[str, int], list[Evaluation]] = {}
    for row in closed_answers(world):
        if row.score is not None:
            answers.setdefault((row.response_id, world.model.sub_goal_of_item[row.item_id]), []).append(row)
    return [
        Respondent(
            response_id=response_id,
            cohort_no=rows[0].cohort_no,
            semester_no=rows[0].semester_no,
            sub_goal_no=sub_goal_no,
            role=rows[0].role,
            unit_type=unit_type_of(world, rows[0]),
            area=row_area(world, rows[0].cohort_no, rows[0].municipality_no, rows[0].unit_id),
            score=Fraction(sum(row.score or 0 for row in rows), len(rows)),
        )
        for (response_id, sub_goal_no), rows in answers.items()
    ]


def blocks(world: World) -> list[Block]:
    """Return every published block; who is in none of them is withheld."""
    if "blocks" not in world.remembered:
        groups: dict[tuple[object, ...], list[Respondent]] = {}
        for r in respondents(world):
            group = (r.cohort_no, r.semester_no, r.sub_goal_no, r.role, r.unit_type)
            groups.setdefault(group, []).append(r)
        k = world.thresholds.min_respondents
        world.remembered["blocks"] = [block for group in groups.values() for block in blocks_of(group, k)]
    return world.remembered["blocks"]  # type: ignore[return-value]  # what was put there above


def blocks_of(group: Iterable[Respondent], k: int) -> list[Block]:
    """Join one group (cohort, semester, sub-goal, role, unit type) upwards until it may be published."""
    found: list[Block] = []
    pools: dict[Area, _Pool] = {}
    waiting = list(group)
    for level in ("unit", "municipality", "county", "nation"):
        joined: dict[Area, list[_Pool]] = {}
        for area, pool in pools.items():
            joined.setdefault(_above(area, level), []).append(pool)
        for respondent in [r for r in waiting if r.area.level == level]:
            joined.setdefault(respondent.area, []).append(_Pool(frozenset({respondent})))
        pools = {}
        for area, parts in joined.items():
            pool = _join(parts)
            if _is_publishable(pool, k):
                found.append(Block(area, pool.respondents))
            else:
                pools[area] = _carried_up(pool, k)
    return found


def _above(area: Area, level: str) -> Area:
    above = area.at(level)
    assert above is not None, f"{area} has no {level}"
    return above


def _join(parts: list[_Pool]) -> _Pool:
    return _Pool(
        frozenset().union(*(part.respondents for part in parts)),
        frozenset().union(*(part.in_unanimous_part for part in parts)),
    )


def _is_publishable(pool: _Pool, k: int) -> bool:
    outside = pool.respondents - pool.in_unanimous_part
    if len(pool.respondents) < k or _all_agree(pool.respondents):
        return False
    return not pool.in_unanimous_part or len(outside) >= k


def _carried_up(pool: _Pool, k: int) -> _Pool:
    unanimous = len(pool.respondents) >= k and _all_agree(pool.respondents)
    return _Pool(pool.respondents, pool.respondents if unanimous else pool.in_unanimous_part)


def _all_agree(of: frozenset[Respondent]) -> bool:
    return len({respondent.score for respondent in of}) <= 1
