"""The catalogue of figures, `queries/catalogue.toml`: what can be asked for by name, and what comes back."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard import resources

LEVELS = ("nation", "office", "county", "municipality", "unit")
UNIT_TYPES = ("kindergarten", "school")


@dataclass(frozen=True)
class Figure:
    """One named figure: its key columns, then its value columns, in order."""

    name: str
    subject: Literal["area", "participant"]
    benchmark: bool
    keys: list[str]
    values: list[str]
    needs_unit: bool = False

    @property
    def columns(self) -> list[str]:
        """Return all its columns, in order."""
        return [*self.keys, *self.values]


@cache
def catalogue() -> dict[str, Figure]:
    """Return every figure by name."""
    text = (resources.root() / "queries" / "catalogue.toml").read_text(encoding="utf-8")
    return {name: Figure(name=name, **entry) for name, entry in tomllib.loads(text).items()}
