"""From the tables of a checked delivery to a snapshot file: all heavy work happens here, once."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from dashboard.delivery import Progress
from dashboard.settings import Settings
from dashboard.snapshots.at_once import run_each
from dashboard.snapshots.codes import create_codes
from dashboard.snapshots.freezing import CohortSemester, keep_frozen
from dashboard.snapshots.frozen_before import check_refreeze, load_frozen
from dashboard.snapshots.layers import PLACES, Table, needed_for, readers, tables
from dashboard.snapshots.store import Store
from dashboard.snapshots.views import create_views

#: What DuckDB may use in a builder, which takes about a GB besides; a page's connection gets far less
#: (`dashboard.warehouse`). A thousand times the real size is imported with it, in 3.2 GB altogether (docs/drift.md).
BUILD_MEMORY = "2500MB"

#: The settings that a snapshot follows from.
THRESHOLDS = (
    "min_respondents",
    "answers_closed_days",
    "low_attendance",
    "sub_goal_drop",
    "minutes_days",
    "follow_up_days",
)

#: What freezing looks at: the delivery's own answers, in the smallest groups that figures rest on.
_GROUPS = "core.answer_group"

#: What a snapshot has besides the marts, and what that reads.
_KEPT = {
    "meta.place": {PLACES},
    "meta.frozen": {_GROUPS, "core.semester", "core.answer_block", "core.answer_member", "core.answer_withheld"},
}


def load_rules(connection: duckdb.DuckDBPyConnection, as_of: date, settings: Settings) -> None:
    """Write `meta.rule`, one row: the delivery's date D and the thresholds of metrics.md."""
    connection.execute("create schema if not exists meta")
    connection.execute(
        """create or replace table meta.rule as select
            $as_of::date as as_of,
            $min_respondents::integer as min_respondents,
            $answers_closed_days::integer as answers_closed_days,
            $low_attendance::double as low_attendance,
            $sub_goal_drop::double as sub_goal_drop,
            $minutes_days::integer as minutes_days,
            $follow_up_days::integer as follow_up_days""",
        {
            "as_of": as_of,
            **settings.model_dump(include=set(THRESHOLDS)),
        },
    )


def prepare(
    connection: duckdb.DuckDBPyConnection,
    as_of: date,
    settings: Settings,
    store: Store | None,
    refreeze: Sequence[CohortSemester] = (),
) -> int:
    """Write `meta.rule`, make the smallest groups of answers, and load what `store` has frozen.

    `connection` is to a scratch database that holds `delivery.*`, `programme.*` and `reference.*`. Returns the number
    of this publication; raises RefreezeImpossible. Afterwards `freezing.differing` can tell where answers differ.
    """
    load_rules(connection, as_of, settings)
    connection.execute("create schema staging")
    # A database of its own, in memory: what is read once or twice and then forgotten need not be packed for a file.
    # What memory does not hold goes to the temporary folder, as everything else does.
    connection.execute("attach ':memory:' as core")
    publication_no = load_frozen(connection, store, refreeze)
    create_codes(connection)
    for table in needed_for(_GROUPS, tables()):
        _make(connection, table)
    for semester in refreeze:
        check_refreeze(connection, semester)
    return publication_no


def build_snapshot(connection: duckdb.DuckDBPyConnection, path: Path, progress: Progress) -> None:
    """Make every table of `queries/` and write the snapshot `path`: the marts, `meta.*`, and the views pages read.

    `connection` is to the scratch database after `prepare`, with `meta.source`. Raw answers and everything else finer
    than a mart or a block stay behind in it.
    """
    connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as snapshot")
    for schema in ("snapshot.meta", "snapshot.mart"):
        connection.execute(f"create schema {schema}")
    for name in ("rule", "source"):
        connection.execute(f"create table snapshot.meta.{name} as from meta.{name}")
    ordered = tables()
    made = {table.name for table in needed_for(_GROUPS, ordered)}
    # What takes one core longest comes last here, begun as soon as it can be: to keep an order is one core's work.
    ordered_last = sorted(ordered, key=lambda table: table.is_in_order)
    statements = {table.name: table for table in ordered_last if table.name not in made}
    needs = {name: table.needs for name, table in statements.items()} | _KEPT
    unread = readers(needs)
    finished: list[str] = []

    def run(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
        if name in statements:
            _make(cursor, statements[name])
        elif name == "meta.place":
            _write(cursor, "meta.place", f"(from {PLACES} order by place_no)")
        else:
            keep_frozen(cursor)

    def done(name: str) -> None:
        finished.append(name)
        progress.advance(len(finished), len(needs))
        for read in needs[name] & unread.keys():
            unread[read].remove(name)
            if not unread[read]:
                connection.execute(f"drop table {read}")  # memory for the next ones

    run_each(connection, {name: needed - made for name, needed in needs.items()}, run, done)
    connection.execute("detach snapshot")
    with duckdb.connect(str(path)) as snapshot:
        create_views(snapshot, ordered)
        snapshot.execute("checkpoint")


def _make(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    try:
        _make_by_kind(connection, table)
    except duckdb.Error as error:
        error.add_note(f"in the query of {table.name}")
        raise


def _make_by_kind(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    if table.schema != "mart":
        kind = "view" if table.schema == "staging" else "table"
        connection.execute(f"create {kind} {table.name} as {table.sql}")
        return
    rows = _of_areas(connection, table) if table.is_of_areas else f"({table.sql})"
    _write(connection, table.name, rows)


def _of_areas(connection: duckdb.DuckDBPyConnection, table: Table) -> str:
    """Return a mart of areas with the number of each area in place of its names: far less to sort and to write.

    A query of many rows gives the number itself.
    """
    query = f"({table.sql})"
    if "place_no" not in connection.sql(table.sql).columns:
        query = (
            "(select place_no, made.* exclude (cohort_no, area_level, area_id) "  # noqa: S608 - our own SQL files
            f"from {query} as made join {PLACES} using (cohort_no, area_level, area_id))"
        )
    # Neighbours on disk are neighbours on the page.
    return query if table.is_in_order else f"(from {query} order by place_no)"


def _write(connection: duckdb.DuckDBPyConnection, name: str, rows: str) -> None:
    """Write a table of the snapshot. The words of a mart stay the numbers they are, of which its view makes texts; what
    has no view, and ids of areas, of which there may be many, are written as texts."""
    made = connection.sql(f"from {rows}")
    kept = connection.sql("select null::code.word").types if name.startswith("mart.") else []
    columns = ", ".join(
        f"{column}::varchar as {column}" if kind.id == "enum" and kind not in kept else column
        for column, kind in zip(made.columns, made.types, strict=True)
    )
    connection.execute(f"create table snapshot.{name} as select {columns} from {rows}")  # noqa: S608 - our own SQL files
