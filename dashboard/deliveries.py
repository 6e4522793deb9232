"""The deliveries that are published: when each was imported, from where, and how much was in it. No figures."""

from dashboard.scope import Scope
from dashboard.warehouse import NoSnapshotError, Row, Warehouse


class Deliveries:
    """The published deliveries as somebody may know of them: only what they were called is Udir's alone."""

    def __init__(self, warehouse: Warehouse, scope: Scope) -> None:
        self._warehouse = warehouse
        self._scope = scope

    def ids(self) -> list[str]:
        """Return the snapshots' ids, the newest first."""
        return [str(snapshot_id) for snapshot_id in reversed(self._warehouse.ids())]

    def facts(self, snapshot_id: str) -> Row | None:
        """Return the row of `delivery_files` of a snapshot; None where this version of the program cannot read it."""
        try:
            with self._warehouse.view(self._scope, snapshot_id) as view:
                (row,) = view.run("delivery_files")
                return row
        except NoSnapshotError:
            return None
