"""Readers and a new snapshot: nobody is served an old file under a new name, and who reads keeps what they hold."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.snapshots.store import Store
from dashboard.warehouse import NoSnapshotError, OutdatedSnapshotError, Scope, Warehouse
from tests.queries.tiny import build


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
