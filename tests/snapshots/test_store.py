"""Ids of snapshots: how they are written, read, ordered and given out."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.snapshots.store import SnapshotId, Store

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
