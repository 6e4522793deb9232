"""The SQL layers: which tables there are, and in which order they must be made.

A file holds one `select`; its folder and name are the table's schema and name. What a file reads is found in its text,
so that the order needs no list of its own.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path

from dashboard import resources

#: folder of `queries/` → schema of the table it makes
SCHEMAS = {"staging": "staging", "core": "core", "marts": "mart"}

#: gives every row of an area-bound mart its place, on which the row filter rests
PLACES = "core.area"

_REFERENCE = re.compile(r"\b(staging|core|mart)\.([a-z_]+)")
_ORDER = re.compile(r"^-- Order: place_no$", re.MULTILINE)
_SCOPE = re.compile(
    r"^-- Scope: (?P<scope>office, with the nation as benchmark|office|national|everyone)$", re.MULTILINE
)


@dataclass(frozen=True)
class Table:
    """One SQL file: the table `name` (`schema.table`) and the `select` that makes it."""

    schema: str
    table: str
    sql: str

    @property
    def name(self) -> str:
        """Return the name other files use."""
        return f"{self.schema}.{self.table}"

    @cached_property
    def needs(self) -> set[str]:
        """Return the names of the tables that must be made before it."""
        read = {".".join(found) for found in _REFERENCE.findall(self.sql)} - {self.name}
        return read | {PLACES} if self.schema == "mart" and self.is_of_areas else read

    @property
    def _scope(self) -> str:
        found = _SCOPE.search(self.sql)
        if found is None:
            # A mart without a stated scope would be open to everyone by oversight.
            raise ValueError(
                f"queries/marts/{self.table}.sql: no line «-- Scope: office | national | everyone …» in the header"
            )
        return found["scope"]

    @property
    def is_of_areas(self) -> bool:
        """Tell whether its rows belong to areas, so that an office sees only its own."""
        return self._scope in ("office", "office, with the nation as benchmark")

    @property
    def is_in_order(self) -> bool:
        """Tell whether its rows come in the order of their areas' numbers, so that they need not be sorted."""
        return _ORDER.search(self.sql) is not None

    @property
    def is_national(self) -> bool:
        """Tell whether only the nation's eyes may see its rows."""
        return self._scope == "national"

    @property
    def has_benchmark(self) -> bool:
        """Tell whether its row of the nation may be seen by every office, to compare with."""
        return self._scope == "office, with the nation as benchmark"


def tables(queries: Path | None = None) -> list[Table]:
    """Return every table of the layers, each after those it reads."""
    folder = queries or resources.root() / "queries"
    found = {
        table.name: table
        for layer, schema in SCHEMAS.items()
        for path in sorted((folder / layer).glob("*.sql"))
        for table in [Table(schema, path.stem, path.read_text(encoding="utf-8"))]
    }
    graph = {name: table.needs & found.keys() for name, table in found.items()}
    return [found[name] for name in TopologicalSorter(graph).static_order()]


def needed_for(name: str, ordered: list[Table]) -> list[Table]:
    """Return a table and all that it rests on, in order."""
    names = {name}
    for table in reversed(ordered):
        if table.name in names:
            names |= table.needs
    return [table for table in ordered if table.name in names]


def readers(needs: Mapping[str, Set[str]]) -> dict[str, set[str]]:
    """Return for each table in `core` that any of `needs` reads the names of those: after the last, it can go."""
    found: dict[str, set[str]] = {}
    for name, needed in needs.items():
        for read in needed:
            if read.startswith("core."):
                found.setdefault(read, set()).add(name)
    return found
