"""Freezing (metrics: Frozen): the answers of a closed semester stay as the first delivery that had them gave them.

Every snapshot carries all that is frozen, as whole blocks, in `meta.frozen_*`. An import loads it from the published
snapshots as `frozen.*` of its scratch database, adds what it freezes itself, and hands all of it on.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from dashboard.snapshots.store import Store

_TABLES = {
    "semester": "version integer, frozen_as_of date, salt blob, digest blob",
    "block": "sub_goal_no integer, role varchar, unit_type varchar, home_level varchar, office_id varchar, "
    "county_id varchar, municipality_id varchar, unit_id varchar, n bigint, score_sum double, favourable_n bigint",
    "member": "sub_goal_no integer, role varchar, unit_type varchar, home_level varchar, office_id varchar, "
    "county_id varchar, municipality_id varchar, unit_id varchar",
    "withheld": "sub_goal_no integer, withheld bigint",
}

#: What the digest of a semester is of: the smallest groups that figures rest on, wherever their unit lies. Sums are
#: rounded, as their last bits follow the order of the rows.
_GROUPS = """select string_agg(told, '\n' order by told)
    from (
        select concat_ws(' ', sub_goal_no, role, coalesce(unit_id, municipality_id), n, round(score_sum, 6),
            favourable_n, round(lowest, 6), round(highest, 6)) as told
        from core.answer_group
        where cohort_no = $cohort_no and semester_no = $semester_no
    )"""

_SHOWN = """select cohort_no, semester_no, salt, digest
    from frozen.semester
    join core.semester using (cohort_no, semester_no)
    semi join staging.participation using (cohort_no)
    where answers_closed
    order by all"""


@dataclass(frozen=True, order=True)
class CohortSemester:
    """A semester of a cohort; written `9:1`."""

    cohort_no: int
    semester_no: int

    def __str__(self) -> str:
        return f"{self.cohort_no}:{self.semester_no}"

    @classmethod
    def parse(cls, text: str) -> "CohortSemester":
        """Return the semester that `text` spells."""
        cohort_no, _, semester_no = text.partition(":")
        return cls(int(cohort_no), int(semester_no))


class RefreezeImpossible(Exception):  # noqa: N818 - says what it is; the command line exits with 2
    """A semester that was to be frozen anew cannot be: `why` is unknown, open or unanswered."""

    def __init__(self, semester: CohortSemester, why: str) -> None:
        super().__init__(f"{semester}: {why}")
        self.semester = semester
        self.why = why


def versions(connection: duckdb.DuckDBPyConnection, database: str = "") -> dict[CohortSemester, int]:
    """Return which version of each frozen semester a snapshot has; `database` ends in a dot where it is attached."""
    rows = connection.execute(
        f"select cohort_no, semester_no, version from {database}meta.frozen_semester"  # noqa: S608 - our own name
    ).fetchall()
    return {CohortSemester(cohort_no, semester_no): version for cohort_no, semester_no, version in rows}


def latest(of_snapshots: Iterable[Mapping[CohortSemester, int]]) -> dict[CohortSemester, int]:
    """Return the version of each semester that holds: the one published last, whatever the dates of the deliveries."""
    found: dict[CohortSemester, int] = {}
    for versions_of_one in of_snapshots:
        for semester, version in versions_of_one.items():
            found[semester] = max(version, found.get(semester, version))
    return found


def load_frozen(connection: duckdb.DuckDBPyConnection, store: Store | None, refreeze: Sequence[CohortSemester]) -> int:
    """Load what is frozen as `frozen.*`, all but `refreeze`, and return the number of this publication.

    Raises RefreezeImpossible. `connection` has `core.answer_group` and what it needs. What is withdrawn counts: it was
    seen. A published snapshot that cannot be read is passed over.
    """
    for semester in refreeze:
        _check_refreeze(connection, semester)
    connection.execute("create schema frozen")
    for table, columns in _TABLES.items():
        connection.execute(f"create table frozen.{table} (cohort_no integer, semester_no integer, {columns})")
    paths = [] if store is None else [store.path(snapshot_id) for snapshot_id in store.ids_ever()]
    read = {path: found for path in paths if (found := _read(connection, path)) is not None}
    wanted = latest(of_one for _, of_one in read.values())
    for semester in refreeze:
        wanted.pop(semester, None)
    # What was published last has it all, unless it was published while the one before could not be read.
    for path in sorted(read, key=lambda path: read[path][0], reverse=True):
        here = [semester for semester, version in wanted.items() if read[path][1].get(semester) == version]
        if here:
            _copy(connection, path, here)
        for semester in here:
            del wanted[semester]
    # One that cannot be read now was given a number too, which nothing else may get.
    return 1 + max([len(paths), *(publication_no for publication_no, _ in read.values())])


def differing(connection: duckdb.DuckDBPyConnection) -> list[CohortSemester]:
    """Return the frozen semesters, of those the delivery shows, of which it has other answers, or none any more."""
    shown = connection.execute(_SHOWN).fetchall()
    return [
        CohortSemester(cohort_no, semester_no)
        for cohort_no, semester_no, salt, digest in shown
        if _digest(connection, CohortSemester(cohort_no, semester_no), salt) != digest
    ]


def keep_frozen(connection: duckdb.DuckDBPyConnection) -> None:
    """Freeze what this delivery is the first to have, and write all that is frozen to `snapshot.meta.frozen_*`."""
    found = connection.execute(
        "select distinct cohort_no, semester_no from core.answer_group "
        "anti join frozen.semester using (cohort_no, semester_no) order by all"
    ).fetchall()
    for semester in (CohortSemester(*row) for row in found):
        salt = secrets.token_bytes(16)
        connection.execute(
            "insert into frozen.semester select $cohort_no, $semester_no, publication_no, as_of, $salt, $digest "
            "from meta.source cross join meta.rule",
            {**asdict(semester), "salt": salt, "digest": _digest(connection, semester, salt)},
        )
    for table in _TABLES:
        source = "frozen.semester"
        if table != "semester":  # core has what was frozen before and what is frozen now alike
            source = f"core.answer_{table} semi join frozen.semester using (cohort_no, semester_no)"
        connection.execute(
            f"create table snapshot.meta.frozen_{table} as "
            f"(from frozen.{table} limit 0) union all by name (from {source}) order by all"
        )


def _check_refreeze(connection: duckdb.DuckDBPyConnection, semester: CohortSemester) -> None:
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


def _digest(connection: duckdb.DuckDBPyConnection, semester: CohortSemester, salt: bytes) -> bytes:
    """Return what the answers of a semester are known by again: slow to reckon, so that they cannot be guessed."""
    ((told,),) = connection.execute(_GROUPS, asdict(semester)).fetchall()
    return hashlib.scrypt((told or "").encode(), salt=salt, n=2**14, r=8, p=1)


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
    with _attached(connection, path):
        for table in _TABLES:
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
