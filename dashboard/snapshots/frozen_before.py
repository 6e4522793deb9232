"""What earlier publications have frozen, brought into an import whole: from files that can be read, and no others."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import duckdb

from dashboard.snapshots.freezing import TABLES, CohortSemester, RefreezeImpossible, latest, versions
from dashboard.snapshots.store import Store
from dashboard.snapshots.unreadable import is_unreadable

_LOG = logging.getLogger(__name__)

#: The number of each publication that can be read, and which version of which semester it has.
_Published = Mapping[Path, tuple[int, Mapping[CohortSemester, int]]]


def load_frozen(connection: duckdb.DuckDBPyConnection, store: Store | None, refreeze: Sequence[CohortSemester]) -> int:
    """Load what is frozen as `frozen.*`, all but `refreeze`, and return the number of this publication.

    What is withdrawn counts: it was seen. A published snapshot that cannot be read is passed over.
    """
    connection.execute("create schema frozen")
    for table, columns in TABLES.items():
        connection.execute(f"create table frozen.{table} (cohort_no integer, semester_no integer, {columns})")
    paths = [] if store is None else [store.path(snapshot_id) for snapshot_id in store.ids_ever()]
    read = {path: found for path in paths if (found := _read(connection, path)) is not None}
    # One that cannot be read now was given a number too, which nothing else may get.
    number = 1 + max([len(paths), *(publication_no for publication_no, _ in read.values())])
    for path in {*paths} - {*read}:
        _LOG.warning("what %s has frozen cannot be read; it is passed over", path.name)
    while spoilt := _copied(connection, read, refreeze):
        _LOG.warning("what %s has frozen cannot be read; it is passed over", spoilt.name)
        del read[spoilt]
    return number


def _copied(
    connection: duckdb.DuckDBPyConnection, published: _Published, refreeze: Sequence[CohortSemester]
) -> Path | None:
    """Fill `frozen.*` anew; return the publication that turned out to be spoilt on the way, None where none was."""
    for table in TABLES:
        connection.execute(f"delete from frozen.{table}")  # noqa: S608 - our own names
    wanted = latest(of_one for _, of_one in published.values())
    for semester in refreeze:
        wanted.pop(semester, None)
    # What was published last has it all, unless it was published while the one before could not be read.
    for path in sorted(published, key=lambda path: published[path][0], reverse=True):
        here = [semester for semester, version in wanted.items() if published[path][1].get(semester) == version]
        try:
            _copy(connection, path, here)
        except duckdb.Error as error:
            if not is_unreadable(error):
                raise
            return path
        for semester in here:
            del wanted[semester]
    return None


def check_refreeze(connection: duckdb.DuckDBPyConnection, semester: CohortSemester) -> None:
    """Raise RefreezeImpossible where a semester has no closed answers in `core.answer_group`."""
    found = connection.execute(
        "select answers_closed, (cohort_no, semester_no) in (select (cohort_no, semester_no) from core.answer_group) "
        "from core.semester where cohort_no = $cohort_no and semester_no = $semester_no",
        asdict(semester),
    ).fetchone()
    if found is None:
        raise RefreezeImpossible(semester, "unknown")
    is_closed, is_answered = found
    if not is_closed:
        raise RefreezeImpossible(semester, "open")
    if not is_answered:
        raise RefreezeImpossible(semester, "unanswered")


def _read(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[int, dict[CohortSemester, int]] | None:
    """Return the number of a publication and what it has frozen; None where it cannot be read."""
    try:
        with _attached(connection, path):
            ((number,),) = connection.execute("select publication_no from published.meta.source").fetchall()
            return number, versions(connection, "published.")
    except duckdb.Error:
        return None


def _copy(connection: duckdb.DuckDBPyConnection, path: Path, semesters: Sequence[CohortSemester]) -> None:
    chosen = [asdict(semester) for semester in semesters]
    if not chosen:
        return
    with _attached(connection, path):
        for table in TABLES:
            connection.execute(
                f"insert into frozen.{table} by name select * from published.meta.frozen_{table} semi join "  # noqa: S608
                "(select unnest($chosen::struct(cohort_no integer, semester_no integer)[], recursive := true)) "
                "using (cohort_no, semester_no)",
                {"chosen": chosen},
            )


@contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as published (read_only)")
    try:
        yield
    finally:
        connection.execute("detach published")
