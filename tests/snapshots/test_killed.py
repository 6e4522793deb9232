"""An import killed anywhere: what was published stays in view and whole, or what is new is; the next one tidies up."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.delivery import SilentProgress
from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from dashboard.snapshots.store import Store
from dashboard.warehouse import View, Warehouse
from tests.delivery import tiny

MOMENTS = 50
#: Of those, how many are lines of the building, how many of the publishing; the others lie over all lines.
BUILDING, PUBLISHING = 10, 8
OLD, NEW = "2026-10-01", "2026-11-15"
FIGURES = ("progress", "completion", "sub_goals_done", "unit_facts", "delivery")


class Killing:
    """The process of `tests.snapshots.killing`: imports the new delivery into folders that have the old one."""

    def __init__(self, delivery: Path, published: Path, folder: Path) -> None:
        self._published = published
        self._folder = folder
        # The same order of sets each time: a line's number must be the same line's.
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.snapshots.killing", str(delivery)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": "0"},
        )

    def fresh(self, name: str) -> Path:
        """Return a data folder with the old delivery published; its files are never written to, so they are shared."""
        snapshots = self._folder / name / "snapshots"
        snapshots.mkdir(parents=True)
        for path in (self._published / "snapshots").iterdir():
            if path.is_file() and not path.name.startswith("."):
                os.link(path, snapshots / path.name)
        return snapshots.parent

    def order(self, what: str, data: Path, number: int = 0) -> tuple[int, list[str]]:
        """Return how an import ended, a signal as its negative number, and the lines that were run."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what}\t{data}\t{number}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["ended"], answer["passed"].split("\n")


@dataclass(frozen=True)
class Whole:
    """An import nobody killed: its lines, its folder, and the figures before and after it."""

    killing: Killing
    lines: list[str]
    data: Path
    figures: dict[str, Any]


def figures(data: Path) -> dict[str, Any]:
    """Return what everybody sees, by the id of the snapshot that is shown."""
    warehouse = Warehouse(data)
    try:
        with warehouse.view(Scope.national()) as view:
            return {view.snapshot.id: _rows(view)}
    finally:
        warehouse.close()


def _rows(view: View) -> list[list[dict[str, Any]]]:
    rows = [view.run(name, level="unit") for name in FIGURES]
    # When it was imported is the one thing that is another each time.
    return [[{key: cell for key, cell in row.items() if key != "imported_at"} for row in each] for each in rows]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    folder = tmp_path_factory.mktemp("killed")
    before = tiny.delivery()
    before["participation"] = before["participation"][:2]
    before["meetings"] = [row for row in before["meetings"] if row["municipality_no"] != "0301"]
    for table in ("attendance", "evaluation"):
        before[table] = [row for row in before[table] if row["municipality_no"] != "0301"]
    old = tiny.write(folder / "old", before, created=f"{OLD}T10:00:00")
    new = tiny.write(folder / "new", tiny.delivery(), created=f"{NEW}T10:00:00")
    assert not import_delivery(old, date.fromisoformat(OLD), Settings(data=folder / "data"), SilentProgress()).refused
    killing = Killing(new, folder / "data", folder)
    data = killing.fresh("whole")
    seen = figures(data)
    ended, lines = killing.order("trace", data)
    assert ended == 0
    seen |= figures(data)
    assert list(seen) == [OLD, NEW]
    assert seen[OLD] != seen[NEW]
    yield Whole(killing, lines, data, seen)
    killing.process.communicate(timeout=120)


def test_killed_at_fifty_moments_it_is_the_old_or_the_new_and_never_half(whole: Whole) -> None:
    shown: dict[int, str] = {}
    for place, moment in enumerate(_moments(whole.lines)):
        data = whole.killing.fresh(f"line-{moment}")
        ended, _ = whole.killing.order("kill", data, moment)
        assert ended == -signal.SIGKILL, (moment, whole.lines[moment])
        # Whole by its hash each time; the same bytes need not be read by the pages' way every time.
        shown[moment] = _assert_whole(whole, data, and_read=place % 4 == 0 or place >= MOMENTS - PUBLISHING)
    assert len(shown) == MOMENTS
    # In the order of the moments: the old one up to the rename, the new one from then on, and both are met.
    assert sorted(shown.values()) == [shown[moment] for moment in sorted(shown)]
    assert set(shown.values()) == {OLD, NEW}


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_ended_in_the_middle_of_a_write_it_is_the_old(whole: Whole, share: float) -> None:
    """The process is ended by the system in the write that would make a file larger than a share of the snapshot."""
    size = (whole.data / "snapshots" / f"{NEW}.duckdb").stat().st_size
    data = whole.killing.fresh(f"write-{share}")
    ended, _ = whole.killing.order("write", data, int(size * share))
    assert ended == -signal.SIGXFSZ
    assert _assert_whole(whole, data) == OLD


@pytest.mark.parametrize("part", ["build.build_snapshot", "manifest.write", "store.publish"])
def test_the_next_import_goes_through(whole: Whole, part: str) -> None:
    """Killed at the last line of each part; at that of publishing, the next finds that it is published."""
    data = whole.killing.fresh(f"next-{part}")
    last = max(number for number, line in enumerate(whole.lines) if line == part)
    assert whole.killing.order("kill", data, last)[0] == -signal.SIGKILL
    assert whole.killing.order("trace", data)[0] == 0
    assert _names(data) == _names(whole.data)
    assert figures(data) == {NEW: whole.figures[NEW]}


def _moments(lines: Sequence[str]) -> list[int]:
    """Return where to kill: the first and the last line, and others spread over each part."""
    publishing = [number for number, line in enumerate(lines) if line.startswith(("store.publish", "manifest."))]
    publishing = [number for number in publishing if number >= lines.index("store.publish")]
    building = [number for number, line in enumerate(lines) if line.startswith(("build.", "freezing.", "views."))]
    chosen = {*_spread(publishing, PUBLISHING), *_spread(building, BUILDING)}
    others = [number for number in range(len(lines)) if number not in chosen]
    return sorted(chosen | set(_spread(others, MOMENTS - len(chosen))))


def _spread(numbers: Sequence[int], wanted: int) -> list[int]:
    """Return so many of them, the first and the last among them."""
    assert len(numbers) >= wanted
    return [numbers[step * (len(numbers) - 1) // (wanted - 1)] for step in range(wanted)]


def _assert_whole(whole: Whole, data: Path, *, and_read: bool = True) -> str:
    """What is shown is whole, the folder is free, and whoever comes next clears away the rest; return what is shown."""
    store = Store(data)
    newest = store.ids()[-1]
    shown, manifest = str(newest), store.manifest(newest)
    assert manifest is not None
    assert manifest.describes(store.path(newest))
    if and_read:
        assert figures(data) == {shown: whole.figures[shown]}
    with store.importing():
        assert not list((data / "snapshots" / "building").glob("*"))
    complete = _names(whole.data) if shown == NEW else {name for name in _names(whole.data) if name.startswith(OLD)}
    assert _names(data) == complete
    return shown


def _names(data: Path) -> set[str]:
    return {path.name for path in (data / "snapshots").iterdir() if path.is_file() and path.name != ".lock"}
