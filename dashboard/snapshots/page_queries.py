"""The queries pages ask, each with the parameters it takes."""

import re
from dataclasses import dataclass
from functools import cache

import duckdb

from dashboard import resources

_PARAMETER = re.compile(r"\$([a-z_]+)")
_ABOUT = re.compile(r"^-- Grain:.*\babout_id\b", re.MULTILINE)
_BY_SEMESTER = re.compile(r"^-- Grain:.*\bsemester_no\b", re.MULTILINE)


@dataclass(frozen=True)
class PageQuery:
    """The text of a query and the names of its parameters."""

    sql: str
    parameters: frozenset[str]
    is_by_semester: bool
    """Whether each row is of one semester, as the header's grain says."""
    is_about_participants: bool
    """Whether rows are of participants; which area of the level they are told about is then in `about_id`."""


@cache
def page_query(name: str) -> PageQuery:
    """Return `queries/pages/<name>.sql`."""
    path = resources.root() / "queries" / "pages" / f"{name}.sql"
    sql = path.read_text(encoding="utf-8")
    parameters = frozenset(_PARAMETER.findall(sql))
    by_semester = "semester" in parameters and _BY_SEMESTER.search(sql) is not None
    return PageQuery(sql, parameters, by_semester, _ABOUT.search(sql) is not None)


def page_query_names() -> list[str]:
    """Return the names of all of them."""
    return sorted(path.stem for path in (resources.root() / "queries" / "pages").glob("*.sql"))


_READ: dict[str, duckdb.Statement] = {}


def read_once(name: str, cursor: duckdb.DuckDBPyConnection) -> duckdb.Statement:
    """Return a query as DuckDB reads it, of no database yet: reading it takes a fifth of the time of a small question.

    What it means is found out anew each time it is asked, by each cursor for itself.
    """
    if name not in _READ:
        (_READ[name],) = cursor.extract_statements(page_query(name).sql)
    return _READ[name]
