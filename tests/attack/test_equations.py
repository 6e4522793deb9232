"""The solver itself, on systems small enough to solve in one's head. Unknowns are letters, each a person."""

import pytest

from tests.attack.equations import Equation, smallest_exposed


def system(*equations: str) -> list[Equation]:
    return [frozenset(equation) for equation in equations]


@pytest.mark.parametrize(
    ("equations", "fewer_than", "found"),
    [
        (system("abcde"), 5, None),
        (system("abcde"), 6, "abcde"),
        (system("abcde", "fghij", "abcdefghij"), 5, None),
        # The complement: everybody less all but two.
        (system("abcde", "abcdefg"), 5, "fg"),
        (system("abc", "de", "abcdef"), 2, "f"),
        # ab + bc - ac = 2b: neither is in the other, and still each is solved.
        (system("ab", "bc", "ac"), 2, "abc"),
        (system("ab", "bc", "cd"), 2, None),
        # Nobody alone, but a + b and a - c are known, of two people each: a weighted sum counts too.
        (system("abde", "bcde"), 2, None),
        (system("abde", "bcde"), 3, "ac"),
        ([], 5, None),
    ],
)
def test_the_fewest_who_can_be_solved(equations: list[Equation], fewer_than: int, found: str | None) -> None:
    exposed = smallest_exposed(equations, fewer_than)
    assert (exposed is None) == (found is None)
    if exposed is not None and found is not None:
        assert exposed <= set(found)


def test_it_is_people_that_are_counted() -> None:
    """One who changes an answer is one person with two unknowns: the difference between the two is about one."""
    before, after = frozenset({"a", "b", "c old"}), frozenset({"a", "b", "c new"})
    assert smallest_exposed([before, after], 2, lambda unknown: str(unknown)[0]) == frozenset({"c old", "c new"})
    assert smallest_exposed([before, after], 2) is None
