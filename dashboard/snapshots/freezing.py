"""Freezing (metrics: Frozen): the answers of a closed semester stay as the first delivery that had them gave them.

Every snapshot carries all that is frozen, as whole blocks, in `meta.frozen_*`. An import loads it from the published
snapshots as `frozen.*` of its scratch database, adds what it freezes itself, and hands all of it on.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

import duckdb

#: What is kept of each frozen semester: the tables `frozen.*`, and `meta.frozen_*` in a snapshot.
TABLES = {
    "semester": "version integer, frozen_as_of date, salt blob, digest blob",
    "block": "sub_goal_no integer, role varchar, unit_type varchar, home_level varchar, office_id varchar, "
    "county_id varchar, municipality_id varchar, unit_id varchar, n bigint, score_sum double, favourable_n bigint",
    "member": "sub_goal_no integer, role varchar, unit_type varchar, home_level varchar, office_id varchar, "
    "county_id varchar, municipality_id varchar, unit_id varchar",
    "withheld": "sub_goal_no integer, withheld bigint",
}

#: What the digest of a semester is of: the smallest groups that figures rest on, wherever their unit lies, a line each
#: in the order of the lines. Sums are rounded, as their last bits follow the order of the rows. What has the same first
#: words is sorted by itself: both cores can, and less is sorted at once.
_GROUPS = """with told as (
        select concat_ws(' ', sub_goal_no, role, '') as first_words,
            concat(first_words, concat_ws(' ', coalesce(unit_id, municipality_id), n, round(score_sum, 6),
                favourable_n, round(lowest, 6), round(highest, 6))) as line
        from core.answer_group
        where cohort_no = $cohort_no and semester_no = $semester_no
    )
    select string_agg(line, chr(10) order by line) from told group by first_words order by first_words"""

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


def differing(connection: duckdb.DuckDBPyConnection) -> list[CohortSemester]:
    """Return the frozen semesters, of those the delivery shows, of which it has other answers, or none any more."""
    shown = connection.execute(_SHOWN).fetchall()
    return [
        CohortSemester(cohort_no, semester_no)
        for cohort_no, semester_no, salt, digest in shown
        if _digest(connection, CohortSemester(cohort_no, semester_no), salt) != digest
    ]


def keep_frozen(connection: duckdb.DuckDBPyConnection) -> None:
    """Freeze what this delivery is the first to have, and write all that is frozen to `snapshot.meta.frozen_*`.

    Done again after it stopped on the way, it goes on from there.
    """
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
    for table in TABLES:
        source = "frozen.semester"
        if table != "semester":  # core has what was frozen before and what is frozen now alike
            source = f"core.answer_{table} semi join frozen.semester using (cohort_no, semester_no)"
        # Sorted while areas and roles are still numbers (`code.*`), and written as the texts that frozen tables have.
        connection.execute(
            f"create or replace table snapshot.meta.frozen_{table} as "
            f"(from frozen.{table} limit 0) union all by name (from (from {source} order by all))"
        )


def _digest(connection: duckdb.DuckDBPyConnection, semester: CohortSemester, salt: bytes) -> bytes:
    """Return what the answers of a semester are known by again: slow to reckon, so that they cannot be guessed.

    It is scrypt of all its groups, a line each.
    """
    parts = connection.execute(_GROUPS, asdict(semester)).fetchall()
    told = "\n".join([part for (part,) in parts])
    return hashlib.scrypt(told.encode(), salt=salt, n=2**14, r=8, p=1)
