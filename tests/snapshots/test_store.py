"""Ids of snapshots: how they are written, read, ordered and given out; and what is published, withdrawn and removed."""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.snapshots import store as store_module
from dashboard.snapshots.holding import FolderUnwritable, Holder, writable
from dashboard.snapshots.store import SnapshotId, Store
from tests.snapshots.test_manifest import KNOWN

IDS = st.builds(SnapshotId, st.dates(min_value=date(1000, 1, 1)), st.integers(min_value=1, max_value=10_000))


@given(IDS)
def test_an_id_reads_back_as_written(snapshot_id: SnapshotId) -> None:
    assert SnapshotId.parse(str(snapshot_id)) == snapshot_id


@pytest.mark.parametrize(
    "text", ["", "2026-11-15-1", "2026-11-15-0", "2026-02-30", "2026-11-15/", "../2026-11-15", "x"]
)
def test_what_is_no_id(text: str) -> None:
    assert SnapshotId.parse(text) is None


def test_the_newest_is_the_latest_day_then_the_last_published(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.importing():
        for day in (date(2026, 11, 15), date(2026, 11, 15), date(2026, 6, 30)):
            built = store.workplace() / "built"
            built.write_bytes(b"")
            store.publish(built, day)
    assert [str(snapshot_id) for snapshot_id in store.ids()] == ["2026-06-30", "2026-11-15", "2026-11-15-2"]


def test_the_tenth_comes_after_the_ninth(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.workplace()
    for number in (10, 9):
        store.path(SnapshotId(date(2026, 1, 1), number)).touch()
    assert [snapshot_id.number for snapshot_id in store.ids()] == [9, 10]


def test_other_files_are_not_snapshots(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.workplace()
    for name in ("readme.txt", "2026-11-15.duckdb.wal", "copy.duckdb", "2026-13-01.duckdb"):
        (store.folder / name).touch()
    assert store.ids() == []


D = date(2026, 11, 15)
FIRST, SECOND, THIRD = (SnapshotId(D, number) for number in (1, 2, 3))


def filled(data: Path, number: int) -> Store:
    store = Store(data)
    with store.importing():
        for _ in range(number):
            built = store.workplace() / "built"
            built.write_bytes(b"")
            store.publish(built, D, KNOWN)
    return store


def test_what_is_withdrawn_is_out_of_view_and_still_there(tmp_path: Path) -> None:
    store, reader = filled(tmp_path, 3), Store(tmp_path)
    store.withdraw([SECOND, THIRD])
    assert reader.ids() == [FIRST]
    assert reader.ids_ever() == [FIRST, SECOND, THIRD]
    store.restore(THIRD)
    assert reader.ids() == [FIRST, THIRD]


def test_the_id_of_one_that_was_removed_is_given_to_no_other(tmp_path: Path) -> None:
    store = filled(tmp_path, 2)
    for snapshot_id in (FIRST, SECOND):
        store.remove(snapshot_id)
    assert store.ids_ever() == []
    assert filled(tmp_path, 1).ids() == [THIRD]


def test_nor_is_the_id_of_one_that_is_withdrawn(tmp_path: Path) -> None:
    filled(tmp_path, 1).withdraw([FIRST])
    assert filled(tmp_path, 1).ids() == [SECOND]


def test_what_a_killed_import_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    store = filled(tmp_path, 2)
    store.withdraw([SECOND])
    store.remove(FIRST)
    kept = {path.name for path in store.folder.iterdir()} - {"building"}
    for name in ("2026-11-15-9.json", "2026-11-15-9.withdrawn", ".2026-11-15-9.json.4711"):
        (store.folder / name).touch()
    with store.importing():
        assert {path.name for path in store.folder.iterdir()} == kept
    assert kept >= {"2026-11-15.pruned", "2026-11-15-2.duckdb", "2026-11-15-2.json", "2026-11-15-2.withdrawn"}


class Stopped(BaseException):
    """The machine, or the process, ends here."""


def steps(change: Callable[[Store], object], data: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int) -> bool:
    """Make a change that is stopped at its n-th step to disk; tell whether it was."""
    taken = 0

    def stopping(original: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **options: object) -> object:
            nonlocal taken
            taken += 1
            if taken == stop_at:
                raise Stopped
            return original(*args, **options)

        return step

    with monkeypatch.context() as patched:
        for owner, name in (
            (Path, "rename"),
            (Path, "touch"),
            (Path, "unlink"),
            (store_module, "flush"),
            (os, "fsync"),
        ):
            patched.setattr(owner, name, stopping(getattr(owner, name)))
        try:
            change(Store(data))
        except Stopped:
            return True
    return False


def _publish(store: Store) -> None:
    built = store.workplace() / "built"
    built.write_bytes(b"")
    store.publish(built, D, KNOWN)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (_publish, [FIRST, SECOND], [FIRST, SECOND, THIRD]),
        (lambda store: store.remove(FIRST), [FIRST, SECOND], [SECOND]),
        (lambda store: store.withdraw([SECOND]), [FIRST, SECOND], [FIRST]),
    ],
    ids=["publish", "remove", "withdraw"],
)
def test_stopped_at_any_step_it_is_as_before_or_as_after(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Store], object],
    before: list[SnapshotId],
    after: list[SnapshotId],
) -> None:
    seen = []
    for stop_at in range(1, 30):
        data = tmp_path / str(stop_at)
        filled(data, 2)
        was_stopped = steps(change, data, monkeypatch, stop_at)
        found = Store(data).ids()
        assert found in (before, after)
        # Whatever is in view has its manifest: without, nobody could tell that it is damaged.
        assert all(Store(data).manifest(snapshot_id) for snapshot_id in found if found == after or snapshot_id != FIRST)
        seen.append(found)
        if not was_stopped:
            break
    assert seen[0] == before
    assert seen[-1] == after
    assert len(seen) > 2


def test_withdrawing_several_is_stopped_between_the_old_and_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, 3)
    assert steps(lambda store: store.withdraw([SECOND, THIRD]), tmp_path, monkeypatch, 2)
    assert Store(tmp_path).ids() == [FIRST, SECOND]


def test_one_who_must_wait_is_told_for_whom_and_waits(tmp_path: Path) -> None:
    told: list[Holder | None] = []
    is_told, is_in = Event(), Event()

    def waiting(holder: Holder | None) -> None:
        told.append(holder)
        is_told.set()

    def other() -> None:
        with Store(tmp_path).importing(waiting):
            is_in.set()

    thread = Thread(target=other)
    with Store(tmp_path).importing():
        thread.start()
        assert is_told.wait(60)
        assert not is_in.is_set()
    thread.join(60)
    assert is_in.is_set()
    (holder,) = told
    assert holder is not None
    assert holder.pid == os.getpid()
    # Nobody holds it: nothing is said, whatever the one before has left in the lock.
    with Store(tmp_path).importing(waiting):
        pass
    assert len(told) == 1


def test_a_lock_that_says_nothing_of_its_holder_is_waited_for_all_the_same(tmp_path: Path) -> None:
    told: list[Holder | None] = []
    is_told = Event()

    def waiting(holder: Holder | None) -> None:
        told.append(holder)
        is_told.set()

    def other() -> None:
        with Store(tmp_path).importing(waiting):
            pass

    thread = Thread(target=other)
    with Store(tmp_path).importing():
        (tmp_path / "snapshots" / ".lock").write_text("{half", encoding="utf-8")
        thread.start()
        assert is_told.wait(60)
    thread.join(60)
    assert told == [None]


def test_other_troubles_are_not_taken_for_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), writable(tmp_path):
        (tmp_path / "none" / "file").touch()
    with pytest.raises(FolderUnwritable, match="det kan ikke skrives i mappen"), writable(tmp_path):
        raise PermissionError(13, "Permission denied")


_CHANGES = st.lists(
    st.tuples(st.sampled_from(["publish", "withdraw", "restore", "remove"]), st.integers(0, 5)), max_size=25
)


@given(_CHANGES)
def test_whatever_is_done_no_id_is_given_twice_and_only_what_is_removed_is_gone(
    changes: list[tuple[str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        given_out: list[SnapshotId] = []
        there: dict[SnapshotId, bool] = {}  # is it withdrawn?
        for change, number in changes:
            chosen = sorted(there)[number % len(there)] if there else None
            if change == "publish":
                built = store.workplace() / "built"
                built.write_bytes(b"")
                snapshot_id = store.publish(built, date(2026, 1, 1 + number % 2), KNOWN)
                assert snapshot_id not in given_out
                given_out.append(snapshot_id)
                there[snapshot_id] = False
            elif chosen is not None and change == "remove":
                store.remove(chosen)
                del there[chosen]
            elif chosen is not None:
                there[chosen] = change == "withdraw"
                store.withdraw([chosen]) if change == "withdraw" else store.restore(chosen)
            assert store.ids() == sorted(known for known, is_withdrawn in there.items() if not is_withdrawn)
            assert store.ids_ever() == sorted(there)
            assert all(store.manifest(snapshot_id) == KNOWN for snapshot_id in there)
