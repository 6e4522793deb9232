"""Every municipality number ever in use, and the one it is today."""

from collections import defaultdict
from dataclasses import dataclass

import duckdb

_Successors = dict[str, list[str]]


@dataclass(frozen=True)
class Number:
    """A number of the reference data: today's, or those it may be today where it was split."""

    today: str | None
    candidates: list[str]


def numbers(connection: duckdb.DuckDBPyConnection) -> dict[str, Number]:
    """Return what has become of every number, from `reference.municipalities` and its changes."""
    current = {number for (number,) in connection.execute(_CURRENT).fetchall()}
    successors: _Successors = defaultdict(list)
    for old, new in connection.execute(_CHANGES).fetchall():
        successors[old].append(new)
    known = [number for (number,) in connection.execute(_KNOWN).fetchall()]
    return {number: _today(number, current, successors) for number in known}


_CURRENT = "select municipality_no from reference.municipalities where valid_to is null"
# Rows with old = new tell that a municipality grew; they are no step.
_CHANGES = "select old_no, new_no from reference.municipality_changes where old_no <> new_no order by old_no, new_no"
_KNOWN = """
    select municipality_no from reference.municipalities union select old_no from reference.municipality_changes
    order by 1
"""


def _today(number: str, current: set[str], successors: _Successors) -> Number:
    seen: set[str] = set()
    step = number
    while step not in current and step not in seen:
        seen.add(step)
        following = successors.get(step, [])
        if len(following) != 1:
            ends = {_today(one, current, successors).today or one for one in following}
            return Number(None, sorted(ends))
        step = following[0]
    return Number(step if step in current else None, [])


def load_numbers(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `checked.geography`: number, today (null where it was split), candidates as a sentence names them."""
    names = dict(connection.execute("select municipality_no, name from reference.municipalities").fetchall())
    known = numbers(connection)
    candidates = [" eller ".join(f"{one} {names.get(one, '')}".strip() for one in n.candidates) for n in known.values()]
    connection.execute(
        """
        create table checked.geography as
        select unnest($numbers::varchar[]) as number, unnest($today::varchar[]) as today,
            unnest($candidates::varchar[]) as candidates
        """,
        {"numbers": list(known), "today": [n.today for n in known.values()], "candidates": candidates},
    )
