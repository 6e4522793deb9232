"""The load generator, a process of its own: simulated users that ask one view after another, each signed in.

Reads a `Load` as JSON from standard input, runs until its seconds have passed or it is told to stop (SIGTERM), and
prints what it saw as JSON. It does so little for each view that it takes a small part of one core (`generator_cpu`).
"""

import asyncio
import json
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.bench.asking import Answer, Visitor
from tests.bench.connection import Connection, Lost

View = tuple[str, str]
_SHOWN_FAULTS = 5


@dataclass
class Load:
    """What is asked: views by reader (path and query), by so many users, who think for some seconds in between.

    `once`: no view is asked twice, by whichever users of a reader; otherwise each chooses among all of them anew.
    """

    address: str
    views: dict[str, list[View]]
    users: int
    seconds: float
    think: float = 0.0
    once: bool = False


@dataclass
class Seen:
    """What came of it."""

    milliseconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    # Each body once: whether it is a view is looked at when the clock has stopped.
    answers: dict[int, Answer] = field(default_factory=dict)
    occurred: dict[int, int] = field(default_factory=dict)
    ran_out: bool = False

    def note(self, answer: Answer, seconds: float) -> None:
        """Keep an answer and the time it took."""
        self.milliseconds.append(seconds * 1000)
        known = hash((answer.status, answer.body))
        self.answers[known] = answer
        self.occurred[known] = self.occurred.get(known, 0) + 1

    def all_faults(self) -> list[str]:
        """Return what was wrong, once for each time it occurred."""
        found = list(self.faults)
        for known, answer in self.answers.items():
            fault = answer.fault()
            found += [fault] * self.occurred[known] if fault else []
        return found


async def run(load: Load) -> dict[str, Any]:
    """Run the load and return what was seen."""
    stopped, seen = asyncio.Event(), Seen()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    readers = list(load.views)
    visitors = {reader: Visitor(load.address, reader) for reader in readers}
    fresh = {reader: iter(views) for reader, views in load.views.items()}
    began, cpu = time.perf_counter(), _cpu()
    users = [
        asyncio.create_task(_user(load, number, visitors[reader], fresh[reader], (seen, stopped)))
        for number in range(load.users)
        for reader in [readers[number % len(readers)]]
    ]
    asyncio.get_running_loop().call_later(load.seconds, stopped.set)
    await asyncio.gather(*users)
    seconds, used = time.perf_counter() - began, _cpu() - cpu
    faults = seen.all_faults()
    return {
        "views": len(seen.milliseconds),
        "seconds": seconds,
        "milliseconds": sorted(seen.milliseconds),
        "failed": len(faults),
        "faults": sorted(set(faults))[:_SHOWN_FAULTS],
        "ran_out": seen.ran_out,
        "generator_cpu": used / seconds,
    }


async def _user(
    load: Load, number: int, visitor: Visitor, fresh: Iterator[View], shared: tuple[Seen, asyncio.Event]
) -> None:
    """Ask, think, ask again until told to stop; nobody begins at the same moment as the others."""
    seen, stopped = shared
    chance = random.Random(number)  # noqa: S311 -- the same users every time
    connection, own = Connection(), load.views[visitor.reader]
    written = cache(lambda view: visitor.written(*view))
    await _pause(chance.uniform(0, load.think), stopped)
    while not stopped.is_set():
        view = next(fresh, None) if load.once else chance.choice(own)
        if view is None:
            seen.ran_out = True
            break
        request, began = written(tuple(view)), time.perf_counter()
        try:
            answer = await connection.ask(visitor.server, request)
            seen.note(answer, time.perf_counter() - began)
        except (Lost, OSError) as error:
            seen.faults.append(f"{type(error).__name__}: {error}")
        await _pause(chance.uniform(0.5, 1.5) * load.think, stopped)
    connection.close()


async def _pause(seconds: float, stopped: asyncio.Event) -> None:
    if seconds > 0:
        waiting = asyncio.ensure_future(stopped.wait())
        await asyncio.wait([waiting], timeout=seconds)
        waiting.cancel()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(Load(**json.load(sys.stdin))))))  # noqa: T201 -- whoever started it reads this
