"""The place a delivery is checked in: a database of its own, attached while it lasts, gone after."""

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
    """What every step of a load needs. Tables under way are in the attached database `checked`."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    contract: Contract
    as_of: date | None
    log: FindingLog
    progress: Progress


_SMALL = 16_000_000


@contextmanager
def scratch(connection: duckdb.DuckDBPyConnection) -> Iterator[Path]:
    """Give a folder beside the connection's own database, where there is room for a snapshot; it is gone after."""
    with tempfile.TemporaryDirectory(prefix="delivery-", dir=_beside(connection)) as name:
        yield Path(name)


@contextmanager
def attached(connection: duckdb.DuckDBPyConnection, folder: Path, size: int) -> Iterator[None]:
    """Attach an empty database `checked` for a delivery of `size` bytes, and leave nothing of it behind.

    A large one is on disk, in `folder`, where 15 million rows of text are compressed.
    """
    where = str(folder / "checked.duckdb") if size > _SMALL else ":memory:"
    connection.execute("attach $path as checked", {"path": where})
    try:
        yield
    finally:
        connection.execute("drop view if exists temp.judged")
        connection.execute("detach checked")


def _beside(connection: duckdb.DuckDBPyConnection) -> str | None:
    known = "select path from duckdb_databases() where database_name = current_database()"
    path = connection.execute(known).fetchall()[0][0]
    return str(Path(path).parent) if path else None
