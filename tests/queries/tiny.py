"""A tiny delivery made by hand, as the typed tables the importer leaves behind, and a view of its snapshot."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.delivery import SilentProgress
from dashboard.delivery.responses import responses_of
from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.build import build_snapshot, prepare
from dashboard.snapshots.freezing import CohortSemester, differing
from dashboard.snapshots.model import load_model
from dashboard.snapshots.store import Store
from dashboard.warehouse import View, Warehouse

Row = Mapping[str, Any]

_TABLES = {
    "participation": "cohort_no integer, unit_id varchar, unit_name varchar, unit_type varchar, ownership varchar, "
    "municipality_no varchar, children integer, staff integer, joined_on date, left_on date, left_reason varchar",
    "meetings": "meeting_id varchar, cohort_no integer, semester_no integer, meeting_type varchar, "
    "municipality_no varchar, unit_id varchar, unit_type varchar, planned_on date, held_on date, "
    "cancelled boolean default false, format varchar, minutes_on date, basis_on date",
    "attendance": "meeting_id varchar, municipality_no varchar, unit_id varchar, role varchar, "
    "invited integer, attended integer",
    "evaluation": "response_id varchar, cohort_no integer, semester_no integer, municipality_no varchar, "
    "unit_id varchar, role varchar, item_id varchar, score integer",
    "milestones": "cohort_no integer, semester_no integer, municipality_no varchar, unit_id varchar, "
    "kind varchar, done_on date",
}

_META_SOURCE = """create table meta.source as select
    $digest as digest, false as synthetic, 'tiny' as source_name,
    $imported_at::timestamp as imported_at, '[]' as findings, $publication_no::integer as publication_no"""


def build(
    path: Path,
    as_of: date,
    delivery: Mapping[str, Sequence[Row]],
    settings: Settings | None = None,
    *,
    store: Store | None = None,
    refreeze: Sequence[CohortSemester] = (),
) -> list[CohortSemester]:
    """Build the snapshot file `path` of the delivery's rows; columns a row leaves out are blank.

    What the snapshots in `store` have frozen is so in this one too; without a store it stands alone. Returns the
    frozen semesters of which the delivery has other answers.
    """
    with duckdb.connect() as connection:
        load_model(connection)
        connection.execute("create schema delivery")
        for table, columns in _TABLES.items():
            connection.execute(f"create table delivery.{table} ({columns})")
            for row in delivery.get(table, ()):
                names = ", ".join(row)
                values = ", ".join(f"${name}" for name in row)
                connection.execute(f"insert into delivery.{table} ({names}) values ({values})", dict(row))
        connection.execute(f"create table delivery.responses as {responses_of('delivery.evaluation')}")
        publication_no = prepare(connection, as_of, settings or Settings(), store, refreeze)
        connection.execute(
            _META_SOURCE,
            {"digest": "0", "imported_at": datetime(2026, 1, 1), "publication_no": publication_no},  # noqa: DTZ001
        )
        differs = differing(connection)
        build_snapshot(connection, path, SilentProgress())
        return differs


def publish(
    folder: Path,
    as_of: date,
    delivery: Mapping[str, Sequence[Row]],
    settings: Settings | None = None,
    refreeze: Sequence[CohortSemester] = (),
) -> tuple[str, list[CohortSemester]]:
    """Publish a delivery after those the data folder has; return its id and the frozen semesters that it differs in."""
    store = Store(folder)
    with store.importing():
        built = store.workplace() / "built.duckdb"
        differs = build(built, as_of, delivery, settings, store=store, refreeze=refreeze)
        return str(store.publish(built, as_of)), differs


@contextmanager
def tiny_view(
    folder: Path, as_of: date, delivery: Mapping[str, Sequence[Row]], scope: Scope | None = None
) -> Iterator[View]:
    """Build, publish and open a tiny delivery."""
    store = Store(folder)
    built = store.workplace() / "built.duckdb"
    build(built, as_of, delivery)
    snapshot_id = store.publish(built, as_of)
    warehouse = Warehouse(folder)
    try:
        with warehouse.view(scope or Scope.national(), str(snapshot_id)) as view:
            yield view
    finally:
        warehouse.close()
