"""Dye in the water: which respondents is each published figure made of?

A second snapshot is built of the same delivery, in which the sum of each smallest group's scores is replaced by a power
of two of its own, while its size, its lowest and its highest score stay as they are. Blocks depend on those alone, so
they come out the same; but every published sum now spells the groups it was made of, as a binary number. Nothing is
assumed about the queries after `core.answer_group`, so a query that uses something finer, or leaves a group out, shows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from dashboard.snapshots.layers import tables
from tests.attack.groups import Group

Change = Callable[[str], str]
#: A double holds whole numbers to 2**53; the mean is multiplied by n again, which costs a little.
MOST_GROUPS = 47


@contextmanager
def queries_changed(changes: Mapping[str, Change]) -> Iterator[None]:
    """Have snapshots built with other SQL: for each table named, what to make of the file's."""
    found = tables()
    assert set(changes) <= {table.name for table in found}, f"no such tables: {changes.keys()}"
    changed = [
        replace(table, sql=changes[table.name](table.sql)) if table.name in changes else table for table in found
    ]
    with patch("dashboard.snapshots.build.tables", lambda: changed):
        yield


class Tracer:
    """A power of two for each group; `first` is the first one's place, so that several deliveries have their own."""

    def __init__(self, groups: Sequence[Group], first: int = 0) -> None:
        self.groups = list(groups)
        self.first = first
        assert first + len(self.groups) <= MOST_GROUPS, "too many groups to tell apart in one number"

    def change(self) -> dict[str, Change]:
        """Return the change of queries that puts the powers in the place of the sums."""
        return {"core.answer_group": self._dyed}

    def _dyed(self, sql: str) -> str:
        powers = ", ".join(
            f"({g.cohort_no}, {g.semester_no}, {g.sub_goal_no}, "
            f"'{g.role}', '{g.municipality_no}', '{g.unit_id}', {2**n})"
            for n, g in enumerate(self.groups, start=self.first)
        )
        return f"""
            select made.* replace (
                coalesce(dye.power, error('a group without dye'))::double as score_sum,
                dye.power::bigint as favourable_n
            )
            from ({sql}) as made
            left join (values {powers}) as dye (
                cohort_no, semester_no, sub_goal_no, role, municipality_id, unit, power
            ) on dye.cohort_no = made.cohort_no and dye.semester_no = made.semester_no
                and dye.sub_goal_no = made.sub_goal_no and dye.role = made.role
                and dye.municipality_id = made.municipality_id and dye.unit = coalesce(made.unit_id, '')"""


def read(total: float) -> frozenset[int]:
    """Return the places of the powers of two that a published sum holds."""
    whole = round(total)
    assert abs(total - whole) < 0.25, f"{total} is no sum of whole powers of two"
    return frozenset(place for place in range(whole.bit_length()) if whole >> place & 1)
