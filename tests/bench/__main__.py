"""`make bench`: the times the issue asks for, as tables; `--scales 1` leaves the large one out.

`--scale 1000` measures that alone: it takes some 7 GB of disk for the delivery alone.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dashboard import resources
from dashboard.access import Identity
from dashboard.snapshots.build import BUILD_MEMORY
from dashboard.warehouse import Scope, Warehouse
from tests.bench.browser_less_client import ViewClient

ROUNDS = 30
_MEASURED = """
import resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run([sys.executable, "-m", "dashboard", *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(code, time.perf_counter() - began, used)
"""
# DuckDB with nothing of ours: every file into a table of the types it finds, with the memory an import may use.
_ALONE = """
import resource, sys, time
import duckdb
folder, database, memory = sys.argv[1:]
rows, began = 0, time.perf_counter()
with duckdb.connect(database, config={"memory_limit": memory}) as connection:
    connection.execute("set enable_progress_bar = false")  # it shows one where the program is no file
    for name in ("participation", "meetings", "attendance", "evaluation", "milestones"):
        made = connection.execute(f"create table {name} as from read_csv('{folder}/{name}.csv')")
        rows += made.fetchall()[0][0]
print(rows, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    """Measure, print and write `bench/results.json`."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--scales", "--scale", type=int, nargs="+", default=[1, 100])
    scales = arguments.parse_args().scales
    commands: list[dict[str, Any]] = []
    views: list[dict[str, Any]] = []
    amounts: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for scale in scales:
            delivery, data = Path(folder) / f"delivery-{scale}", Path(folder) / f"data-{scale}"
            commands.append(_command(f"demo, scale {scale}", "demo", "--out", delivery, "--scale", scale))
            commands.append(_command(f"import, scale {scale}", "import", delivery, "--data", data))
            amounts += _amounts(scale, delivery, (commands[-2], commands[-1]))
            views += _views(scale, data)
    console = Console()
    console.print(_table("Commands", commands))
    console.print(_table("Amounts, beside DuckDB alone reading the same files into typed tables", amounts))
    console.print(_table(f"Views, server time in ms over {ROUNDS} rounds, nothing cached", views))
    results = resources.root() / "bench" / "results.json"
    results.parent.mkdir(exist_ok=True)
    measured = {"commands": commands, "amounts": amounts, "views": views}
    results.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def _command(what: str, *words: object) -> dict[str, Any]:
    run = [sys.executable, "-c", _MEASURED, *(str(word) for word in words)]
    code, seconds, megabytes = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    if code != "0":
        raise RuntimeError(f"{what}: exit code {code}")
    return {"command": what, "seconds": round(float(seconds), 2), "peak MB": round(float(megabytes))}


def _amounts(scale: int, delivery: Path, timed: tuple[dict[str, Any], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what a second of each command, and of DuckDB alone, takes; `times DuckDB` is a share of its rate."""
    megabytes = round(sum(path.stat().st_size for path in delivery.glob("*.csv")) / 1e6, 1)
    run = [sys.executable, "-c", _ALONE, str(delivery), str(delivery / "alone.duckdb"), BUILD_MEMORY]
    alone = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    rows, alone_seconds, alone_peak = int(alone[0]), float(alone[1]), round(float(alone[2]))
    measured = [(each["command"], each["seconds"], each["peak MB"]) for each in timed]
    return [
        {
            "what": what,
            "rows": rows,
            "MB": megabytes,
            "seconds": round(seconds, 2),
            "rows/s": round(rows / seconds),
            "times DuckDB": round(alone_seconds / seconds, 2),
            "peak MB": peak,
        }
        for what, seconds, peak in [*measured, (f"DuckDB alone, scale {scale}", alone_seconds, alone_peak)]
    ]


def _views(scale: int, data: Path) -> list[dict[str, Any]]:
    client = ViewClient(data, Identity("udir"))
    measured = []
    for name, path in _addresses(data).items():
        times = []
        size = client.view(path)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            client.view(path)
            times.append((time.perf_counter() - began) * 1000)
        p95 = statistics.quantiles(times, n=20)[-1]
        measured.append(
            {
                "scale": scale,
                "view": name,
                "p50": round(statistics.median(times)),
                "p95": round(p95),
                "kB": round(size / 1000),
            }
        )
    return measured


def _addresses(data: Path) -> dict[str, str]:
    """Return one address of each kind of page: the area with most units, so the heaviest."""
    paths = {"office": "statsforvalter", "county": "fylke", "municipality": "kommune", "unit": "enhet"}
    warehouse = Warehouse(data)
    with warehouse.view(Scope.national()) as view:
        largest = {
            level: max(view.run("areas", level=level), key=lambda row: (row["units"], row["area_id"]))["area_id"]
            for level in paths
        }
    warehouse.close()
    return {"nation": "/"} | {level: f"/{paths[level]}/{area_id}" for level, area_id in largest.items()}


def _table(title: str, rows: list[dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left")
    for column, value in rows[0].items():
        table.add_column(column, justify="left" if isinstance(value, str) else "right")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    return table


if __name__ == "__main__":
    main()
