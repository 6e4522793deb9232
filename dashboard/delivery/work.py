"""The place a delivery is checked in: a database of its own, gone where the delivery is refused."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from dashboard.delivery.contract import Contract
from dashboard.delivery.findings import FindingLog
from dashboard.delivery.progress import Progress

BLANKS = " \t\r\n\v\f\u00a0\u2007\u202f\ufeff"
"""What is trimmed from both ends of a cell: spaces of every kind, non-breaking ones too."""

_PACKED_FROM = "256MB"
"""How much is written to a database in memory before DuckDB packs it: for each 100 MB that takes it a second."""

_ROOM = 1_000_000_000
"""Bytes of a delivery's files up to which what is read of them is kept in memory, where it takes about as much."""


@dataclass(frozen=True)
class Work:
    """What every step of a load needs. Tables under way are in the database `checked`.

    `by_row` has for each file that is so far read as one row per respondent (`responses`) what reads its rows.
    """

    connection: duckdb.DuckDBPyConnection
    folder: Path
    contract: Contract
    as_of: date | None
    log: FindingLog
    progress: Progress
    by_row: dict[str, Callable[[], object]] = field(default_factory=dict)


@contextmanager
def scratch(connection: duckdb.DuckDBPyConnection) -> Iterator[Path]:
    """Give a folder beside the connection's own database, where there is room for a snapshot; it is gone after."""
    with tempfile.TemporaryDirectory(prefix="delivery-", dir=_beside(connection)) as name:
        yield Path(name)


@contextmanager
def checking(connection: duckdb.DuckDBPyConnection, size: int = 0) -> Iterator[None]:
    """Make the empty database `checked`, and leave it behind only where `delivery`, made within, rests on it.

    It is in memory, where nothing need be packed, unless a delivery of `size` bytes is too large for that.
    """
    file = clear_away(connection)
    place = str(file).replace("'", "''") if file and size > _ROOM else ":memory:"
    connection.execute(f"attach '{place}' as checked")
    if place == ":memory:":
        connection.execute(f"set checkpoint_threshold = '{_PACKED_FROM}'")
    try:
        yield
    finally:
        connection.execute("reset checkpoint_threshold")
        connection.execute("drop view if exists temp.judged")
        stored = "select count(*) from duckdb_schemas() where schema_name = 'delivery' and not internal"
        if not connection.execute(stored).fetchall()[0][0]:
            clear_away(connection)


def clear_away(connection: duckdb.DuckDBPyConnection) -> Path | None:
    """Forget the delivery loaded before; return the file a large one is checked in, None where there is no place."""
    connection.execute("drop schema if exists delivery cascade")
    connection.execute("detach database if exists checked")
    beside = _beside(connection)
    file = Path(beside) / "checked.duckdb" if beside else None
    if file is not None:
        file.unlink(missing_ok=True)
    return file


def _beside(connection: duckdb.DuckDBPyConnection) -> str | None:
    known = "select path from duckdb_databases() where database_name = current_database()"
    path = connection.execute(known).fetchall()[0][0]
    return str(Path(path).parent) if path else None
