"""The attacker: puts everything that anybody can obtain together, and solves (see README.md for what he knows)."""

from collections.abc import Iterable

from tests.attack.case import Shown
from tests.attack.equations import Equation, smallest_exposed
from tests.attack.groups import Group, Response

#: One person's answer on one sub-goal.
Answer = tuple[Group, Response]


def answers_of(shown: Shown, groups: Iterable[Group]) -> Equation:
    return frozenset((group, who) for group in groups for who in shown.known.scores[group])


def exposed(shown: Shown) -> Equation | None:
    """Return the fewest people, fewer than k, of whose answers or number anything can be solved; None: there are none.

    How many are withheld is a sum of people, not of answers: taken as both, the attacker has more than he really has.
    """
    withheld = {answers_of(shown, shown.withheld(about)) for about, number in shown.seen.withheld.items() if number}
    return smallest_exposed(sums(shown) | withheld, shown.known.k, person)


def exposed_to_colleagues(shown: Shown) -> Equation | None:
    """The same of answers, when each unanimous part has a member who talks: what he said, all of it said."""
    told = answers_of(shown, shown.unanimous)
    left = {equation - told for equation in sums(shown)} - {frozenset()}
    return smallest_exposed(left, shown.known.k, person)


def sums(shown: Shown) -> set[Equation]:
    """Return every published sum, of scores and of favourable answers: they are of the same people."""
    return {answers_of(shown, figure.groups) for figure in shown.figures}


def person(answer: object) -> object:
    assert isinstance(answer, tuple)
    return answer[1]


def units(found: Equation | None) -> set[str] | None:
    """Return the units of those who were found; None when nobody was."""
    return None if found is None else {group.unit_id for group, _ in found}  # type: ignore[misc, has-type]
