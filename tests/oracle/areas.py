"""Areas: nation > office > county > municipality > unit, each knowing the one above it."""

from dataclasses import dataclass

from tests.oracle.tables import Participation
from tests.oracle.world import World


@dataclass(frozen=True)
class Area:
    level: str
    id: str
    name: str
    parent: "Area | None" = None

    def at(self, level: str) -> "Area | None":
        """Return this area or the one above it that is of the level."""
        if self.level == level:
            return self
        return self.parent.at(level) if self.parent else None

    def inside(self, level: str, area_id: str) -> bool:
        """Tell whether this area is that one, or lies inside it."""
        above = self.at(level)
        return above is not None and above.id == area_id

    def within(self, area: "Area") -> bool:
        return self.inside(area.level, area.id)


NATION = Area("nation", "NO", "Norge")


def municipality_area(world: World, municipality_no: str) -> Area:
    name, county_no = world.geography.municipalities[municipality_no]
    county_name, office_id = world.geography.counties[county_no]
    office = Area("office", office_id, world.geography.offices[office_id], NATION)
    return Area("municipality", municipality_no, name, Area("county", county_no, county_name, office))


def unit_area(world: World, unit: Participation) -> Area:
    return Area("unit", unit.unit_id, unit.unit_name, municipality_area(world, unit.municipality_no))


def row_area(world: World, cohort_no: int, municipality_no: str | None, unit_id: str | None) -> Area:
    """Return the lowest area a row belongs to: its unit, its municipality, or the nation when both are blank."""
    if unit_id is not None:
        return unit_area(world, world.unit(cohort_no, unit_id))
    return NATION if municipality_no is None else municipality_area(world, municipality_no)
