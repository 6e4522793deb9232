"""The test of the test: with a naive suppression in the place of the blocks, the same attack finds somebody."""

from dashboard.scope import Scope
from tests.attack.attacker import exposed, exposed_to_colleagues, units
from tests.attack.case import Shown, obtained
from tests.attack.groups import Known
from tests.attack.nasty import D, K, nasty
from tests.attack.tracing import Change
from tests.oracle.tables import Delivery, Evaluation
from tests.queries.by_hand import A, B, answers, unit

NATIONAL = (Scope.national(),)


def everyone_at_home(sql: str) -> str:
    """Show each group where it is, whatever its size …"""
    return f"select * replace (if(unit_id is null, 'municipality', 'unit') as home_level) from ({sql})"


def small_cells_hidden(sql: str) -> str:
    """… and hide each figure of fewer than k by itself: the totals are shown, so what is hidden follows from them."""
    return f"""
        select said.* replace (
            if(n < min_respondents, null, score) as score,
            if(n < min_respondents, null, favourable) as favourable,
            if(n < min_respondents, null, n) as n
        )
        from ({sql}) as said cross join meta.rule"""


def joined_whoever_is_left(sql: str) -> str:
    """Join at the municipality whatever is not shown at a unit, without asking how many are outside those who agree."""
    return f"""
        select made.* exclude (k) replace (
            case
                when home_level = 'unit' then home_level
                when sum(n) over pool >= k and max(highest) over pool > min(lowest) over pool then 'municipality'
            end as home_level
        )
        from (select home.*, min_respondents as k from ({sql}) as home cross join meta.rule) as made
        window pool as (
            partition by cohort_no, semester_no, sub_goal_no, role, unit_type, municipality_id,
                home_level is not distinct from 'unit'
        )"""


SMALL_CELLS: dict[str, Change] = {"core.answer_home": everyone_at_home, "mart.sub_goals_said": small_cells_hidden}
JOINED: dict[str, Change] = {"core.answer_home": joined_whoever_is_left}


def staff(said: dict[str, list[int]]) -> Known:
    rows: list[Evaluation] = [row for unit_id, scores in said.items() for row in answers(1, "staff", unit_id, scores)]
    return Known(Delivery(D, [unit(A), unit(B)], evaluation=rows), K)


def test_small_cells_alone_follow_from_the_total() -> None:
    known = staff({A: [1, 2, 3, 4, 5], B: [2, 4]})
    assert units(exposed(Shown(known, obtained(known, NATIONAL, SMALL_CELLS)))) == {B}
    assert exposed(Shown(known, obtained(known, NATIONAL))) is None


def test_those_beside_people_who_agree_follow_from_one_of_them() -> None:
    known = staff({A: [4, 4, 4, 4, 4], B: [2, 5]})
    shown = Shown(known, obtained(known, NATIONAL, JOINED))
    assert exposed(shown) is None  # not from the figures alone …
    assert units(exposed_to_colleagues(shown)) == {B}  # … but one of A knows what all of A said
    assert exposed_to_colleagues(Shown(known, obtained(known, NATIONAL))) is None


def test_where_every_rule_bites() -> None:
    known = Known(nasty(), K)
    assert exposed(Shown(known, obtained(known, NATIONAL, SMALL_CELLS))) is not None
    assert exposed_to_colleagues(Shown(known, obtained(known, NATIONAL, JOINED))) is not None
