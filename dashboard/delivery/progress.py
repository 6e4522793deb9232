"""How a long load tells how far it has come, without knowing who watches."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Protocol

import duckdb


class Progress(Protocol):
    """Told by `load` what it does: first `step`, then any number of `advance`."""

    def step(self, label: str) -> None:
        """Begin a new step, named in Norwegian."""

    def advance(self, n: int, total: int) -> None:
        """Tell that `n` of `total` of the step is done (bytes of a file, hundredths, or number of rules)."""


class SilentProgress:
    """Shows nothing."""

    def step(self, label: str) -> None:
        """Ignore the step."""

    def advance(self, n: int, total: int) -> None:
        """Ignore how far it has come."""


_OFTEN = 0.5
"""Seconds between two looks at how far DuckDB is."""


@contextmanager
def watched(connection: duckdb.DuckDBPyConnection, progress: Progress) -> Iterator[None]:
    """Tell `progress` how far DuckDB is with the one long statement that is run within."""
    # DuckDB does not reckon unless it may show what it reckons, and it would print it.
    connection.execute("set enable_progress_bar_print = false")
    connection.execute("set enable_progress_bar = true")
    done = Event()

    def tell() -> None:
        while not done.wait(_OFTEN):
            # Below zero where DuckDB does not know.
            if (percent := connection.query_progress()) > 0:
                progress.advance(round(percent), 100)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
