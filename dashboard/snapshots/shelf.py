"""The snapshots a process has open: each once, shared by its threads, and closed when nobody may see it any more."""

import logging
from dataclasses import dataclass
from threading import Lock

from dashboard.snapshots.opening import DamagedSnapshotError, Opened, open_snapshot
from dashboard.snapshots.store import SnapshotId, Store

_LOG = logging.getLogger(__name__)

#: Which file a name stands for: one that was put back in place of a damaged one is another.
_Identity = tuple[int, int, int]


@dataclass
class _Held:
    opened: Opened
    readers: int = 0


@dataclass(frozen=True)
class _Damage:
    identity: _Identity | None
    error: DamagedSnapshotError


class Shelf:
    """Lends out open snapshots. Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._open: dict[SnapshotId, _Held] = {}
        self._leaving: list[_Held] = []
        self._damaged: dict[SnapshotId, _Damage] = {}
        self._lock = Lock()

    def borrow(self, snapshot_id: SnapshotId) -> Opened:
        """Return an open snapshot, until it is given back; raises what `open_snapshot` does."""
        with self._lock:
            self._take_away({*self._open} - {*self._store.ids()})
            if snapshot_id not in self._open:
                self._open[snapshot_id] = _Held(self._opened(snapshot_id))
            held = self._open[snapshot_id]
            held.readers += 1
            return held.opened

    def give_back(self, opened: Opened) -> None:
        """End a loan."""
        with self._lock:
            for held in [*self._open.values(), *self._leaving]:
                if held.opened is opened:
                    held.readers -= 1
            self._close_unread()

    def doubt(self, opened: Opened) -> None:
        """Have a snapshot looked at anew before it is lent out again: reading it failed."""
        with self._lock:
            held = self._open.get(opened.id)
            if held is not None and held.opened is opened:
                self._take_away({opened.id})

    def damaged(self) -> set[SnapshotId]:
        """Return the snapshots that could not be read when somebody last wanted them."""
        with self._lock:
            return set(self._damaged)

    def close(self) -> None:
        """Close every open snapshot."""
        with self._lock:
            for held in [*self._open.values(), *self._leaving]:
                held.opened.connection.close()
            self._open.clear()
            self._leaving.clear()

    def _opened(self, snapshot_id: SnapshotId) -> Opened:
        identity = self._identity(snapshot_id)
        known = self._damaged.get(snapshot_id)
        # A file is read through once to see that it is another, not in every request.
        if known is not None and known.identity == identity and known.error.is_other_file:
            raise known.error.with_traceback(None)
        try:
            opened = open_snapshot(self._store, snapshot_id)
        except DamagedSnapshotError as error:
            if known is None or known.identity != identity:
                _LOG.error("%s; it is passed over", str(error).splitlines()[0])
            self._damaged[snapshot_id] = _Damage(identity, error)
            raise
        if self._damaged.pop(snapshot_id, None) is not None:
            _LOG.warning("snapshot %s can be read again", snapshot_id)
        return opened

    def _identity(self, snapshot_id: SnapshotId) -> _Identity | None:
        try:
            found = self._store.path(snapshot_id).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_ctime_ns

    def _take_away(self, snapshot_ids: set[SnapshotId]) -> None:
        """Lend these out no more. Who has one keeps it: closing its database would end their cursors too."""
        self._leaving += [self._open.pop(snapshot_id) for snapshot_id in snapshot_ids]
        self._close_unread()

    def _close_unread(self) -> None:
        for held in [held for held in self._leaving if held.readers == 0]:
            held.opened.connection.close()
            self._leaving.remove(held)
