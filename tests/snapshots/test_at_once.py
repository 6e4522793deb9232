"""Several statements at the same time: what one needs is there, and an error stops the others."""

import threading

import duckdb
import pytest

from dashboard.snapshots.at_once import run_each

_NEEDS = {"first": set[str](), "other": set[str](), "second": {"first"}, "third": {"second", "other"}}

#: More than anybody waits for.
_ENDLESS = "select count(*) from range(1_000_000_000_000) as a (i) where hash(i) = 0"


def test_each_finds_what_it_needs() -> None:
    """A statement reads the tables that it needs, which must therefore have been made; each is told of once."""
    told: list[str] = []
    with duckdb.connect() as connection:

        def make(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
            depths = " union all ".join([f"from {needed}" for needed in _NEEDS[name]] or ["select 0 as depth"])
            cursor.execute(f"create table {name} as select max(depth) + 1 as depth from ({depths})")

        run_each(connection, _NEEDS, make, told.append)
        assert connection.execute("from third").fetchall() == [(3,)]
    assert sorted(told) == sorted(_NEEDS)
    assert told.index("first") < told.index("second") < told.index("third")


def test_an_error_stops_what_runs_beside_and_is_raised() -> None:
    """The statement beside would not end in this life, and what waits for the failed one is never begun."""
    told: list[str] = []
    with duckdb.connect() as connection:

        def run(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
            cursor.execute({"first": "select error('spoilt')", "other": _ENDLESS}.get(name, "select 1"))

        with pytest.raises(duckdb.Error, match="spoilt"):
            run_each(connection, _NEEDS, run, told.append)
        assert connection.execute("select 1").fetchall() == [(1,)]
    assert told == []


def test_what_has_no_memory_left_beside_another_is_run_again_by_itself() -> None:
    """Each of two needs more than half of what memory there is, which is held until both have asked for it."""
    told: list[str] = []
    tries: list[str] = []
    held = threading.Semaphore(1)
    both = threading.Barrier(2)
    with duckdb.connect() as connection:

        def run(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
            tries.append(name)
            got = held.acquire(blocking=False)
            if len(tries) <= 2:
                both.wait()
            if not got:
                raise duckdb.OutOfMemoryException(name)
            cursor.execute("select 1")
            held.release()

        run_each(connection, {"one": set(), "two": set(), "after": {"one"}}, run, told.append)
    assert sorted(told) == ["after", "one", "two"]
    assert len(tries) == 4


def test_what_has_too_little_memory_by_itself_is_an_error() -> None:
    told: list[str] = []
    with duckdb.connect(config={"memory_limit": "8MB", "temp_directory": ""}) as connection:

        def run(cursor: duckdb.DuckDBPyConnection, _: str) -> None:
            cursor.execute("select list(i) from range(100_000_000) as a (i)")

        with pytest.raises(duckdb.OutOfMemoryException):
            run_each(connection, {"one": set(), "two": set()}, run, told.append)
        assert connection.execute("select 1").fetchall() == [(1,)]
    assert told == []
