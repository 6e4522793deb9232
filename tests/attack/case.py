"""One delivery, published twice: as it is, and dyed; and the blocks that the dyed figures show."""

import dataclasses
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from dashboard.scope import Scope
from dashboard.settings import Settings
from tests.attack.figures import Figure, Obtained, asked
from tests.attack.groups import LEVELS, MODEL, Group, Kind, Known
from tests.attack.tracing import Change, Tracer, queries_changed
from tests.oracle.tables import Delivery
from tests.queries.tiny import build

#: The levels at which blocks are made; offices are unions of counties and join nothing.
JOINING = ("unit", "municipality", "county", "nation")


@contextmanager
def published(known: Known, changes: Mapping[str, Change] | None = None) -> Iterator[Path]:
    """Publish the delivery in a data folder of its own, by changed queries where some are given."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "snapshots").mkdir()
        with queries_changed(changes or {}):
            build(
                data / "snapshots" / f"{known.delivery.as_of}.duckdb",
                known.delivery.as_of,
                rows_of(known.delivery),
                Settings(data=data, min_respondents=known.k),
            )
        yield data


def rows_of(delivery: Delivery) -> dict[str, list[dict[str, object]]]:
    return {
        table.name: [dataclasses.asdict(row) for row in getattr(delivery, table.name)]
        for table in dataclasses.fields(delivery)
        if table.name != "as_of"
    }


def obtained(known: Known, who: Sequence[Scope], changes: Mapping[str, Change] | None = None) -> Obtained:
    """Return every figure of the delivery that these can obtain, with the groups it is made of."""
    tracer = Tracer(list(known.scores))
    with published(known, {**tracer.change(), **(changes or {})}) as data:
        return Obtained(((choice, row) for _, choice, row in asked(data, who, "sub_goals_said")), [tracer])


class Shown:
    """Where each group is shown lowest, seen from the figures alone."""

    def __init__(self, known: Known, seen: Obtained) -> None:
        self.known = known
        self.seen = seen
        self.figures: set[Figure] = seen.figures

    @cached_property
    def home(self) -> dict[Group, str]:
        """Return the level of the lowest area whose figure holds the group; one in no figure is withheld."""
        found: dict[Group, str] = {}
        for figure in self.figures:
            for group in figure.groups:
                if group not in found or LEVELS.index(figure.area_level) < LEVELS.index(found[group]):
                    found[group] = figure.area_level
        return found

    @cached_property
    def blocks(self) -> dict[tuple[Kind, str, str], frozenset[Group]]:
        """Return what is shown lowest in each area, by kind, level and area."""
        found: dict[tuple[Kind, str, str], set[Group]] = {}
        for group, level in self.home.items():
            area_id = self.known.area(group, level)
            assert area_id is not None, f"{group} is shown in a unit it is not of"
            found.setdefault((self.known.kind(group), level, area_id), set()).add(group)
        return {where: frozenset(groups) for where, groups in found.items()}

    @cached_property
    def waiting(self) -> dict[tuple[Kind, str, str], frozenset[Group]]:
        """Return what reaches each area: its groups that are not shown in an area inside it."""
        found: dict[tuple[Kind, str, str], set[Group]] = {}
        for group in self.closed:
            for level in JOINING:
                area_id = self.known.area(group, level)
                if area_id is not None:
                    found.setdefault((self.known.kind(group), level, area_id), set()).add(group)
                if self.home.get(group) == level:
                    break
        return {where: frozenset(groups) for where, groups in found.items()}

    @cached_property
    def closed(self) -> list[Group]:
        return [group for group in self.known.scores if is_closed(self.known, group)]

    def withheld(self, about: tuple[int, int, int]) -> frozenset[Group]:
        """Return the groups of a cohort, semester and sub-goal that are in no figure."""
        return frozenset(
            group
            for group in self.closed
            if group not in self.home and (group.cohort_no, group.semester_no, group.sub_goal_no) == about
        )

    def unanimous_inside(self, kind: Kind, level: str, area_id: str) -> frozenset[Group]:
        """Return all groups in unanimous parts of the area: k or more who agree, all that a lower area carried up."""
        found: set[Group] = set()
        for (other, lower, _), groups in self.waiting.items():
            inside = other == kind and JOINING.index(lower) < JOINING.index(level)
            if inside and self._is_unanimous(groups):
                found |= {group for group in groups if self.known.is_inside(group, level, area_id)}
        return frozenset(found)

    @cached_property
    def unanimous(self) -> frozenset[Group]:
        """Return every group in a unanimous part anywhere: k or more who agree, and are not shown where they are."""
        return frozenset().union(*(groups for groups in self.waiting.values() if self._is_unanimous(groups)))

    def _is_unanimous(self, groups: frozenset[Group]) -> bool:
        return self.known.count(groups) >= self.known.k and self.known.agree(groups)


def is_closed(known: Known, group: Group) -> bool:
    ends_on = MODEL.semester(group.cohort_no, group.semester_no).ends_on
    return (known.delivery.as_of - ends_on).days >= 14
