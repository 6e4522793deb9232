"""What a part of the bench hands back: the budgets it measured, and tables that tell where the figures come from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Budget:
    """One of the issue's budgets beside what was measured: at most that much, or with `at_least` no less."""

    name: str
    budget: float
    measured: float
    unit: str
    at_least: bool = False

    @property
    def within(self) -> bool:
        """Tell whether the budget holds."""
        return self.measured >= self.budget if self.at_least else self.measured <= self.budget

    def as_row(self) -> dict[str, Any]:
        """Return the row of the results' file."""
        return {**asdict(self), "within": self.within}


@dataclass
class Result:
    """What one part measured: its budgets, and its tables by title."""

    budgets: list[Budget] = field(default_factory=list)
    tables: dict[str, Rows] = field(default_factory=dict)
