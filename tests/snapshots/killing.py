"""A process that is made anew out of this one for each import, and killed where it is told to be.

`python -m tests.snapshots.killing DELIVERY` reads one order a line and answers each with one line of JSON. An import is
a fork: the program is read once, and DuckDB, which does not survive a fork, has not been touched when it happens.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery

#: Whose lines are moments: what reads, builds and publishes.
_WATCHED = tuple(str(resources.root() / "dashboard" / part) for part in ("snapshots", "delivery"))

#: How many lines it waits for its threads in is another number each time; what it is told of meanwhile is not.
_NEVER_THE_SAME = str(resources.root() / "dashboard" / "snapshots" / "at_once.py")

Trace = Callable[[FrameType, str, Any], Any]


def main() -> None:
    """Answer orders until there are no more: `trace DATA`, `kill DATA MOMENT`, `write DATA BYTES`."""
    delivery = Path(sys.argv[1])
    for order in sys.stdin:
        what, data, number = order.rstrip("\n").split("\t")
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _end(what, delivery, Path(data), int(number), writing)
        os.close(writing)
        with os.fdopen(reading) as told:
            passed = told.read()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(json.dumps({"ended": os.waitstatus_to_exitcode(status), "passed": passed}) + "\n")
        sys.stdout.flush()


def _end(what: str, delivery: Path, data: Path, number: int, told: int) -> None:
    """Import in this process, and never return."""
    code = 3
    try:
        passed: list[str] = []
        if what == "write":
            _may_write(number)
        elif what == "kill":
            sys.settrace(_traced(passed, number))
        else:
            sys.settrace(_traced(passed))
        outcome = import_delivery(delivery, None, Settings(data=data), SilentProgress())
        sys.settrace(None)
        code = int(outcome.refused)
        os.write(told, "\n".join(passed).encode())
    finally:
        os._exit(code)


def _traced(passed: list[str], kill_at: int | None = None) -> Trace:
    """Return what notes each line before it is run, and kills the process at the one wanted."""

    def each(frame: FrameType, event: str, _: Any) -> Trace:
        if event == "line":
            if len(passed) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            passed.append(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")
        return each

    def begun(frame: FrameType, _event: str, _: Any) -> Trace | None:
        name = frame.f_code.co_filename
        return each if name.startswith(_WATCHED) and name != _NEVER_THE_SAME else None

    return begun


def _may_write(size: int) -> None:
    """Let the system end this process, as abruptly as a kill, in the middle of the write that makes a file larger."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


if __name__ == "__main__":
    main()
