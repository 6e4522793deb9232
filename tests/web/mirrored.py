"""Two worlds that one office cannot tell apart: the demonstration, and the same with two other counties exchanged.

The nation's rows are the same in both, and so is everything of any office but the two; all else is not.
"""

import csv
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery

#: Rogaland and Vestland: of two offices, neither of them a reader's in the tests that use this.
EXCHANGED = {"11": "46", "46": "11"}
DEMONSTRATION = resources.root() / "data" / "demonstration" / "2026-11-15"
RENAMED = "Bortenfor"

Row = dict[str, str]


def import_mirrored(data: Path, workplace: Path, *, renamed: bool = False) -> None:
    """Publish the demonstration with the two counties exchanged; `renamed`: and units there called otherwise."""
    delivery = workplace / DEMONSTRATION.name
    shutil.copytree(DEMONSTRATION, delivery)
    instead = _municipalities()

    def moved(row: Row) -> Row:
        if row.get("municipality_no") not in instead:
            return row
        called = {"unit_name": f"{RENAMED} {row['unit_name']}"} if renamed and "unit_name" in row else {}
        return row | called | {"municipality_no": instead[row["municipality_no"]]}

    for path in delivery.glob("*.csv"):
        _rewrite(path, moved)
    outcome = import_delivery(delivery, None, Settings(data=data), SilentProgress())
    assert not outcome.refused, [finding.message("nb") for finding in outcome.findings]


def _municipalities() -> Mapping[str, str]:
    """Return which municipality of the other county stands in for each that takes part."""
    taking_part = {row["municipality_no"] for row in _rows(DEMONSTRATION / "participation.csv")}
    today = [
        row["municipality_no"]
        for row in _rows(resources.root() / "data" / "reference" / "municipalities.csv")
        if not row["valid_to"]
    ]
    instead: dict[str, str] = {}
    for county, other in EXCHANGED.items():
        mine = sorted(number for number in taking_part if number.startswith(county))
        instead |= dict(zip(mine, [number for number in today if number.startswith(other)], strict=False))
        assert set(mine) <= set(instead)
    return instead


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rewrite(path: Path, changed: Callable[[Row], Row]) -> None:
    rows = [changed(row) for row in _rows(path)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
