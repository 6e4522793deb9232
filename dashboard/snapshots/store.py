"""The published snapshots on disk: which there are, and how one becomes published, withdrawn, or removed.

A snapshot is published by one rename of its finished file into `snapshots/`; a file in there is never written to. Which
one is newest follows from the names alone, so there is no second thing that could be left half-changed. Beside
`<id>.duckdb` lie its manifest `<id>.json`, and `<id>.withdrawn` where it is no longer to be shown. Of one that was
removed `<id>.pruned` is left: its id stood in people's links and is never given to another.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dashboard.snapshots.holding import Waiting, held, writable
from dashboard.snapshots.manifest import Manifest, flush

_ID = re.compile(r"(?P<as_of>\d{4}-\d{2}-\d{2})(?:-(?P<number>[1-9]\d*))?")
_SNAPSHOT, _MANIFEST, _WITHDRAWN, _PRUNED = ".duckdb", ".json", ".withdrawn", ".pruned"


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
        """Return the ids of the published snapshots that are not withdrawn, the newest last."""
        return list(_shown(self._names()))

    def ids_ever(self) -> list[SnapshotId]:
        """Return the ids of all that is published, also what is withdrawn: people have seen it. The newest last."""
        return sorted(_with(_SNAPSHOT, self._names()))

    def path(self, snapshot_id: SnapshotId) -> Path:
        """Return where the snapshot's file is, or would be."""
        return self.folder / f"{snapshot_id}{_SNAPSHOT}"

    def manifest_path(self, snapshot_id: SnapshotId) -> Path:
        """Return where the snapshot's manifest is, or would be."""
        return self.folder / f"{snapshot_id}{_MANIFEST}"

    def manifest(self, snapshot_id: SnapshotId) -> Manifest | None:
        """Return the snapshot's manifest, None where it has none; raises ManifestUnreadable."""
        return Manifest.read(self.manifest_path(snapshot_id))

    def bring_down(self) -> list[str]:
        """Make the folder hold what is published, and return what is damaged where it would come from."""
        return []

    @contextmanager
    def importing(self, waiting: Waiting | None = None) -> Iterator[None]:
        """Hold the folder for one change of it; another one waits until this has ended, `waiting` told for whom.

        What was left behind by one that was killed is cleared away first: nobody else can be using it. Raises
        FolderUnwritable.
        """
        with held(self.folder, waiting):
            shutil.rmtree(self._building, ignore_errors=True)
            self._sweep()
            yield

    def workplace(self) -> Path:
        """Return a folder beside the published files, on their file system, in which to build."""
        with writable(self.folder):
            self._building.mkdir(parents=True, exist_ok=True)
        return self._building

    def next_id(self, as_of: date) -> SnapshotId:
        """Return the id that what is published next for a D gets: never one that was anything's before."""
        names = self._names()
        numbers = [known.number for known in _with(_SNAPSHOT, names) | _with(_PRUNED, names) if known.as_of == as_of]
        return SnapshotId(as_of, max(numbers, default=0) + 1)

    def publish(self, built: Path, as_of: date, manifest: Manifest | None = None) -> SnapshotId:
        """Move a finished file from the workplace in, under the next id of its D; its manifest is there before it."""
        snapshot_id = self.next_id(as_of)
        flush(built)
        if manifest is not None:
            manifest.write(self.manifest_path(snapshot_id))
        built.rename(self.path(snapshot_id))
        flush(self.folder)
        return snapshot_id

    def withdraw(self, snapshot_ids: Iterable[SnapshotId]) -> None:
        """Take snapshots out of view, the newest first: stopped halfway, what is shown lies between the two."""
        for snapshot_id in sorted(snapshot_ids, reverse=True):
            self._mark(snapshot_id, _WITHDRAWN)

    def restore(self, snapshot_id: SnapshotId) -> None:
        """Take a withdrawn snapshot into view again."""
        self._path_of(snapshot_id, _WITHDRAWN).unlink(missing_ok=True)
        flush(self.folder)

    def remove(self, snapshot_id: SnapshotId) -> None:
        """Remove a snapshot for good. Whoever reads it has it open, and finishes."""
        self._mark(snapshot_id, _PRUNED)
        # The mark that hides it goes last: stopped halfway, nothing comes into view.
        for suffix in (_SNAPSHOT, _MANIFEST, _WITHDRAWN):
            self._path_of(snapshot_id, suffix).unlink(missing_ok=True)
        flush(self.folder)

    def _mark(self, snapshot_id: SnapshotId, suffix: str) -> None:
        self._path_of(snapshot_id, suffix).touch()
        flush(self.folder)

    def _path_of(self, snapshot_id: SnapshotId, suffix: str) -> Path:
        return self.folder / f"{snapshot_id}{suffix}"

    def _names(self) -> tuple[str, ...]:
        try:
            with os.scandir(self.folder) as entries:
                return tuple(entry.name for entry in entries)
        except FileNotFoundError:
            return ()

    def _sweep(self) -> None:
        """Clear away manifests, and marks, of snapshots that are not there, and half a manifest."""
        names = self._names()
        there = _with(_SNAPSHOT, names)
        orphans = [
            self._path_of(snapshot_id, suffix)
            for suffix in (_MANIFEST, _WITHDRAWN)
            for snapshot_id in _with(suffix, names) - there
        ]
        half = [self.folder / name for name in names if name.startswith(".") and f"{_MANIFEST}." in name]
        for path in orphans + half:
            path.unlink(missing_ok=True)


# The folder is listed several times in each request, to see at once what was published; mostly it holds the same.
@lru_cache(maxsize=8)
def _shown(names: tuple[str, ...]) -> tuple[SnapshotId, ...]:
    return tuple(sorted(_with(_SNAPSHOT, names) - _with(_WITHDRAWN, names)))


@lru_cache(maxsize=32)
def _with(suffix: str, names: tuple[str, ...]) -> Set[SnapshotId]:
    found = (SnapshotId.parse(name.removesuffix(suffix)) for name in names if name.endswith(suffix))
    return frozenset(snapshot_id for snapshot_id in found if snapshot_id is not None)
