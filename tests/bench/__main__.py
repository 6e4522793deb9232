"""`make bench`: every budget of the specification beside what this machine gives, as tables and `bench/results.json`.

`make bench PARTS="first_visit load"` measures some parts only. `--scales 1` leaves the large scale out;
`--scales 1 1000` takes some 7 GB of disk for the delivery alone.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from dashboard import resources
from tests.bench import first_visit, growth, imports, load, next_view, start, tables
from tests.bench.measured import Result
from tests.bench.workspace import Workspace

PARTS: dict[str, Callable[[Workspace], Result]] = {
    "first_visit": first_visit.measure,
    "next_view": next_view.measure,
    "load": load.measure,
    "growth": growth.measure,
    "start": start.measure,
    "imports": imports.measure,
}


def main() -> None:
    """Measure, print and write `bench/results.json`."""
    arguments = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    arguments.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of {', '.join(PARTS)}; else all")
    arguments.add_argument("--scales", "--scale", type=int, nargs="+", default=[1, 100])
    chosen = arguments.parse_args()
    if unknown := set(chosen.parts) - PARTS.keys():
        arguments.error(f"no such part: {', '.join(sorted(unknown))}")
    console, measured = tables.console(), {}
    busy_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), chosen.scales)
        for part in chosen.parts or PARTS:
            measured[part] = PARTS[part](workspace)
            for title, rows in measured[part].tables.items():
                console.print(tables.table(title, rows))
    console.print(tables.budgets(budget for result in measured.values() for budget in result.budgets))
    console.print(f"Load of the machine before: {busy_before:.1f}. What else runs counts in every figure.")
    _write(measured, busy_before)


def _write(measured: dict[str, Result], busy_before: float) -> None:
    results = resources.root() / "bench" / "results.json"
    results.parent.mkdir(exist_ok=True)
    said = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_before": busy_before,
        "budgets": [budget.as_row() for result in measured.values() for budget in result.budgets],
        "tables": {part: asdict(result)["tables"] for part, result in measured.items()},
    }
    results.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
