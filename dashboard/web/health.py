"""Whether this process can answer: for the one who runs it, and without a word about what it would answer."""

import duckdb
from flask import Flask, Response, jsonify

from dashboard.scope import Scope
from dashboard.warehouse import NoSnapshotError, Warehouse


def install(server: Flask, warehouse: Warehouse) -> None:
    """Register `/helse`: 200 when the published snapshot can be read, else 503."""

    @server.get("/helse", endpoint="health")
    def health() -> Response:
        status = _status(warehouse)
        answer = jsonify(status=status)
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
