"""Going back to an earlier snapshot, and clearing away the oldest; within `Store.importing`, as publishing is."""

from dataclasses import dataclass

from dashboard.snapshots.freezing import latest
from dashboard.snapshots.opening import newest_whole, open_snapshot, publication_of
from dashboard.snapshots.store import SnapshotId, Store


@dataclass(frozen=True)
class Rollback:
    """What going back did: the snapshots taken out of view, whether the one gone to was withdrawn, and those that
    are so still."""

    withdrawn: list[SnapshotId]
    restored: bool
    still_withdrawn: list[SnapshotId]


def roll_back(store: Store, snapshot_id: SnapshotId) -> Rollback:
    """Have a snapshot be the newest that is shown: all newer ones are withdrawn, it alone is restored.

    Raises what `open_snapshot` does; then nothing is changed.
    """
    open_snapshot(store, snapshot_id).connection.close()
    shown = store.ids()
    newer = [each for each in shown if each > snapshot_id]
    store.withdraw(newer)
    if snapshot_id not in shown:
        store.restore(snapshot_id)
    return Rollback(newer, snapshot_id not in shown, sorted({*store.ids_ever()} - {*store.ids()}))


@dataclass(frozen=True)
class Pruning:
    """What was removed, and what was kept though it is older: it has frozen answers that no newer one has."""

    removed: list[SnapshotId]
    spared: list[SnapshotId]


def prune(store: Store, keep: int) -> Pruning:
    """Remove what is older than the `keep` newest that are shown, but never the newest whole one.

    A snapshot of an old D may have been published last, and so be the one that carries what is frozen: it is spared.
    """
    shown = store.ids()
    if len(shown) < keep:
        return Pruning([], [])
    oldest = shown[-keep]
    newest = newest_whole(store)
    older = [each for each in store.ids_ever() if each < oldest and each != newest]
    spared = _carriers(store) & {*older}
    removed = [each for each in older if each not in spared]
    for snapshot_id in removed:
        store.remove(snapshot_id)
    return Pruning(removed, sorted(spared))


def _carriers(store: Store) -> set[SnapshotId]:
    """Return the snapshots that the next import takes what is frozen from, and the one published last."""
    read = {each: found for each in store.ids_ever() if (found := publication_of(store, each)) is not None}
    by_number = sorted(read, key=lambda each: read[each][0], reverse=True)
    wanted = latest(versions for _, versions in read.values())
    carriers = {*by_number[:1]}
    for snapshot_id in by_number:
        here = {semester for semester, version in read[snapshot_id][1].items() if wanted.get(semester) == version}
        if here:
            carriers.add(snapshot_id)
        for semester in here:
            del wanted[semester]
    return carriers
