"""The server's processes as the machine sees them: how much memory they hold, and what they have loaded."""

import os
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True)
class Memory:
    """What one process holds, in megabytes: all it can reach (`rss`), and its share of that (`pss`)."""

    rss: float
    pss: float


def workers() -> list[int]:
    """Return the processes that answer for the server which this process has started."""
    servers = [pid for pid in _children(os.getpid()) if b"serve" in _words(pid)]
    return [worker for server in servers for worker in _children(server)]


def memory(pid: int) -> Memory:
    """Return what a process holds now."""
    lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    held = {line.partition(":")[0]: line.split() for line in lines}
    return Memory(int(held["Rss"][1]) / 1024, int(held["Pss"][1]) / 1024)


def loads(pid: int, package: str) -> bool:
    """Tell whether a process has loaded anything compiled of a Python package."""
    return f"/site-packages/{package}/" in (_PROC / str(pid) / "maps").read_text(encoding="utf-8")


def _children(parent: int) -> list[int]:
    tasks = (_PROC / str(parent) / "task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text(encoding="ascii").split()]


def _words(pid: int) -> list[bytes]:
    return (_PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
