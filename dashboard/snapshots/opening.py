"""Opening a published snapshot: read-only, shut off from the rest of the machine, and only where it is whole."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

import duckdb

from dashboard.snapshots.freezing import CohortSemester, versions
from dashboard.snapshots.kept_rows import KeptRows
from dashboard.snapshots.manifest import Manifest, ManifestUnreadable
from dashboard.snapshots.page_queries import page_query, page_query_names
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.snapshots.unreadable import is_unreadable

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


Versions = Mapping[CohortSemester, int]


class NoSnapshotError(Exception):
    """There is no published snapshot, or none with the id asked for."""


class OutdatedSnapshotError(NoSnapshotError):
    """The snapshot was built by a version of the program whose tables these queries do not fit."""


class DamagedSnapshotError(NoSnapshotError):
    """The snapshot cannot be read; `is_other_file`: it is not the file that was published, and will not become so."""

    is_other_file = False


class _OtherFileError(DamagedSnapshotError):
    is_other_file = True


@dataclass(frozen=True)
class Snapshot:
    """What every page says of the figures it shows."""

    id: str
    as_of: date
    synthetic: bool


@dataclass(frozen=True)
class Opened:
    """An open snapshot: its database, what pages say of it, the versions it has frozen, its last answers."""

    id: SnapshotId
    connection: duckdb.DuckDBPyConnection
    facts: Snapshot
    frozen: Versions
    kept: KeptRows = field(default_factory=KeptRows)


def open_snapshot(store: Store, snapshot_id: SnapshotId) -> Opened:
    """Open a published snapshot; raises NoSnapshotError, DamagedSnapshotError, OutdatedSnapshotError."""
    try:
        _check_whole(store, snapshot_id)
        connection = _connect(store, snapshot_id)
    except FileNotFoundError as error:
        raise NoSnapshotError(f"no published snapshot has the id {snapshot_id}") from error
    except (OSError, duckdb.Error) as error:
        raise DamagedSnapshotError(f"snapshot {snapshot_id} cannot be read: {error}") from error
    try:
        _check_fits(connection, snapshot_id)
        synthetic = connection.execute("select synthetic from meta.source").fetchall()[0][0]
        facts = Snapshot(str(snapshot_id), snapshot_id.as_of, bool(synthetic))
        return Opened(snapshot_id, connection, facts, versions(connection))
    except BaseException as error:
        connection.close()
        if isinstance(error, duckdb.Error) and is_unreadable(error):
            raise DamagedSnapshotError(f"snapshot {snapshot_id} cannot be read: {error}") from error
        raise


def newest_whole(store: Store) -> SnapshotId | None:
    """Return the snapshot that is shown when nobody asks for another, also where it is outdated."""
    for snapshot_id in reversed(store.ids()):
        try:
            open_snapshot(store, snapshot_id).connection.close()
        except OutdatedSnapshotError:
            return snapshot_id
        except NoSnapshotError:
            continue
        return snapshot_id
    return None


def versions_of(store: Store, snapshot_id: SnapshotId) -> Versions | None:
    """Return what a published snapshot has frozen; None, where it cannot be told."""
    try:
        manifest = store.manifest(snapshot_id)
    except (ManifestUnreadable, OSError):
        manifest = None
    if manifest is not None:
        return frozen_in(manifest)
    try:
        with closing(_connect(store, snapshot_id)) as connection:
            return versions(connection)
    except (OSError, duckdb.Error):
        return None


def publication_of(store: Store, snapshot_id: SnapshotId) -> tuple[int, Versions] | None:
    """Return the number of a publication and what can be read in it of frozen semesters; None, where nothing can."""
    try:
        with closing(_connect(store, snapshot_id)) as connection:
            ((number,),) = connection.execute("select publication_no from meta.source").fetchall()
            return number, versions(connection)
    except (OSError, duckdb.Error):
        return None


def frozen_in(manifest: Manifest) -> dict[CohortSemester, int]:
    """Return what a manifest says that its snapshot has frozen."""
    return {CohortSemester.parse(semester): version for semester, version in manifest.frozen.items()}


def _check_whole(store: Store, snapshot_id: SnapshotId) -> None:
    """Raise DamagedSnapshotError where the file is not the one its manifest was written for."""
    try:
        manifest = store.manifest(snapshot_id)
    except ManifestUnreadable as error:
        raise DamagedSnapshotError(f"snapshot {snapshot_id} cannot be checked: {error}") from error
    if manifest is not None and not manifest.describes(store.path(snapshot_id)):
        raise _OtherFileError(f"snapshot {snapshot_id} is not the file that was published")


def _connect(store: Store, snapshot_id: SnapshotId) -> duckdb.DuckDBPyConnection:
    path = store.path(snapshot_id)
    path.stat()  # DuckDB's word for a file that is not there is the same as for one that is spoilt
    # Every snapshot has a file name of its own: DuckDB keeps serving an old file under a name it has open.
    return duckdb.connect(str(path), read_only=True, config=_CONFIG)


def _check_fits(connection: duckdb.DuckDBPyConnection, snapshot_id: SnapshotId) -> None:
    """Raise OutdatedSnapshotError unless every page query can be asked of the snapshot: better now than half a page.

    Nor does one fit that was built before answers were frozen: nobody could tell which of its figures to hide.
    """
    try:
        versions(connection)
    except duckdb.Error as error:
        if is_unreadable(error):
            raise
        raise OutdatedSnapshotError(f"snapshot {snapshot_id} has nothing frozen") from error
    for name in page_query_names():
        query = page_query(name)
        try:
            connection.execute(f"describe {query.sql}", dict.fromkeys(query.parameters))
        except duckdb.Error as error:
            if is_unreadable(error):
                raise
            raise OutdatedSnapshotError(f"snapshot {snapshot_id} does not fit the query {name}") from error
