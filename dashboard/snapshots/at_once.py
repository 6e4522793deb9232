"""Statements that wait for each other, two at a time: where one keeps only one core busy, the other has the rest.

Two heavy ones may be more than the memory there is: then one of them waits, and is run again with all of it.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter

import duckdb

#: More would share the same memory, and two cores have enough with two.
_AT_ONCE = 2

#: Seconds between two interrupts of a statement that is to stop.
_PATIENCE = 0.1

#: What is run now: its name and the cursor it has.
_Running = dict[Future[None], tuple[str, duckdb.DuckDBPyConnection]]


def run_each(
    connection: duckdb.DuckDBPyConnection,
    needs: Mapping[str, Set[str]],
    run: Callable[[duckdb.DuckDBPyConnection, str], None],
    done: Callable[[str], None],
) -> None:
    """Call `run` with a cursor of `connection` for each key of `needs`, after all that the key needs.

    What most others wait for comes first, and of those that as many wait for the last of `needs`.
    `done` is told of each that has been run, in the caller's thread. The first error stops what runs beside, and is
    raised when that has stopped; but what has no memory left beside another is run again by itself, after the other.
    What it did until then must not stand in its way.
    """
    order = TopologicalSorter(needs)
    order.prepare()
    cursors = [connection.cursor() for _ in range(_AT_ONCE)]
    idle, running = cursors.copy(), _Running()
    waiting = _Waiting(needs)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        try:
            while order.is_active():
                waiting.add(order.get_ready())
                while idle and (name := waiting.next(beside=bool(running))):
                    cursor = idle.pop()
                    running[threads.submit(run, cursor, name)] = (name, cursor)
                for finished in wait(running, return_when=FIRST_COMPLETED).done:
                    name, cursor = running.pop(finished)
                    idle.append(cursor)
                    if isinstance(finished.exception(), duckdb.OutOfMemoryException) and waiting.again(name):
                        continue
                    finished.result()
                    order.done(name)
                    done(name)
        except BaseException:
            _stop(running)
            raise
    for cursor in cursors:
        cursor.close()


class _Waiting:
    """What can be run, and what of it comes next."""

    def __init__(self, needs: Mapping[str, Set[str]]) -> None:
        self._last_first = _last_first(needs)
        self._ready: list[str] = []
        self._crowded: list[str] = []
        self._alone: str | None = None

    def add(self, names: Iterable[str]) -> None:
        self._ready = sorted([*self._ready, *names], key=self._last_first.index)

    def again(self, name: str) -> bool:
        """Let what had too little memory be run again by itself; return False where it was run by itself."""
        if name == self._alone:
            return False
        self._crowded.append(name)
        return True

    def next(self, *, beside: bool) -> str | None:
        """Return what to run now, None where that must wait; `beside` tells that something is being run."""
        if beside and (self._crowded or self._alone):
            return None
        self._alone = self._crowded.pop() if self._crowded else None
        if self._alone or not self._ready:
            return self._alone
        return self._ready.pop()


def _stop(running: _Running) -> None:
    # Again and again: an interrupt that comes before the statement has begun is lost.
    while not_done := wait(running, _PATIENCE).not_done:
        for each in not_done:
            _, cursor = running[each]
            cursor.interrupt()


def _last_first(needs: Mapping[str, Set[str]]) -> list[str]:
    """Return all in order of how urgent they are, the most urgent last: what most others wait for, directly or not."""
    waiting: dict[str, set[str]] = {name: set() for name in needs}
    for name in reversed([*TopologicalSorter(needs).static_order()]):
        for needed in needs[name]:
            waiting[needed] |= {name, *waiting[name]}
    return sorted(waiting, key=lambda name: len(waiting[name]))
