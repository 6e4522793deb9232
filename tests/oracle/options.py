"""The options every query shares, and which areas and rows they let through."""

from dataclasses import dataclass

from tests.oracle.areas import Area, unit_area
from tests.oracle.world import World

Row = dict[str, object]
LEVELS = ("nation", "office", "county", "municipality", "unit")
BENCHMARKS = ("progress", "completion", "completion_curve", "attendance", "sub_goals_done", "sub_goals_said")


@dataclass(frozen=True)
class Options:
    """Scope: `national` or `office:<org no>`. Within: (level, id)."""

    scope: str = "national"
    cohort: tuple[int, ...] | None = None
    semester: tuple[int, ...] | None = None
    level: str = "county"
    within: tuple[str, str] | None = None
    unit_type: str | None = None

    def cohorts(self, world: World) -> list[int]:
        return [c for c in world.cohorts if self.cohort is None or c in self.cohort]

    def semesters(self) -> list[int]:
        return [s for s in (1, 2, 3, 4) if self.semester is None or s in self.semester]

    def shows(self, area: Area, *, benchmark: bool) -> bool:
        """Tell whether a row about this area may come out; benchmark: the query lets offices see the nation."""
        if self.within is not None and not area.inside(*self.within):
            return False
        if self.scope == "national":
            return True
        return area.inside(*_office(self.scope)) or (benchmark and area.level == "nation")

    def takes(self, unit_type: str | None) -> bool:
        """Tell whether a row about a unit of this type (None: about no unit) is let through by --unit-type."""
        return self.unit_type is None or unit_type == self.unit_type


def _office(scope: str) -> tuple[str, str]:
    level, _, office_id = scope.partition(":")
    return level, office_id


def areas(world: World, cohort_no: int, options: Options) -> list[Area]:
    """Return the areas of the level asked for that have a unit of the cohort, the benchmark among them."""
    found = {unit_area(world, unit).at(options.level) for unit in world.units(cohort_no)}
    return [area for area in found if area is not None and options.shows(area, benchmark=True)]


def area_columns(area: Area) -> Row:
    return {"area_level": area.level, "area_id": area.id, "area_name": area.name}


def in_order(rows: list[Row], keys: int) -> list[Row]:
    """Sort rows by their first `keys` columns: text by code point, null first."""

    def key(row: Row) -> list[tuple[bool, object]]:
        return [(value is not None, value) for value in list(row.values())[:keys]]

    return sorted(rows, key=key)


def rate(numerator: int, denominator: int) -> float | None:
    return numerator / denominator if denominator else None
