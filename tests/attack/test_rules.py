"""The rules of disclosure control on a delivery in which each of them bites; on drawn ones: test_attack.py."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from dashboard.scope import Scope
from tests.attack.case import Shown, obtained, published
from tests.attack.figures import asked
from tests.attack.groups import Known
from tests.attack.nasty import K, nasty
from tests.attack.rules import RULES

NATIONAL = (Scope.national(),)


@pytest.fixture(scope="module")
def shown() -> Shown:
    known = Known(nasty(), K)
    return Shown(known, obtained(known, NATIONAL))


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_holds_where_every_rule_bites(shown: Shown, rule: Callable[[Shown], None]) -> None:
    rule(shown)


def test_every_rule_bites_there(shown: Shown) -> None:
    """… so that the tests above and the attacks on it are about something."""
    assert {level for _, level, _ in shown.blocks} == {"unit", "municipality", "county", "nation"}
    assert any(shown.unanimous_inside(*where) for where in shown.blocks), "no block holds a unanimous part"
    assert shown.unanimous - shown.home.keys(), "no unanimous part is withheld"
    assert {who is None for who in shown.seen.withheld.values()} == {True, False}
    assert {row["more_above"] for _, row in shown.seen.rows} == {True, False}
    assert {kind.unit_type for kind, _, _ in shown.blocks} == {None, "school"}


def test_scores_are_means_of_whole_blocks_and_pin_nobody(shown: Shown) -> None:
    """The same delivery undyed: each mean is of the people the dye showed, and, as they do not agree, is not 1 or 5."""
    of = {(f.area_level, f.area_id, f.choice, f.semester_no, f.sub_goal_no, f.role): f for f in shown.figures}
    compared = 0
    with published(shown.known) as data:
        for _, choice, row in asked(data, NATIONAL, "sub_goals_said"):
            place = (row["area_level"], row["area_id"], choice, row["semester_no"], row["sub_goal_no"], row["role"])
            figure = of.pop(place, None)
            assert (figure is None) == (not row["n"]), row
            if figure is not None:
                said = shown.known.said(figure.groups)
                assert row["n"] == len(said)
                assert row["score"] == pytest.approx(float(sum(said, Fraction(0)) / len(said)), abs=1e-9)
                assert row["favourable"] == pytest.approx(sum(score >= 4 for score in said) / len(said), abs=1e-9)
                assert 1 < row["score"] < 5
                compared += 1
    assert not of
    assert compared > 50
