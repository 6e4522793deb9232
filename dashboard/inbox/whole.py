"""Which of what lies in an inbox is whole: nothing half-copied is ever imported."""

import errno
import fcntl
import os
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.inbox.dropped import Dropped, State

PATIENCE = 6
"""How many times as long something must lie still that lacks what is written last (a zip cut short)."""


@dataclass(frozen=True)
class _Seen:
    state: State
    since: float


class Whole:
    """Remembers how everything looked, and since when it has looked like that."""

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._seen: dict[str, _Seen] = {}

    def look(self, lying: Iterable[Dropped], now: float) -> None:
        """Take notice of how everything looks now, at a time of a clock that never goes back."""
        before, self._seen = self._seen, {}
        for dropped in lying:
            known = before.get(dropped.name)
            is_same = known is not None and known.state == dropped.state
            self._seen[dropped.name] = known if known and is_same else _Seen(dropped.state, now)

    def is_moving(self, now: float) -> bool:
        """Tell whether anything has changed so lately that somebody may still be dropping it."""
        return any(now - seen.since < self._settle for seen in self._seen.values())

    def has(self, dropped: Dropped, now: float) -> bool:
        """Tell whether it is a whole delivery: it has lain still, and nothing says that somebody still writes it."""
        still = now - self._seen[dropped.name].since
        if not dropped.is_delivery() or dropped.unfinished() is not None or still < self._settle:
            return False
        return (dropped.is_closed() or still >= PATIENCE * self._settle) and not is_written(dropped.path)


def is_written(path: Path) -> bool:
    """Tell whether any process of this machine has the file, or one in the folder, open for writing.

    Only the files' owner is told by the system, and only of local disks; where it does not tell, this says no.
    """
    if not hasattr(fcntl, "F_SETLEASE"):  # Linux has it
        return False
    files = [path] if path.is_file() else [entry for entry in path.rglob("*") if entry.is_file()]
    return any(_is_written(file) for file in files)


def _is_written(file: Path) -> bool:
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        # Whoever opens it in this instant makes the system send a signal, by default one that ends the process.
        fcntl.fcntl(opened, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(opened)
    return False
