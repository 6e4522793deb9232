"""Whether this process can answer: for the one who runs it, and without a word about what it would answer."""

import duckdb
from flask import Flask, Response, jsonify

from dashboard.scope import Scope
from dashboard.snapshots.remote_mirror import condition
from dashboard.warehouse import DamagedSnapshotError, NoSnapshotError, Warehouse


def install(server: Flask, warehouse: Warehouse, *, copies: bool = False) -> None:
    """Register `/helse`: 200 when a published snapshot can be read, else 503; `degraded` when the newest cannot.

    copies: the snapshots are copies from a bucket; then it also says whether they are kept up to date.
    """

    @server.get("/helse", endpoint="health")
    def health() -> Response:
        status = _status(warehouse)
        answer = jsonify(status=status, **({"store": condition(warehouse.store.folder)} if copies else {}))
        answer.status_code = 200 if status in ("ok", "degraded") else 503
        return answer


def _status(warehouse: Warehouse) -> str:
    try:
        with warehouse.view(Scope.national()) as view:
            view.run("cohorts")
            return "degraded" if warehouse.passed_over() else "ok"
    except DamagedSnapshotError:
        return "unreadable snapshot"
    except NoSnapshotError:
        return "no snapshot"
    except duckdb.Error:
        return "unreadable snapshot"
