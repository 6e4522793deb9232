"""The published snapshots on disk: which there are, and how one becomes published.

A snapshot is published by one rename of its finished file into `snapshots/`; a file in there is never written to. Which
one is newest follows from the names alone, so there is no second thing that could be left half-changed.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_ID = re.compile(r"(?P<as_of>\d{4}-\d{2}-\d{2})(?:-(?P<number>[1-9]\d*))?")


@dataclass(frozen=True, order=True)
class SnapshotId:
    """D and the place among the deliveries of that D: `2026-11-15`, `2026-11-15-2`, …; ordered, the newest last."""

    as_of: date
    number: int = 1

    def __str__(self) -> str:
        return self.as_of.isoformat() if self.number == 1 else f"{self.as_of.isoformat()}-{self.number}"

    @classmethod
    def parse(cls, text: str) -> "SnapshotId | None":
        """Return the id that `text` spells, or None."""
        found = _ID.fullmatch(text)
        if found is None or found["number"] == "1":
            return None
        try:
            return cls(date.fromisoformat(found["as_of"]), int(found["number"] or 1))
        except ValueError:
            return None


class Store:
    """The folder `snapshots/` of a data folder."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "snapshots"
        self._building = self.folder / "building"

    def ids(self) -> list[SnapshotId]:
        """Return the ids of the published snapshots, the newest last."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except FileNotFoundError:
            return []
        found = (SnapshotId.parse(name.removesuffix(".duckdb")) for name in names if name.endswith(".duckdb"))
        return sorted(snapshot_id for snapshot_id in found if snapshot_id is not None)

    def path(self, snapshot_id: SnapshotId) -> Path:
        """Return where the snapshot's file is, or would be."""
        return self.folder / f"{snapshot_id}.duckdb"

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Hold the folder for one import; another one waits until this has ended.

        What an import that was killed left behind is cleared away first: nobody else can be using it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.rmtree(self._building, ignore_errors=True)
            yield

    def workplace(self) -> Path:
        """Return a folder beside the published files, on their file system, in which to build."""
        self._building.mkdir(parents=True, exist_ok=True)
        return self._building

    def publish(self, built: Path, as_of: date) -> SnapshotId:
        """Move a finished file from the workplace in, under the next id of its D."""
        numbers = [snapshot_id.number for snapshot_id in self.ids() if snapshot_id.as_of == as_of]
        snapshot_id = SnapshotId(as_of, max(numbers, default=0) + 1)
        _flush(built)
        built.rename(self.path(snapshot_id))
        _flush(self.folder)
        return snapshot_id


def _flush(path: Path) -> None:
    """Have the disk hold what was written: a power cut after the rename must not leave an empty file."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
