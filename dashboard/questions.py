"""A figure's query with its filters: asked by the page, shown as a command line and downloaded, all from one object."""

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.warehouse import View

Row = dict[str, Any]
Area = tuple[str, str]
"""Level and id: ("county", "50")."""


@dataclass(frozen=True)
class Question:
    """One of metrics.md's queries and the options it is asked with; None means no restriction."""

    name: str
    level: str = "county"
    cohort: int | None = None
    semester: int | None = None
    within: Area | None = None
    unit_type: str | None = None

    def ask(self, view: "View") -> list[Row]:
        """Return the query's rows as the view's scope sees them, columns and order as the query has them."""
        return view.run(
            self.name,
            cohort=None if self.cohort is None else [self.cohort],
            semester=None if self.semester is None else [self.semester],
            level=self.level,
            within=self.within,
            unit_type=self.unit_type,
        )

    def options(self) -> list[tuple[str, str]]:
        """Return the options that are not at their default, named as on the command line."""
        within = None if self.within is None else ":".join(self.within)
        every = [
            ("cohort", self.cohort),
            ("semester", self.semester),
            ("level", self.level),
            ("within", within),
            ("unit-type", self.unit_type),
        ]
        return [(name, str(chosen)) for name, chosen in every if chosen is not None]

    def command(self, scope_key: str, snapshot_id: str) -> str:
        """Return the command line that prints the same rows as CSV."""
        words = ["python", "-m", "dashboard", "query", self.name, "--scope", scope_key]
        for name, chosen in self.options():
            words += [f"--{name}", chosen]
        return shlex.join([*words, "--snapshot", snapshot_id, "--format", "csv"])
