"""The attack on one delivery: from all that can be obtained, nothing about fewer than k people can be solved."""

from hypothesis import given, note
from hypothesis import strategies as st

from dashboard.scope import Scope
from tests.attack.attacker import exposed, exposed_to_colleagues, sums
from tests.attack.case import Shown, obtained, published
from tests.attack.drawn import Size, deliveries
from tests.attack.figures import Obtained, asked, scopes
from tests.attack.groups import LEVELS, Known
from tests.attack.nasty import K, nasty
from tests.attack.rules import RULES
from tests.attack.runs import bounded, described
from tests.attack.tracing import Tracer


@bounded(12)
@given(st.data())
def test_every_rule_holds_and_nothing_under_k_can_be_solved(data: st.DataObject) -> None:
    """Of what Udir sees: a test below holds that nobody sees other figures."""
    k = data.draw(st.sampled_from((3, 5)))
    known = Known(data.draw(deliveries(k, Size(themes=4, groups=47))), k)
    note(described(known))
    shown = Shown(known, obtained(known, (Scope.national(),)))
    for rule in RULES:
        rule(shown)
    assert exposed(shown) is None
    assert exposed_to_colleagues(shown) is None


def test_nothing_can_be_solved_where_every_rule_bites() -> None:
    known = Known(nasty(), K)
    shown = Shown(known, obtained(known, (Scope.national(),)))
    assert len(sums(shown)) > 15
    assert exposed(shown) is None
    assert exposed_to_colleagues(shown) is None


def test_filters_and_scopes_give_no_figure_that_udir_has_not() -> None:
    """Every scope, level, area to look within, choice of unit type and semester: all of it is among Udir's figures."""
    known = Known(nasty(), K)
    tracer = Tracer(list(known.scores))
    areas = {(level, known.area(group, level)) for group in known.scores for level in LEVELS}
    withins = (None, *((level, area_id) for level, area_id in sorted(areas, key=str) if area_id is not None))
    with published(known, tracer.change()) as data:

        def figures(who: tuple[Scope, ...], withins: tuple[tuple[str, str] | None, ...]) -> Obtained:
            return Obtained(((choice, row) for _, choice, row in asked(data, who, "sub_goals_said", withins)), [tracer])

        everything = figures((Scope.national(),), (None,)).figures
        assert figures(tuple(scopes(known)), withins).figures == everything
