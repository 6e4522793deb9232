"""What every delivery test has: a connection with the programme model and reference data, and a load that is short."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.delivery import Finding, Loaded, SilentProgress, load
from dashboard.snapshots.model import load_model
from tests.delivery import tiny

Judge = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give one connection for all tests: a load leaves nothing but the schema `delivery`."""
    with duckdb.connect() as connected:
        connected.execute("set threads = 2")
        load_model(connected)
        yield connected


@pytest.fixture
def judge(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Judge:
    """Give a function that writes tables and returns the findings, and sees to it that errors leave nothing."""

    def findings(
        tables: tiny.Tables, dialect: tiny.Dialect = tiny.PLAIN, *, created: str | None = "2026-11-15T10:00:00"
    ) -> list[Finding]:
        return judged(connection, tiny.write(tmp_path / "delivery", tables, dialect, created))[1]

    return findings


def judged(
    connection: duckdb.DuckDBPyConnection, folder: Path, as_of: date | None = None
) -> tuple[Loaded | None, list[Finding]]:
    """Load a folder into a clean connection, and hold the promise that a refused delivery leaves nothing."""
    connection.execute("drop schema if exists delivery cascade")
    loaded, findings = load(folder, as_of, connection, SilentProgress())
    assert left(connection) == (6 if loaded else 0)  # five files, and the responses
    assert (loaded is None) == any(finding.severity == "error" for finding in findings)
    return loaded, findings


def left(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many tables of a delivery there are; where there is none, hold that nothing else is left of it."""
    count = "select count(*) from duckdb_views() where schema_name = 'delivery'"
    tables = int(connection.execute(count).fetchall()[0][0])
    beside = (
        "select count(*) from duckdb_schemas() "
        "where schema_name = 'delivery' or (database_name = 'checked' and schema_name = 'main')"
    )
    assert connection.execute(beside).fetchall() == [(2 if tables else 0,)]
    assert connection.execute("select count(*) from duckdb_views() where temporary and not internal").fetchall() == [
        (0,)
    ]
    return tables
