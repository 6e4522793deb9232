"""The place a delivery is checked in: a schema of its own, gone where the delivery is refused."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from dashboard.delivery.contract import Contract
from dashboard.delivery.findings import FindingLog
from dashboard.delivery.progress import Progress

BLANKS = " \t\r\n\v\f\u00a0\u2007\u202f\ufeff"
"""What is trimmed from both ends of a cell: spaces of every kind, non-breaking ones too."""


@dataclass(frozen=True)
class Work:
    """What every step of a load needs. Tables under way are in the schema `checked`."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    contract: Contract
    as_of: date | None
    log: FindingLog
    progress: Progress


@contextmanager
def scratch(connection: duckdb.DuckDBPyConnection) -> Iterator[Path]:
    """Give a folder beside the connection's own database, where there is room for a snapshot; it is gone after."""
    with tempfile.TemporaryDirectory(prefix="delivery-", dir=_beside(connection)) as name:
        yield Path(name)


@contextmanager
def checking(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Make the empty schema `checked`, and leave it behind only where `delivery`, made within, rests on it."""
    for schema in ("delivery", "checked"):
        connection.execute(f"drop schema if exists {schema} cascade")
    connection.execute("create schema checked")
    try:
        yield
    finally:
        connection.execute("drop view if exists temp.judged")
        stored = "select count(*) from duckdb_schemas() where schema_name = 'delivery' and not internal"
        if not connection.execute(stored).fetchall()[0][0]:
            connection.execute("drop schema checked cascade")


def _beside(connection: duckdb.DuckDBPyConnection) -> str | None:
    known = "select path from duckdb_databases() where database_name = current_database()"
    path = connection.execute(known).fetchall()[0][0]
    return str(Path(path).parent) if path else None
