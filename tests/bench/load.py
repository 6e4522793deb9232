"""What the server bears: 200 users who think, 50 clients flat out, a delivery published in the midst, and memory."""

import statistics
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench import processes
from tests.bench.addresses import computed, office_of, usual
from tests.bench.measured import Budget, Result, Rows
from tests.bench.users import THINK, THINKING_USERS, Users
from tests.bench.workspace import Workspace
from tests.browser.server import running

_CLIENTS = 50
_WARM, _FLAT_OUT, _THINKING = 3.0, 10.0, 20.0  # seconds


def measure(workspace: Workspace) -> Result:
    """Return how the server with the usual number of workers bears readers."""
    data = workspace.data_of_its_own("data-load")
    delivery = workspace.next_delivery()
    kept = {"udir": usual(data), office_of(data): ["/", "/moter", "/delmal", "/oppfolging"]}
    fresh = computed(data)
    flat, thinking, warming = fresh[: len(fresh) // 2], fresh[len(fresh) // 2 : -100], fresh[-100:]
    with running(data) as address:
        users = Users(address)
        users.see(kept, _CLIENTS, _WARM)
        users.see({"udir": warming}, _CLIENTS, _WARM, once=True)
        runs = {
            "200 users thinking 3 s, kept": users.see(kept, THINKING_USERS, _THINKING, think=THINK),
            "50 clients flat out, kept": users.see(kept, _CLIENTS, _FLAT_OUT),
            "50 clients flat out, computed": users.see({"udir": flat}, _CLIENTS, _FLAT_OUT, once=True),
            "200 users thinking 3 s, computed": users.see(
                {"udir": thinking}, THINKING_USERS, _THINKING, think=THINK, once=True
            ),
        }
        with users.seeing(kept) as published:
            _publish(delivery, data)
        runs["200 users thinking 3 s while a delivery is published"] = published
        held = {pid: processes.memory(pid) for pid in processes.workers()}
        loaded = sum(processes.loads(pid, package) for pid in held for package in ("pandas", "numpy"))
    tables: dict[str, Rows] = {
        "Load": [_shown(name, seen) for name, seen in runs.items()],
        "Workers' memory after it": [{"pid": pid, **asdict(each)} for pid, each in held.items()],
    }
    return Result([*_budgets(list(runs.values())), *_of_workers(list(held.values()), loaded)], tables)


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


def _of_workers(held: list[processes.Memory], loaded: int) -> list[Budget]:
    rss, pss = sum(each.rss for each in held), sum(each.pss for each in held)
    return [
        Budget("server: memory of all workers (PSS, what they share counted once)", 400, pss, "MB"),
        Budget("server: memory of all workers (RSS, what they share counted in each)", 400, rss, "MB"),
        Budget("server: workers that loaded pandas or numpy", 0, loaded, "workers"),
    ]
