"""Whether this process can answer: for the one who runs it, and without a word about what it would answer."""

import duckdb
from flask import Flask, Response, jsonify

from dashboard.scope import Scope
from dashboard.snapshots.remote_mirror import condition
from dashboard.warehouse import NoSnapshotError, Warehouse


def install(server: Flask, warehouse: Warehouse, *, copies: bool = False) -> None:
    """Register `/helse`: 200 when the published snapshot can be read, else 503.

    copies: the snapshots are copies from a bucket; then it also says whether they are kept up to date.
    """

    @server.get("/helse", endpoint="health")
    def health() -> Response:
        status = _status(warehouse)
        answer = jsonify(status=status, **({"store": condition(warehouse.store.folder)} if copies else {}))
        answer.status_code = 200 if status == "ok" else 503
        return answer


def _status(warehouse: Warehouse) -> str:
    try:
        with warehouse.view(Scope.national()) as view:
            view.run("cohorts")
    except NoSnapshotError:
        return "no snapshot"
    except duckdb.Error:
        return "unreadable snapshot"
    return "ok"
