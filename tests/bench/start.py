"""The start: from the command to the first answer and to the first view, with a published snapshot."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench.asking import Visitor
from tests.bench.measured import Budget, Result
from tests.bench.workspace import Workspace
from tests.browser.server import environment, free_port

_STARTS = 5
_LONGEST = 60.0  # seconds
_BETWEEN = 0.01  # seconds; asking more often would slow what is measured


def measure(workspace: Workspace) -> Result:
    """Return the median of some starts."""
    data = workspace.data(1)
    starts = [_start(data) for _ in range(_STARTS)]
    answered, viewed = (statistics.median(times) for times in zip(*starts, strict=True))
    rows = [
        {"start": number + 1, "/helse s": start[0], "first view s": start[1]} for number, start in enumerate(starts)
    ]
    return Result(
        [
            Budget("start: from the command to the first answer", 2, answered, "s"),
            Budget("start: from the command to the first signed-in view", 2, viewed, "s"),
        ],
        {"Starts": rows},
    )


def _start(data: Path) -> tuple[float, float]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve"], env=environment(data, port), stdout=subprocess.DEVNULL
    )
    try:
        while not _answers(address):
            if time.perf_counter() - began > _LONGEST:
                raise RuntimeError(f"no answer within {_LONGEST} s")
            time.sleep(_BETWEEN)
        answered = time.perf_counter() - began
        fault = Visitor(address, "udir").view("/").fault()
        if fault:
            raise RuntimeError(fault)
        return answered, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/helse", timeout=5) as answer:  # noqa: S310 -- our own, on this machine
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False
