"""The one door to the figures: a published snapshot, opened read-only, seen through somebody's scope."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from dashboard.scope import Scope
from dashboard.snapshots.freezing import CohortSemester, latest
from dashboard.snapshots.kept_rows import KeptRows, Rows
from dashboard.snapshots.opening import (
    DamagedSnapshotError,
    NoSnapshotError,
    Opened,
    OutdatedSnapshotError,
    Snapshot,
    Versions,
    versions_of,
)
from dashboard.snapshots.page_queries import page_query, read_once
from dashboard.snapshots.shelf import Shelf
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.snapshots.unreadable import is_unreadable
from dashboard.snapshots.wider import WiderQuestions

__all__ = [
    "DamagedSnapshotError",
    "NoSnapshotError",
    "OutdatedSnapshotError",
    "Row",
    "Scope",
    "Snapshot",
    "View",
    "Warehouse",
]

Row = dict[str, Any]


class View:
    """One cursor of one snapshot, with the scope set in the database. Not for use by two threads."""

    def __init__(
        self,
        cursor: Callable[[], duckdb.DuckDBPyConnection],
        scope: Scope,
        snapshot: Snapshot,
        hidden_semesters: Sequence[CohortSemester] = (),
        doubted: Callable[[], None] = lambda: None,
        kept: KeptRows | None = None,
    ) -> None:
        self._cursor = cursor
        self._doubted = doubted
        self._kept = kept or KeptRows()
        self._wider = WiderQuestions(self._rows)
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
        given = {
            "cohort": None if cohort is None else tuple(cohort),
            "semester": None if semester is None else tuple(semester),
            "level": level,
            "within_level": within[0] if within else None,
            "within_id": within[1] if within else None,
            "unit_types": unit_type or "both",
            **own,
        }
        found = self._wider.rows(name, given)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    def _rows(self, name: str, given: Mapping[str, Any]) -> Rows:
        asked = tuple((key, given[key]) for key in sorted(page_query(name).parameters))
        # What the cursor was told is in the question: whose eyes, and what is hidden from everybody's.
        question = (self.scope.key, tuple(self.hidden_semesters), name, asked)
        return self._kept.rows(question, lambda: self._asked(name, asked))

    def _asked(self, name: str, parameters: Iterable[tuple[str, Any]]) -> Rows:
        given = {key: list(one) if isinstance(one, tuple) else one for key, one in parameters}
        try:
            cursor = self._cursor()
            result = cursor.execute(read_once(name, cursor), given)
            return Rows.fetched((column[0] for column in result.description or ()), result.fetchall())
        except duckdb.Error as error:
            if is_unreadable(error):
                self._doubted()
            raise

    def columns(self, name: str) -> list[str]:
        """Return the columns of a query, in order, also where it has no rows."""
        query = page_query(name)
        described = self._cursor().execute(f"describe {query.sql}", dict.fromkeys(query.parameters)).fetchall()
        return [row[0] for row in described]


class Warehouse:
    """The snapshots of a data folder. Thread-safe; open databases are shared within the process."""

    def __init__(self, data: Path) -> None:
        self.store = Store(data)
        self._shelf = Shelf(self.store)
        self._versions: dict[SnapshotId, Versions] = {}
        self._latest: tuple[Sequence[SnapshotId], Versions] = ((), {})
        self._lock = Lock()

    def ids(self) -> list[SnapshotId]:
        """Return the snapshots to choose among, the newest last; without those that turned out to be damaged."""
        damaged = self._shelf.damaged()
        return [snapshot_id for snapshot_id in self.store.ids() if snapshot_id not in damaged]

    def newest(self) -> SnapshotId:
        """Return the id of the snapshot with the latest D that is whole; of equal D, the one published last."""
        opened = self._opened(None)
        self._shelf.give_back(opened)
        return opened.id

    def passed_over(self) -> list[SnapshotId]:
        """Return the damaged snapshots that would otherwise have been shown as the newest, the newest first."""
        with suppress(NoSnapshotError):
            self.newest()  # looks at each of them
        damaged, found = self._shelf.damaged(), []
        for snapshot_id in reversed(self.store.ids()):
            if snapshot_id not in damaged:
                break
            found.append(snapshot_id)
        return found

    def state(self) -> Hashable:
        """Return what a view rests on besides scope and address: which snapshots there are, were, and are damaged.

        The same snapshots ever seen have frozen the same semesters, so these hide the same in each of them.
        """
        return tuple(self.ids()), tuple(self.store.ids_ever()), tuple(self.passed_over())

    def before(self, snapshot: str) -> str | None:
        """Return the id of the delivery before one, None where there is none."""
        ids = [str(snapshot_id) for snapshot_id in self.ids()]
        place = ids.index(snapshot) if snapshot in ids else 0
        return ids[place - 1] if place else None

    @contextmanager
    def view(self, scope: Scope, snapshot: str | None = None) -> Iterator[View]:
        """Open a snapshot (None: the newest that is whole) for somebody; raises NoSnapshotError.

        What is withdrawn, or removed, while it is looked at stays open until they have finished.
        """
        opened = self._opened(snapshot)
        try:
            hidden = self._hidden(opened)
            with ExitStack() as asked:
                # Not before something is asked that is not known: telling a cursor takes as long as a question.
                cursor = cache(lambda: asked.enter_context(closing(_cursor(opened, scope, hidden))))
                yield View(cursor, scope, opened.facts, hidden, lambda: self._shelf.doubt(opened), opened.kept)
        finally:
            self._shelf.give_back(opened)

    def _opened(self, snapshot: str | None) -> Opened:
        if snapshot is None:
            return self._newest_opened()
        snapshot_id = SnapshotId.parse(snapshot)
        if snapshot_id is None or snapshot_id not in self.store.ids():
            raise NoSnapshotError(f"no published snapshot has the id {snapshot!r}")
        return self._shelf.borrow(snapshot_id)

    def _newest_opened(self) -> Opened:
        damage: DamagedSnapshotError | None = None
        for snapshot_id in reversed(self.store.ids()):
            try:
                return self._shelf.borrow(snapshot_id)
            except OutdatedSnapshotError:
                raise
            except DamagedSnapshotError as error:
                damage = damage or error
            except NoSnapshotError:
                continue  # it went away since the folder was read
        raise damage or NoSnapshotError(f"no snapshot is published in {self.store.folder}")

    def _hidden(self, opened: Opened) -> list[CohortSemester]:
        """Return the semesters of an open snapshot that were frozen anew by one published after it.

        What was withdrawn since was seen, and counts.
        """
        ids = self.store.ids_ever()
        with self._lock:
            if self._latest[0] != ids:
                self._versions = {snapshot_id: self._versions_of(snapshot_id) for snapshot_id in ids}
                self._latest = ids, latest(self._versions.values())
            newer = self._latest[1]
        return sorted(semester for semester, version in opened.frozen.items() if version < newer.get(semester, version))

    def _versions_of(self, snapshot_id: SnapshotId) -> Versions:
        """Return what a published snapshot has frozen: nothing, where it cannot be told."""
        return self._versions.get(snapshot_id) or versions_of(self.store, snapshot_id) or {}

    def close(self) -> None:
        """Close every open snapshot."""
        self._shelf.close()


def _cursor(opened: Opened, scope: Scope, hidden: Sequence[CohortSemester]) -> duckdb.DuckDBPyConnection:
    """Return a cursor that is told whose eyes it serves, and what is hidden from everybody's."""
    cursor = opened.connection.cursor()
    cursor.execute("set variable scope = $scope", {"scope": scope.key})
    cursor.execute("set variable hidden_semesters = $hidden::varchar[]", {"hidden": [str(each) for each in hidden]})
    return cursor
