"""Sends simulated users to a server, from a process of their own, and returns what they saw."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from tests.bench.load_client import Load

THINKING_USERS, THINK = 200, 3.0
_BEFORE, _AFTER, _LONGEST = 5.0, 5.0, 300.0  # seconds around what happens meanwhile


class Users:
    """Users of a running server."""

    def __init__(self, address: str) -> None:
        self._address = address

    def see(self, views: dict[str, list[str]], users: int, seconds: float, **how: Any) -> dict[str, Any]:
        """Return what so many users saw in so many seconds."""
        with self._sent(views, users, seconds, **how) as process:
            return _seen(process)

    @contextmanager
    def seeing(self, views: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
        """Have the thinking users there before, during and after something; what they saw is filled in at the end."""
        seen: dict[str, Any] = {}
        with self._sent(views, THINKING_USERS, _LONGEST, think=THINK) as process:
            _let_pass(_BEFORE, process)
            yield seen
            _let_pass(_AFTER, process)
            process.terminate()
            seen |= _seen(process)

    @contextmanager
    def _sent(
        self, views: dict[str, list[str]], users: int, seconds: float, **how: Any
    ) -> Iterator[subprocess.Popen[str]]:
        load = Load(self._address, {reader: _split(asked) for reader, asked in views.items()}, users, seconds, **how)
        command = [sys.executable, "-m", "tests.bench.load_client"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin is not None
            process.stdin.write(json.dumps(asdict(load)))
            process.stdin.close()
            yield process


def _split(addresses: list[str]) -> list[tuple[str, str]]:
    parts = [address.partition("?") for address in addresses]
    return [(path, mark + query) for path, mark, query in parts]


def _seen(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    seen: dict[str, Any] = json.loads(process.stdout.read())
    return seen


def _let_pass(seconds: float, process: subprocess.Popen[str]) -> None:
    """Let users go on for some time; they end earlier only if something is wrong with them."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise RuntimeError(f"the load generator ended with {process.returncode}")
