"""The queries pages ask, each with the parameters it takes."""

import re
from dataclasses import dataclass
from functools import cache

from dashboard import resources

_PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True)
class PageQuery:
    """The text of a query and the names of its parameters."""

    sql: str
    parameters: frozenset[str]


@cache
def page_query(name: str) -> PageQuery:
    """Return `queries/pages/<name>.sql`."""
    path = resources.root() / "queries" / "pages" / f"{name}.sql"
    sql = path.read_text(encoding="utf-8")
    return PageQuery(sql, frozenset(_PARAMETER.findall(sql)))


def page_query_names() -> list[str]:
    """Return the names of all of them."""
    return sorted(path.stem for path in (resources.root() / "queries" / "pages").glob("*.sql"))
