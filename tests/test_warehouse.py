"""Readers and a new snapshot: nobody is served an old file under a new name, and who reads keeps what they hold."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.snapshots.store import Store
from dashboard.snapshots.unreadable import is_unreadable
from dashboard.warehouse import DamagedSnapshotError, NoSnapshotError, OutdatedSnapshotError, Scope, Warehouse
from tests.queries.tiny import build
from tests.snapshots.copies import publish_copy, spoil, spoil_every_block


def publish(data: Path, day: date, units: int) -> None:
    rows = [
        {
            "cohort_no": 9,
            "unit_id": str(974000000 + number),
            "unit_name": f"Enhet {number}",
            "unit_type": "school",
            "municipality_no": "5054",
            "joined_on": date(2025, 8, 1),
        }
        for number in range(units)
    ]
    store = Store(data)
    with store.importing():
        built = store.workplace() / "built.duckdb"
        build(built, day, {"participation": rows})
        store.publish(built, day)


def units_seen(warehouse: Warehouse, snapshot: str | None = None) -> int:
    with warehouse.view(Scope.national(), snapshot) as view:
        return len(view.run("areas", level="unit"))


def test_a_new_snapshot_comes_into_view_of_an_open_warehouse(tmp_path: Path) -> None:
    publish(tmp_path, date(2026, 1, 1), 1)
    warehouse = Warehouse(tmp_path)
    assert units_seen(warehouse) == 1
    publish(tmp_path, date(2026, 1, 1), 2)
    assert units_seen(warehouse) == 2
    publish(tmp_path, date(2026, 2, 1), 3)
    assert units_seen(warehouse) == 3
    assert [units_seen(warehouse, name) for name in ("2026-01-01", "2026-01-01-2", "2026-02-01")] == [1, 2, 3]
    warehouse.close()


def test_a_reader_keeps_the_snapshot_it_holds(tmp_path: Path) -> None:
    publish(tmp_path, date(2026, 1, 1), 1)
    warehouse = Warehouse(tmp_path)
    with warehouse.view(Scope.national()) as view:
        publish(tmp_path, date(2026, 2, 1), 2)
        assert len(view.run("areas", level="unit")) == 1
    assert units_seen(warehouse) == 2
    warehouse.close()


def test_an_older_delivery_does_not_come_into_view(tmp_path: Path) -> None:
    publish(tmp_path, date(2026, 2, 1), 2)
    publish(tmp_path, date(2026, 1, 1), 1)
    warehouse = Warehouse(tmp_path)
    assert units_seen(warehouse) == 2
    warehouse.close()


def test_nothing_published_and_unknown_ids_say_so(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    with pytest.raises(NoSnapshotError), warehouse.view(Scope.national()):
        pass
    publish(tmp_path, date(2026, 2, 1), 2)
    for unknown in ("2026-02-02", "2026-02-01-2", "../../etc/passwd", ""):
        with pytest.raises(NoSnapshotError), warehouse.view(Scope.national(), unknown):
            pass
    warehouse.close()


def test_the_snapshot_holds_no_answers(tmp_path: Path) -> None:
    publish(tmp_path, date(2026, 1, 1), 1)
    warehouse = Warehouse(tmp_path)
    schemas = warehouse._opened(None).connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
    assert {schema for (schema,) in schemas} == {"mart", "meta"}
    warehouse.close()


def test_a_snapshot_of_an_older_program_says_so_instead_of_failing_halfway(tmp_path: Path) -> None:
    publish(tmp_path, date(2026, 1, 1), 1)
    with duckdb.connect(str(tmp_path / "snapshots" / "2026-01-01.duckdb")) as connection:
        connection.execute("drop view main.progress")
    warehouse = Warehouse(tmp_path)
    with pytest.raises(OutdatedSnapshotError), warehouse.view(Scope.national()):
        pass
    warehouse.close()


def open_files(of: str) -> list[str]:
    """Return the files of a name that this process has open, also those that were removed."""
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.append(str(descriptor.readlink()))
    return [path for path in found if of in path]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="nothing tells which files a process has open")
@pytest.mark.parametrize("way", ["withdraw", "remove"])
def test_whoever_reads_what_goes_out_of_view_finishes_and_then_it_is_closed(
    tmp_path: Path, whole_snapshot: Path, way: str
) -> None:
    store = Store(tmp_path)
    older, newer = (publish_copy(store, whole_snapshot, date(2026, 1, day), day) for day in (1, 2))
    warehouse = Warehouse(tmp_path)
    with warehouse.view(Scope.national()) as reading:
        store.withdraw([newer]) if way == "withdraw" else store.remove(newer)
        # Others are served by what is in view now, at once, and cannot have the other by its id.
        with warehouse.view(Scope.national()) as view:
            assert view.snapshot.id == str(older)
        with pytest.raises(NoSnapshotError), warehouse.view(Scope.national(), str(newer)):
            pass
        assert open_files(str(store.path(newer)))
        assert len(reading.run("areas", level="unit")) == 1
        assert reading.snapshot.id == str(newer)
    assert open_files(str(store.path(newer))) == []
    assert open_files(str(store.path(older)))
    warehouse.close()
    assert open_files(str(tmp_path)) == []


def test_a_snapshot_without_a_manifest_is_served_as_one_of_an_older_program_is(
    tmp_path: Path, whole_snapshot: Path
) -> None:
    store = Store(tmp_path)
    publish_copy(store, whole_snapshot, date(2026, 1, 1), manifest=False)
    warehouse = Warehouse(tmp_path)
    assert units_seen(warehouse) == 1
    assert warehouse.passed_over() == []
    warehouse.close()


def test_the_delivery_before_a_damaged_one_is_the_one_before_that(tmp_path: Path, whole_snapshot: Path) -> None:
    store = Store(tmp_path)
    for day in (1, 2, 3):
        publish_copy(store, whole_snapshot, date(2026, 1, day), day)
    spoil(store.path(store.ids()[1]))
    warehouse = Warehouse(tmp_path)
    with pytest.raises(DamagedSnapshotError), warehouse.view(Scope.national(), "2026-01-02"):
        pass
    assert warehouse.before("2026-01-03") == "2026-01-01"
    assert warehouse.passed_over() == []  # it never would have been shown as the newest
    warehouse.close()


def test_a_snapshot_that_is_spoilt_while_it_is_open_is_passed_over_from_then_on(
    tmp_path: Path, whole_snapshot: Path
) -> None:
    store = Store(tmp_path)
    for day in (1, 2):
        publish_copy(store, whole_snapshot, date(2026, 1, day), day)
    newest = store.path(store.ids()[-1])
    warehouse = Warehouse(tmp_path)
    assert str(warehouse.newest()) == "2026-01-02"
    spoil_every_block(newest)
    with pytest.raises(duckdb.Error, match="checksum") as met:
        units_seen(warehouse)
    assert is_unreadable(met.value)
    assert str(warehouse.newest()) == "2026-01-01"
    assert units_seen(warehouse) == 1
    warehouse.close()
