"""Draws that are the same on every machine and with every version of Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of draws, named by what it is for, so that one story's draws do not move another's.

    Built on `Random.random()` alone: of all methods, it is the one whose sequence Python promises never to change.
    """

    __slots__ = ("random",)

    def __init__(self, seed: int, *purpose: object) -> None:
        name = "/".join(str(part) for part in (seed, *purpose))
        self.random = Random(name).random  # noqa: S311 -- a demonstration, nothing to keep secret

    def chance(self, probability: float) -> bool:
        """Tell whether something happens that does so with this probability."""
        return self.random() < probability

    def between(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both included."""
        return least + int(self.random() * (most - least + 1))

    def around(self, width: float) -> float:
        """Return a number around 0, never farther away than `width`, mostly nearer."""
        return (self.random() + self.random() - 1.0) * width

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[int(self.random() * len(choices))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return the things in a new order."""
        left = list(things)
        for last in range(len(left) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            left[last], left[other] = left[other], left[last]
        return left
