"""Is a delivery the one that is shown already, built in the same way? Then publishing it again would change nothing."""

import hashlib
from functools import cache

import duckdb

from dashboard import resources
from dashboard.delivery import Loaded
from dashboard.settings import Settings
from dashboard.snapshots.build import THRESHOLDS
from dashboard.snapshots.manifest import Manifest, ManifestUnreadable
from dashboard.snapshots.opening import NoSnapshotError, open_snapshot
from dashboard.snapshots.store import SnapshotId, Store

#: What the content of a snapshot follows from besides the delivery; page queries are asked of it afterwards.
_LAYERS = ("queries/staging", "queries/core", "queries/marts", "data/programme", "data/reference")


def program_digest(settings: Settings) -> str:
    """Return what two snapshots have alike that were built by the same layers, programme model and thresholds."""
    thresholds = {name: getattr(settings, name) for name in THRESHOLDS}
    return hashlib.sha256(f"{_digest_of_layers()} {thresholds}".encode()).hexdigest()


def shown_already(
    connection: duckdb.DuckDBPyConnection, store: Store, loaded: Loaded, program: str
) -> SnapshotId | None:
    """Return the snapshot of this very delivery that is the newest of its D; None where it is to be published.

    `connection` has what is frozen now (`frozen_before.load_frozen`): a delivery whose snapshot has other answers
    frozen, or fewer, is published anew.
    """
    of_that_day = [snapshot_id for snapshot_id in store.ids() if snapshot_id.as_of == loaded.as_of]
    if not of_that_day:
        return None
    manifest = _manifest(store, of_that_day[-1])
    if manifest is None or (manifest.digest, manifest.program) != (loaded.digest, program):
        return None
    rows = connection.execute("select concat(cohort_no, ':', semester_no), version from frozen.semester").fetchall()
    if manifest.frozen != dict(rows):
        return None
    try:
        open_snapshot(store, of_that_day[-1]).connection.close()
    except NoSnapshotError:
        return None
    return of_that_day[-1]


def _manifest(store: Store, snapshot_id: SnapshotId) -> Manifest | None:
    try:
        return store.manifest(snapshot_id)
    except ManifestUnreadable:
        return None


@cache
def _digest_of_layers() -> str:
    digest = hashlib.sha256()
    for folder in _LAYERS:
        for path in sorted((resources.root() / folder).iterdir()):
            digest.update(f"{folder}/{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
