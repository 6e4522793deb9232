"""How long `demo` and `import` take, beside DuckDB alone reading the same files."""

import subprocess
import sys
from typing import Any

from dashboard.snapshots.build import BUILD_MEMORY
from tests.bench.measured import Budget, Result
from tests.bench.workspace import Timed, Workspace

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

#: Rows from which the budgets hold: of fewer, most of the time is spent on what does not grow with them.
_MANY = 10_000_000


def measure(workspace: Workspace) -> Result:
    """Return what a second of each command, and of DuckDB alone, takes; `times DuckDB` is a share of its rate."""
    rows = [row for scale in workspace.scales for row in _amounts(workspace, scale)]
    judged = [row for row in rows if row["rows"] >= _MANY and row["what"].startswith("import")]
    budgets = [budget for row in judged for budget in _budgets(row)]
    return Result(budgets, {"Demo and import, beside DuckDB alone reading the same files into typed tables": rows})


def _budgets(row: dict[str, Any]) -> list[Budget]:
    return [
        Budget(row["what"], 700_000, row["rows/s"], "rows/s", at_least=True),
        Budget(f"{row['what']}: beside DuckDB alone", 0.333, row["times DuckDB"], "of its rate", at_least=True),
        Budget(f"{row['what']}: memory", 4_000, row["peak MB"], "MB"),
    ]


def _amounts(workspace: Workspace, scale: int) -> list[dict[str, Any]]:
    workspace.data(scale)
    delivery = workspace.delivery(scale)
    timed = [workspace.commands[f"{command}, scale {scale}"] for command in ("demo", "import")]
    megabytes = round(sum(path.stat().st_size for path in delivery.glob("*.csv")) / 1e6, 1)
    database = workspace.folder / f"alone-{scale}.duckdb"
    run = [sys.executable, "-c", _ALONE, str(delivery), str(database), BUILD_MEMORY]
    alone = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    database.unlink()
    rows, alone_seconds, alone_peak = int(alone[0]), float(alone[1]), float(alone[2])
    return [
        {
            "what": each.what,
            "rows": rows,
            "MB": megabytes,
            "seconds": round(each.seconds, 2),
            "rows/s": round(rows / each.seconds),
            "times DuckDB": round(alone_seconds / each.seconds, 3),
            "peak MB": round(each.peak_megabytes),
        }
        for each in [*timed, Timed(f"DuckDB alone, scale {scale}", alone_seconds, alone_peak)]
    ]
