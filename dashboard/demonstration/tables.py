"""Writes the delivery's files, their columns in the order the contract has them."""

import csv
import json
from collections.abc import Iterable
from contextlib import ExitStack
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from dashboard import resources


@cache
def columns() -> dict[str, tuple[str, ...]]:
    """Return the columns of each file of a delivery."""
    path = resources.root() / "data" / "contract" / "datapackage.json"
    contract = json.loads(path.read_text(encoding="utf-8"))
    return {
        resource["name"]: tuple(field["name"] for field in resource["schema"]["fields"])
        for resource in contract["resources"]
    }


class Table:
    """One file being written."""

    def __init__(self, path: Path, names: tuple[str, ...], stack: ExitStack) -> None:
        self._file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(names)
        self._in_order = itemgetter(*names)
        self._names = frozenset(names)

    def add(self, row: dict[str, Any]) -> None:
        """Write a row that has exactly the columns of the contract; None becomes an empty cell."""
        if len(row) != len(self._names):
            raise KeyError(f"not the contract's columns: {sorted(self._names ^ set(row))}")
        self._writer.writerow(self._in_order(row))

    def add_lines(self, same: dict[str, Any], first: str, second: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Write rows that differ in two columns only, much faster than one by one; no value may need quoting.

        In the contract the first of the two columns stands before the second.
        """
        before, _, rest = ",".join(self._in_order({**same, first: "\0", second: "\1"})).partition("\0")
        between, _, after = rest.partition("\1")
        self._file.write("".join([f"{before}{one}{between}{other}{after}\n" for one, other in pairs]))
