"""The one door to the figures: a published snapshot, opened read-only, seen through somebody's scope."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from dashboard import resources
from dashboard.scope import Scope
from dashboard.snapshots.freezing import CohortSemester, latest, versions
from dashboard.snapshots.store import SnapshotId, Store

__all__ = ["NoSnapshotError", "OutdatedSnapshotError", "Row", "Scope", "Snapshot", "View", "Warehouse"]

Row = dict[str, Any]

#: A page query reads small marts; it may touch nothing else on the machine (stack: Hardening, verified for DuckDB 2.0).
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "512MB",
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_directory": "",
    "python_enable_replacements": "false",
}
_PARAMETER = re.compile(r"\$([a-z_]+)")


class NoSnapshotError(Exception):
    """There is no published snapshot, or none with the id asked for."""


class OutdatedSnapshotError(NoSnapshotError):
    """The snapshot was built by a version of the program whose tables these queries do not fit."""


@dataclass(frozen=True)
class Snapshot:
    """What every page says of the figures it shows."""

    id: str
    as_of: date
    synthetic: bool


_Versions = Mapping[CohortSemester, int]


@dataclass(frozen=True)
class _Opened:
    connection: duckdb.DuckDBPyConnection
    facts: Snapshot
    frozen: _Versions


@dataclass(frozen=True)
class _Query:
    sql: str
    parameters: frozenset[str]


@cache
def _query(name: str) -> _Query:
    path = resources.root() / "queries" / "pages" / f"{name}.sql"
    sql = path.read_text(encoding="utf-8")
    return _Query(sql, frozenset(_PARAMETER.findall(sql)))


class View:
    """One cursor of one snapshot, with the scope set in the database. Not for use by two threads."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        scope: Scope,
        snapshot: Snapshot,
        hidden_semesters: Sequence[CohortSemester] = (),
    ) -> None:
        self._cursor = cursor
        self.scope = scope
        self.snapshot = snapshot
        #: The semesters of which the snapshot shows no answers any more: they were frozen anew after it was published.
        self.hidden_semesters = hidden_semesters

    def run(
        self,
        name: str,
        *,
        cohort: Sequence[int] | None = None,
        semester: Sequence[int] | None = None,
        level: str = "county",
        within: tuple[str, str] | None = None,
        unit_type: str | None = None,
        **own: str | int | None,
    ) -> list[Row]:
        """Return the rows of `queries/pages/<name>.sql`, one dict per row in the order of its key columns.

        cohort, semester: only these (None: all); level: one row per area of it (participant queries ignore it);
        within: (level, id), only areas inside that one, itself included; unit_type: kindergarten or
        school (None: both); own: what this query alone can be asked besides, as its header says.
        """
        query = _query(name)
        given: Mapping[str, Any] = {
            "cohort": None if cohort is None else list(cohort),
            "semester": None if semester is None else list(semester),
            "level": level,
            "within_level": within[0] if within else None,
            "within_id": within[1] if within else None,
            "unit_types": unit_type or "both",
            **own,
        }
        result = self._cursor.execute(query.sql, {key: given[key] for key in query.parameters})
        columns = [column[0] for column in result.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    def columns(self, name: str) -> list[str]:
        """Return the columns of a query, in order, also where it has no rows."""
        query = _query(name)
        described = self._cursor.execute(f"describe {query.sql}", dict.fromkeys(query.parameters)).fetchall()
        return [row[0] for row in described]


class Warehouse:
    """The snapshots of a data folder. Thread-safe; open databases are shared within the process."""

    def __init__(self, data: Path) -> None:
        self.store = Store(data)
        self._open: dict[SnapshotId, _Opened] = {}
        self._versions: dict[SnapshotId, _Versions] = {}
        self._latest: tuple[Sequence[SnapshotId], _Versions] = ((), {})
        self._lock = Lock()

    def newest(self) -> SnapshotId:
        """Return the id of the snapshot with the latest D; of equal D, the one published last."""
        ids = self.store.ids()
        if not ids:
            raise NoSnapshotError(f"no snapshot is published in {self.store.folder}")
        return ids[-1]

    def before(self, snapshot: str) -> str | None:
        """Return the id of the delivery before one, None where there is none."""
        ids = [str(snapshot_id) for snapshot_id in self.store.ids()]
        place = ids.index(snapshot) if snapshot in ids else 0
        return ids[place - 1] if place else None

    @contextmanager
    def view(self, scope: Scope, snapshot: str | None = None) -> Iterator[View]:
        """Open a snapshot (None: the newest) for somebody; raises NoSnapshotError."""
        opened = self._opened(snapshot)
        hidden = self._hidden(opened)
        cursor = opened.connection.cursor()
        try:
            cursor.execute("set variable scope = $scope", {"scope": scope.key})
            cursor.execute(
                "set variable hidden_semesters = $hidden::varchar[]", {"hidden": [str(each) for each in hidden]}
            )
            yield View(cursor, scope, opened.facts, hidden)
        finally:
            cursor.close()

    def _opened(self, snapshot: str | None) -> _Opened:
        snapshot_id = self.newest() if snapshot is None else SnapshotId.parse(snapshot)
        with self._lock:
            if snapshot_id is not None and snapshot_id in self._open:
                return self._open[snapshot_id]
            if snapshot_id is None or not self.store.path(snapshot_id).is_file():
                raise NoSnapshotError(f"no published snapshot has the id {snapshot!r}")
            connection = self._connect(snapshot_id)
            _check_fits(connection, snapshot_id)
            synthetic = connection.execute("select synthetic from meta.source").fetchall()[0][0]
            facts = Snapshot(str(snapshot_id), snapshot_id.as_of, bool(synthetic))
            self._open[snapshot_id] = _Opened(connection, facts, versions(connection))
            return self._open[snapshot_id]

    def _connect(self, snapshot_id: SnapshotId) -> duckdb.DuckDBPyConnection:
        # Every snapshot has a file name of its own: DuckDB keeps serving an old file under a name it has open.
        return duckdb.connect(str(self.store.path(snapshot_id)), read_only=True, config=_CONFIG)

    def _hidden(self, opened: _Opened) -> list[CohortSemester]:
        """Return the semesters of an open snapshot that were frozen anew by one published after it."""
        ids = self.store.ids()
        with self._lock:
            if self._latest[0] != ids:
                self._latest = ids, latest(self._versions_of(snapshot_id) for snapshot_id in ids)
            newer = self._latest[1]
        return sorted(semester for semester, version in opened.frozen.items() if version < newer.get(semester, version))

    def _versions_of(self, snapshot_id: SnapshotId) -> _Versions:
        """Return what a published snapshot has frozen: nothing, where it cannot be read."""
        if snapshot_id not in self._versions:
            try:
                with closing(self._connect(snapshot_id)) as connection:
                    self._versions[snapshot_id] = versions(connection)
            except duckdb.Error:
                return {}
        return self._versions[snapshot_id]

    def close(self) -> None:
        """Close every open snapshot."""
        with self._lock:
            for opened in self._open.values():
                opened.connection.close()
            self._open.clear()


def _check_fits(connection: duckdb.DuckDBPyConnection, snapshot_id: SnapshotId) -> None:
    """Raise OutdatedSnapshotError unless every page query can be asked of the snapshot: better now than half a page.

    Nor does one fit that was built before answers were frozen: nobody could tell which of its figures to hide.
    """
    try:
        versions(connection)
    except duckdb.Error as error:
        raise OutdatedSnapshotError(f"snapshot {snapshot_id} has nothing frozen") from error
    for path in sorted((resources.root() / "queries" / "pages").glob("*.sql")):
        query = _query(path.stem)
        try:
            connection.execute(f"describe {query.sql}", dict.fromkeys(query.parameters))
        except duckdb.Error as error:
            raise OutdatedSnapshotError(f"snapshot {snapshot_id} does not fit the query {path.stem}") from error
