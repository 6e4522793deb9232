"""What the server bears: 200 users who think, 50 clients flat out, a delivery published in the midst, and memory."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench import processes
from tests.bench.addresses import computed, office_of, usual
from tests.bench.load_client import Load
from tests.bench.measured import Budget, Result, Rows
from tests.bench.workspace import Workspace
from tests.browser.server import running

_USERS, _THINK = 200, 3.0
_CLIENTS = 50
_WARM, _FLAT_OUT, _THINKING = 3.0, 10.0, 20.0  # seconds
_BEFORE, _AFTER, _LONGEST = 5.0, 5.0, 300.0  # seconds around a publication
_OTHER_SEED = 2


def measure(workspace: Workspace) -> Result:
    """Return how the server with the usual number of workers bears readers."""
    data = workspace.data_of_its_own("data-load")
    delivery = workspace.delivery(1, _OTHER_SEED)
    kept = {"udir": usual(data), office_of(data): ["/", "/moter", "/delmal", "/oppfolging"]}
    fresh = computed(data)
    flat, thinking, warming = fresh[: len(fresh) // 2], fresh[len(fresh) // 2 : -100], fresh[-100:]
    with running(data) as address:
        server = _Server(address)
        server.bear(kept, _CLIENTS, _WARM)
        server.bear({"udir": warming}, _CLIENTS, _WARM, once=True)
        runs = {
            "200 users thinking 3 s, kept": server.bear(kept, _USERS, _THINKING, think=_THINK),
            "50 clients flat out, kept": server.bear(kept, _CLIENTS, _FLAT_OUT),
            "50 clients flat out, computed": server.bear({"udir": flat}, _CLIENTS, _FLAT_OUT, once=True),
            "200 users thinking 3 s, computed": server.bear(
                {"udir": thinking}, _USERS, _THINKING, think=_THINK, once=True
            ),
        }
        with server.bearing(kept) as published:
            _publish(delivery, data)
        runs["200 users thinking 3 s while a delivery is published"] = published
        held = {pid: processes.memory(pid) for pid in processes.workers()}
        loaded = sum(processes.loads(pid, package) for pid in held for package in ("pandas", "numpy"))
    tables: dict[str, Rows] = {
        "Load": [_shown(name, seen) for name, seen in runs.items()],
        "Workers' memory after it": [{"pid": pid, **asdict(each)} for pid, each in held.items()],
    }
    rss = sum(each.rss for each in held.values())
    return Result([*_budgets(list(runs.values())), *_of_workers(rss, loaded)], tables)


class _Server:
    """A running server, and users who come to it from a process of their own."""

    def __init__(self, address: str) -> None:
        self._address = address

    def bear(self, views: dict[str, list[str]], users: int, seconds: float, **how: Any) -> dict[str, Any]:
        """Return what so many users saw in so many seconds."""
        with self._users(views, users, seconds, **how) as process:
            return _seen(process)

    @contextmanager
    def bearing(self, views: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
        """Have the thinking users there before, during and after something; what they saw is filled in at the end."""
        seen: dict[str, Any] = {}
        with self._users(views, _USERS, _LONGEST, think=_THINK) as process:
            _let_pass(_BEFORE, process)
            yield seen
            _let_pass(_AFTER, process)
            process.terminate()
            seen |= _seen(process)

    @contextmanager
    def _users(
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


def _publish(delivery: Path, data: Path) -> None:
    command = [sys.executable, "-m", "dashboard", "import", str(delivery), "--data", str(data)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _shown(name: str, seen: dict[str, Any]) -> dict[str, Any]:
    return {
        "what": name,
        "views": seen["views"],
        "views/s": seen["views"] / seen["seconds"],
        **{f"p{part} ms": _percentile(seen, part) for part in (50, 95, 99)},
        "failed": seen["failed"],
        "faults": "; ".join(seen["faults"]),
        "generator, cores": seen["generator_cpu"],
    }


def _percentile(seen: dict[str, Any], part: int) -> float:
    milliseconds: list[float] = seen["milliseconds"]
    return statistics.quantiles(milliseconds, n=100)[part - 1]


def _budgets(runs: list[dict[str, Any]]) -> list[Budget]:
    kept_thinking, kept_flat, computed_flat, computed_thinking, published = runs
    others = runs[:-1]
    return [
        Budget("server: p95 of 200 users thinking, kept views", 20, _percentile(kept_thinking, 95), "ms"),
        Budget("server: p95 of 200 users thinking, computed views", 150, _percentile(computed_thinking, 95), "ms"),
        Budget("server: failed requests while a delivery is published", 0, published["failed"], "requests"),
        Budget("server: failed requests otherwise", 0, sum(seen["failed"] for seen in others), "requests"),
        Budget("server: kept views, 50 clients", 1000, kept_flat["views"] / kept_flat["seconds"], "views/s", True),
        Budget(
            "server: computed views, 50 clients",
            120,
            computed_flat["views"] / computed_flat["seconds"],
            "views/s",
            True,
        ),
    ]


def _of_workers(rss: float, loaded: int) -> list[Budget]:
    return [
        Budget("server: memory of all workers (RSS, shared counted in each)", 400, rss, "MB"),
        Budget("server: workers that loaded pandas or numpy", 0, loaded, "workers"),
    ]
