"""Statements that wait for each other, two at a time: where one keeps only one core busy, the other has the rest."""

from collections.abc import Callable, Mapping, Set
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
    raised when that has stopped.
    """
    order = TopologicalSorter(needs)
    order.prepare()
    cursors = [connection.cursor() for _ in range(_AT_ONCE)]
    idle, running = cursors.copy(), _Running()
    ready: list[str] = []
    last_first = _last_first(needs)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        try:
            while order.is_active():
                ready = sorted([*ready, *order.get_ready()], key=last_first.index)
                while idle and ready:
                    name, cursor = ready.pop(), idle.pop()
                    running[threads.submit(run, cursor, name)] = (name, cursor)
                for finished in wait(running, return_when=FIRST_COMPLETED).done:
                    name, cursor = running.pop(finished)
                    finished.result()
                    idle.append(cursor)
                    order.done(name)
                    done(name)
        except BaseException:
            _stop(running)
            raise
    for cursor in cursors:
        cursor.close()


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
