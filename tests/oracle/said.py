"""metrics: Sub-goals, said. Figures over whole blocks of answers."""

from fractions import Fraction

from tests.oracle.areas import NATION, Area, row_area
from tests.oracle.disclosure import Block, Respondent, blocks, closed_answers, respondents, unit_type_of
from tests.oracle.options import Options, Row, area_columns, areas, in_order
from tests.oracle.world import World

Key = tuple[int, int, int, str]  # cohort, semester, sub-goal, role or `all`


def sub_goals_said(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    roles = ["all", *world.model.respondent_roles]
    for cohort_no in options.cohorts(world):
        for semester_no in options.semesters():
            for area in areas(world, cohort_no, options):
                if not _has_responses(world, cohort_no, semester_no, area, options):
                    continue
                for sub_goal_no in (1, 2, 3, 4, 5, 6):
                    for role in roles:
                        key = (cohort_no, semester_no, sub_goal_no, role)
                        rows.append(
                            {
                                "cohort_no": cohort_no,
                                "semester_no": semester_no,
                                **area_columns(area),
                                "sub_goal_no": sub_goal_no,
                                "role": role,
                                **_values(world, key, area, options),
                            }
                        )
    return in_order(rows, 7)


def _has_responses(world: World, cohort_no: int, semester_no: int, area: Area, options: Options) -> bool:
    return any(
        (row.cohort_no, row.semester_no) == (cohort_no, semester_no)
        and row_area(world, cohort_no, row.municipality_no, row.unit_id).within(area)
        and options.takes(unit_type_of(world, row))
        for row in closed_answers(world)
    )


def _is_about(respondent: Respondent, key: Key, options: Options) -> bool:
    cohort_no, semester_no, sub_goal_no, role = key
    same = (respondent.cohort_no, respondent.semester_no, respondent.sub_goal_no) == (
        cohort_no,
        semester_no,
        sub_goal_no,
    )
    return same and role in ("all", respondent.role) and options.takes(respondent.unit_type)


def _blocks(world: World, key: Key, options: Options) -> list[Block]:
    return [block for block in blocks(world) if _is_about(next(iter(block.respondents)), key, options)]


def published(world: World, key: Key, area: Area, options: Options) -> list[Fraction]:
    """Return the scores of the respondents in blocks whose home is the area or lies inside it."""
    return [r.score for block in _blocks(world, key, options) if block.home.within(area) for r in block.respondents]


def mean(scores: list[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)


def _values(world: World, key: Key, area: Area, options: Options) -> Row:
    scores = published(world, key, area, options)
    answered = [r for r in respondents(world) if r.area.within(area) and _is_about(r, key, options)]
    higher = [block for block in _blocks(world, key, options) if not block.home.within(area)]
    return {
        "score": float(mean(scores)) if scores else None,
        "favourable": sum(score >= 4 for score in scores) / len(scores) if scores else None,
        "n": len(scores) if scores else None if answered else 0,
        "change": _change(world, key, area, options),
        "more_above": any(r.area.within(area) for block in higher for r in block.respondents),
        "suppressed": bool(answered) and not scores,
        "withheld": _withheld(world, key, area, options),
    }


def _change(world: World, key: Key, area: Area, options: Options) -> float | None:
    cohort_no, semester_no, sub_goal_no, role = key
    scores = published(world, key, area, options)
    if not scores:
        return None
    for earlier in range(semester_no - 1, 0, -1):
        before = published(world, (cohort_no, earlier, sub_goal_no, role), area, options)
        if before:
            return float(mean(scores) - mean(before))
    return None


def _withheld(world: World, key: Key, area: Area, options: Options) -> int | None:
    if area != NATION or key[3] != "all" or options.unit_type is not None:
        return None
    answered = sum(_is_about(r, key, options) for r in respondents(world))
    withheld = answered - len(published(world, key, NATION, options))
    return None if 1 <= withheld < world.thresholds.min_respondents else withheld
