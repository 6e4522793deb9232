"""`snapshots`: which snapshots are published, what is known of each, and which is shown."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.table import Table
from rich.text import Text

from dashboard.commands.looking import up_to_date
from dashboard.snapshots.manifest import Manifest, ManifestUnreadable
from dashboard.snapshots.opening import NoSnapshotError, Opened, OutdatedSnapshotError, open_snapshot
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.terminal import Terminal, on_one_line
from dashboard.texts import text

_COLUMNS = ("id", "as_of", "imported", "by", "source", "rows", "findings", "state")


def run(data: Path | None) -> None:
    """Print one row per published snapshot, the newest last."""
    console = Terminal()
    store = Store(up_to_date(data))
    if not store.ids_ever():
        sentence = text("cli.none_published", "nb", folder=store.folder)
        console.print(on_one_line(sentence), markup=False, highlight=False, soft_wrap=True)
        return
    table = Table(*(text(f"cli.snapshot_{column}", "nb") for column in _COLUMNS))
    for cells in _rows(store):
        table.add_row(*(Text("" if cell is None else on_one_line(str(cell)), overflow="fold") for cell in cells))
    # A pipe has no width: there a name must not be cut.
    Terminal(width=None if console.is_terminal else 400).print(table)


@dataclass(frozen=True)
class _Facts:
    imported_at: datetime | None = None
    imported_by: str | None = None
    source_name: str | None = None
    rows: int | None = None
    findings: str | None = None


def _rows(store: Store) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    shown, is_newest = store.ids(), True
    for snapshot_id in reversed(store.ids_ever()):
        marks, facts = _looked_at(store, snapshot_id)
        if snapshot_id not in shown:
            marks.insert(0, "withdrawn")
        elif "damaged" not in marks and is_newest:
            marks.insert(0, "shown")
            is_newest = False
        state = ", ".join(text(f"cli.snapshot_{mark}", "nb") for mark in marks)
        source = (facts.imported_at, facts.imported_by, facts.source_name)
        found.append((snapshot_id, snapshot_id.as_of, *source, facts.rows, facts.findings, state))
    return found[::-1]


def _looked_at(store: Store, snapshot_id: SnapshotId) -> tuple[list[str], _Facts]:
    """Return whether a snapshot is damaged or outdated, and what can be told of it."""
    try:
        manifest = store.manifest(snapshot_id)
    except ManifestUnreadable:
        return ["damaged"], _Facts()
    told = _Facts() if manifest is None else _of_manifest(manifest)
    try:
        opened = open_snapshot(store, snapshot_id)
    except OutdatedSnapshotError:
        return ["outdated"], told
    except NoSnapshotError:
        return ["damaged"], told
    with closing(opened.connection):
        return [], told if manifest is not None else _of_file(opened)


def _of_manifest(manifest: Manifest) -> _Facts:
    findings = _counted(manifest.errors, manifest.warnings)
    return _Facts(manifest.imported_at, manifest.imported_by, manifest.source_name, manifest.rows, findings)


def _of_file(opened: Opened) -> _Facts:
    """Return what a snapshot without a manifest knows itself: not who published it."""
    ((imported_at, source_name, rows),) = opened.connection.execute(
        "select imported_at, source_name, participation_rows + meetings_rows + attendance_rows + evaluation_rows_about "
        "+ milestones_rows from mart.delivery cross join (select source_name from meta.source)"
    ).fetchall()
    counted = opened.connection.execute("select severity, sum(occurrences) from mart.finding_code group by severity")
    counts = dict(counted.fetchall())
    return _Facts(imported_at, None, source_name, rows, _counted(counts.get("error", 0), counts.get("warning", 0)))


def _counted(errors: int, warnings: int) -> str:
    return text("cli.snapshot_counts", "nb", errors=errors, warnings=warnings)
