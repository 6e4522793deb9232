"""Makes kindergartens and schools: names, numbers, sizes and temper."""

from datetime import date

from dashboard.demonstration.cast import Unit
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.names import unit_name
from dashboard.demonstration.organisation_numbers import OrganisationNumbers

_NYNORSK_COUNTIES = frozenset({"15", "46"})


class UnitMaker:
    """Makes units whose names and numbers never come twice."""

    def __init__(self, seed: int) -> None:
        self._numbers = OrganisationNumbers(seed)
        self._names = {"kindergarten": seed % 997, "school": (seed + 499) % 997}

    def make(self, dice: Dice, municipality_no: str, county_no: str, count: int, joined_on: date) -> list[Unit]:
        """Return `count` new units of a municipality; of two or more, the first two are a kindergarten and a school."""
        types = [dice.pick(("kindergarten", "school")) for _ in range(count)]
        if count > 1:
            types[:2] = ["kindergarten", "school"]
        return [self._unit(dice, municipality_no, county_no, unit_type, joined_on) for unit_type in types]

    def _unit(self, dice: Dice, municipality_no: str, county_no: str, unit_type: str, joined_on: date) -> Unit:
        self._names[unit_type] += 1
        children, employees = _size(dice, unit_type)
        return Unit(
            unit_id=self._numbers.new(),
            name=unit_name(self._names[unit_type], unit_type, county_no in _NYNORSK_COUNTIES),
            unit_type=unit_type,
            ownership=_ownership(dice, unit_type),
            municipality_no=municipality_no,
            children=None if dice.chance(0.03) else children,
            staff=None if dice.chance(0.03) else employees,
            employees=employees,
            joined_on=joined_on,
            slack=0.12 * dice.random() * dice.random() * dice.random(),
            lean=dice.around(0.4),
            pace=0.9 + dice.around(0.9),
        )


def _size(dice: Dice, unit_type: str) -> tuple[int, int]:
    """Return children and staff."""
    if unit_type == "kindergarten":
        children = dice.between(22, 60) + dice.between(0, 1) * dice.between(0, 45)
        return children, max(5, children // 4)
    children = dice.between(40, 240) + dice.between(0, 1) * dice.between(0, 300)
    return children, 5 + children // 8


def _ownership(dice: Dice, unit_type: str) -> str:
    if unit_type == "kindergarten":
        return "private" if dice.chance(0.45) else "municipal"
    return dice.pick(("municipal",) * 23 + ("private",) + ("county",))
