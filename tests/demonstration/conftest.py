"""The committed demonstration as tables, each file as text read by DuckDB."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from dashboard import resources
from dashboard.demonstration.tables import columns

COMMITTED = resources.root() / "data" / "demonstration" / "2026-11-15"

Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def ask() -> Iterator[Ask]:
    with duckdb.connect() as connection:
        for name in columns():
            path = str(COMMITTED / f"{name}.csv")
            connection.read_csv(path, header=True, all_varchar=True).create(name)
        for name in ("semesters", "cohorts"):
            connection.read_csv(str(resources.root() / "data" / "programme" / f"{name}.csv"), header=True).create(name)
        for name in ("municipalities", "county_governors"):
            path = str(resources.root() / "data" / "reference" / f"{name}.csv")
            connection.read_csv(path, header=True, all_varchar=True).create(name)
        yield lambda question: connection.execute(question).fetchall()
