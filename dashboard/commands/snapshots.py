"""`snapshots`: which snapshots are published."""

from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.scope import Scope
from dashboard.settings import settings
from dashboard.snapshots.store import SnapshotId
from dashboard.texts import text
from dashboard.warehouse import OutdatedSnapshotError, Warehouse


def run(data: Path | None) -> None:
    """Print one row per published snapshot, the newest last."""
    console = Console()
    with closing(Warehouse(data or settings().data)) as warehouse:
        ids = warehouse.store.ids()
        if not ids:
            sentence = text("cli.none_published", "nb", folder=warehouse.store.folder)
            console.print(sentence, markup=False, highlight=False, soft_wrap=True)
            return
        table = Table(
            *(text(f"cli.snapshot_{column}", "nb") for column in ("id", "as_of", "imported", "source", "rows"))
        )
        for snapshot_id in ids:
            table.add_row(*(Text(str(cell), overflow="fold") for cell in _cells(warehouse, snapshot_id)))
        # A pipe has no width: there a name must not be cut.
        Console(width=None if console.is_terminal else 400).print(table)


def _cells(warehouse: Warehouse, snapshot_id: SnapshotId) -> tuple[object, ...]:
    try:
        with warehouse.view(Scope.national(), str(snapshot_id)) as view:
            (facts,) = view.run("delivery")
    except OutdatedSnapshotError:
        return (snapshot_id, snapshot_id.as_of, text("cli.snapshot_outdated", "nb"), "", "")
    rows = sum(count for column, count in facts.items() if column.endswith("_rows"))
    return (snapshot_id, facts["as_of"], facts["imported_at"], facts["source_name"], rows)
