"""A long statement tells how far it is while it runs."""

from threading import Event

import duckdb
import pytest

from dashboard.delivery import SilentProgress
from dashboard.delivery import progress as progressing
from dashboard.delivery.progress import watched


class _Told(SilentProgress):
    def __init__(self) -> None:
        self.parts: list[tuple[int, int]] = []
        self.told = Event()

    def advance(self, n: int, total: int) -> None:
        self.parts.append((n, total))
        self.told.set()


def test_how_far_duckdb_is_is_told_while_it_runs(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progressing, "_OFTEN", 0.001)
    told = _Told()

    def held(number: int) -> int:
        """Return the number; the last of them not before something is told."""
        assert number < 399_999 or told.told.wait(60)
        return number

    with duckdb.connect() as connection:
        connection.create_function("held", held, ["BIGINT"], "BIGINT")
        connection.execute("create table numbers as select range as number from range(400_000)")
        connection.execute("set threads = 1")
        with watched(connection, told):
            counted = connection.execute("select count(held(number)) from numbers").fetchall()
    assert counted == [(400_000,)]
    assert all(0 < n <= total == 100 for n, total in told.parts)
    assert [n for n, _ in told.parts] == sorted(n for n, _ in told.parts)
    assert capfd.readouterr() == ("", "")
