"""A store whose truth is a bucket: every change is made there first, then in the folder, which is its copy."""

import errno
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dashboard.settings import Settings
from dashboard.snapshots.holding import Waiting, writable
from dashboard.snapshots.manifest import Manifest
from dashboard.snapshots.remote_bucket import Bucket, BucketUnusable, Listed, NotAsExpected
from dashboard.snapshots.remote_lock import Lock, LockLost, locked
from dashboard.snapshots.remote_mirror import (
    FOLDER,
    ForeignSnapshots,
    Mirror,
    data_key,
    manifest_key,
    mark_key,
    published,
)
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.texts import text

_LOG = logging.getLogger(__name__)


class StoreUnusable(OSError):  # noqa: N818 - says what it is
    """The bucket could not be looked into, or nothing be changed in it; says why."""

    def __init__(self, amiss: str, address: str, **params: object) -> None:
        super().__init__(errno.EIO, text(f"store.{amiss}", "nb", **params), address)


def store_of(settings: Settings) -> Store:
    """Return where the snapshots of these settings are published."""
    return Store(settings.data) if settings.store is None else RemoteStore(settings.data, settings.store)


class RemoteStore(Store):
    """The folder `snapshots/` of a data folder as the copy of a bucket; looking and changing raise StoreUnusable."""

    def __init__(self, data: Path, address: str) -> None:
        super().__init__(data)
        self._address = address
        self._lock: Lock | None = None
        with self._said():
            self._bucket = Bucket(address)
        self._mirror = Mirror(self.folder, self._bucket)

    def bring_down(self) -> list[str]:
        """Make the folder hold what the bucket holds now, and return what is damaged there; raises FolderUnwritable."""
        with self._said(), writable(self.folder), self._mirror.alone():
            return self._mirror.bring_down(self._bucket.listing()).refused

    @contextmanager
    def importing(self, waiting: Waiting | None = None) -> Iterator[None]:
        """Hold the folder and the bucket for one change; all that is published is here when it begins."""
        with super().importing(waiting), self._said(), locked(self._bucket, waiting) as lock:
            self._lock = lock
            try:
                self._prepare()
                yield
            finally:
                self._lock = None

    def publish(self, built: Path, as_of: date, manifest: Manifest | None = None) -> SnapshotId:
        """Publish a finished file: in the bucket, where its manifest comes last, then here."""
        if manifest is None or self._lock is None:
            raise ValueError("what goes into a bucket has a manifest, and is published by whoever holds it")
        snapshot_id = self.next_id(as_of)
        with self._said():
            self._bucket.upload(built, data_key(str(snapshot_id), manifest.sha256))
            # Alone, or this machine's own refreshing would take the id by bringing the snapshot down.
            with self._mirror.alone():
                self._lock.check()
                self._bucket.put(manifest_key(str(snapshot_id)), _written(manifest), new=True)
                try:
                    super().publish(built, as_of, manifest)
                except OSError as error:
                    # It is published: this machine gets it as the others do.
                    _LOG.error("snapshot %s is in %s, but not yet here: %s", snapshot_id, self._address, error)
        return snapshot_id

    def withdraw(self, snapshot_ids: Iterable[SnapshotId]) -> None:
        """Take snapshots out of view, the newest first."""
        for snapshot_id in sorted(snapshot_ids, reverse=True):
            self._first(lambda name: self._bucket.put(mark_key(name, "withdrawn"), b""), snapshot_id)
            super().withdraw([snapshot_id])

    def restore(self, snapshot_id: SnapshotId) -> None:
        """Take a withdrawn snapshot into view again."""
        self._first(lambda name: self._bucket.delete(mark_key(name, "withdrawn")), snapshot_id)
        super().restore(snapshot_id)

    def remove(self, snapshot_id: SnapshotId) -> None:
        """Remove a snapshot for good; the mark goes first, and all others remove it by that."""
        manifest = self.manifest(snapshot_id)

        def _remove(name: str) -> None:
            self._bucket.put(mark_key(name, "pruned"), b"")
            self._bucket.delete(manifest_key(name))
            if manifest is not None:
                self._bucket.delete(data_key(name, manifest.sha256))
            self._bucket.delete(mark_key(name, "withdrawn"))

        self._first(_remove, snapshot_id)
        super().remove(snapshot_id)

    def _first(self, change: Callable[[str], object], snapshot_id: SnapshotId) -> None:
        with self._said(), self._mirror.alone():
            if self._lock is not None:
                self._lock.check()
            change(str(snapshot_id))

    def _sweep(self) -> None:
        with self._mirror.alone():
            super()._sweep()

    def _prepare(self) -> None:
        with self._mirror.alone():
            listing = self._bucket.listing()
            if not published(listing) and self._mirror.ids():
                self._fill()
                listing = self._bucket.listing()
            state = self._mirror.bring_down(listing)
            if state.refused:
                raise StoreUnusable("damaged", self._address, names=", ".join(state.refused))
            self._clear(listing)

    def _fill(self) -> None:
        """Begin a bucket that has nothing published with what the folder has."""
        known = {snapshot_id: self.manifest(snapshot_id) for snapshot_id in self.ids_ever()}
        if old := [str(snapshot_id) for snapshot_id, manifest in known.items() if manifest is None]:
            raise ForeignSnapshots(", ".join(old))
        for mark in [*self.folder.glob("*.withdrawn"), *self.folder.glob("*.pruned")]:
            self._bucket.put(FOLDER + mark.name, b"")
        for snapshot_id, manifest in known.items():
            if manifest is not None:
                self._bucket.upload(self.path(snapshot_id), data_key(str(snapshot_id), manifest.sha256))
                self._bucket.put(manifest_key(str(snapshot_id)), _written(manifest), new=True)

    def _clear(self, listing: Mapping[str, Listed]) -> None:
        """Remove what imports that were killed have left in the bucket: files that no manifest names."""
        named = {
            data_key(str(snapshot_id), manifest.sha256)
            for snapshot_id in self.ids_ever()
            if (manifest := self.manifest(snapshot_id)) is not None
        }
        for key in listing:
            if key.startswith(FOLDER) and key.endswith(".duckdb") and key not in named:
                self._bucket.delete(key)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Say in one sentence why the bucket could not be used."""
        try:
            yield
        except BucketUnusable as error:
            raise StoreUnusable("away", self._address, why=error) from error
        except ForeignSnapshots as error:
            raise StoreUnusable("foreign", self._address, names=error) from error
        except (LockLost, NotAsExpected) as error:
            raise StoreUnusable("lost", self._address) from error


def _written(manifest: Manifest) -> bytes:
    return manifest.model_dump_json(indent=2).encode()
