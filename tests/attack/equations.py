"""What can be solved: exact linear algebra over the figures an attacker holds.

Each published figure is an equation: the answers of these respondents add up to that. A group is exposed when some
combination of the equations (added, subtracted, scaled at will) leaves nothing but unknowns of its people: then a
weighted sum of their answers, and for one person the answer itself, is known. The numbers on the right-hand side do
not matter for that, so only the left-hand sides are worked with.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from fractions import Fraction

Unknown = Hashable
Equation = frozenset[Unknown]


def smallest_exposed(
    equations: Iterable[Equation], fewer_than: int, person_of: Callable[[Unknown], Hashable] = lambda unknown: unknown
) -> frozenset[Unknown] | None:
    """Return the fewest people, fewer than that, about whom anything can be solved; None when there are none.

    Unknowns that stand in the same equations can never be told apart, so they are taken together: a combination that
    leaves one of them leaves all. Only sets of these that have few enough people can be what is left.
    """
    together = _together(set(equations))
    matrix = independent([[Fraction(unknowns <= equation) for unknowns in together] for equation in set(equations)])
    for left in _by_people(together, fewer_than, person_of):
        kept = [number for number, unknowns in enumerate(together) if unknowns not in left]
        if len(independent([[row[number] for number in kept] for row in matrix])) < len(matrix):
            return frozenset().union(*left)
    return None


def independent(matrix: list[list[Fraction]]) -> list[list[Fraction]]:
    """Return rows that say all that the matrix says, none of which follows from the others (Gaussian elimination)."""
    rows, found = [row[:] for row in matrix], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((number for number in range(found, len(rows)) if rows[number][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for number in range(found + 1, len(rows)):
            if factor := rows[number][column] / rows[found][column]:
                rows[number] = [a - factor * b for a, b in zip(rows[number], rows[found], strict=True)]
        found += 1
    return rows[:found]


def _together(equations: set[Equation]) -> list[frozenset[Unknown]]:
    standing: dict[Unknown, set[Equation]] = {}
    for equation in equations:
        for unknown in equation:
            standing.setdefault(unknown, set()).add(equation)
    same: dict[frozenset[Equation], set[Unknown]] = {}
    for unknown, where in standing.items():
        same.setdefault(frozenset(where), set()).add(unknown)
    return [frozenset(unknowns) for unknowns in same.values()]


def _by_people(
    together: list[frozenset[Unknown]], fewer_than: int, person_of: Callable[[Unknown], Hashable]
) -> Iterator[tuple[frozenset[Unknown], ...]]:
    """Yield the sets of unknowns taken together with fewer people than that, those with the fewest people first."""
    people = {unknowns: frozenset(map(person_of, unknowns)) for unknowns in together}
    found: list[tuple[int, tuple[frozenset[Unknown], ...]]] = []

    def choose(first: int, chosen: tuple[frozenset[Unknown], ...], who: frozenset[Hashable]) -> None:
        for number in range(first, len(together)):
            more = who | people[together[number]]
            if len(more) < fewer_than:
                found.append((len(more), (*chosen, together[number])))
                choose(number + 1, (*chosen, together[number]), more)

    choose(0, (), frozenset())
    yield from (chosen for _, chosen in sorted(found, key=lambda pair: (pair[0], len(pair[1]))))
