"""What is in a delivery that nobody may learn: the smallest groups of respondents, who they are and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.oracle.model import Geography, Model, read_geography, read_model
from tests.oracle.tables import Delivery, Evaluation, Participation

MODEL: Model = read_model()
GEOGRAPHY: Geography = read_geography()
LEVELS = ("unit", "municipality", "county", "office", "nation")

Response = str


@dataclass(frozen=True, order=True)
class Group:
    """The people of one role at one unit (`unit_id` blank: of no unit) who scored a sub-goal in a semester."""

    cohort_no: int
    semester_no: int
    sub_goal_no: int
    role: str
    municipality_no: str
    unit_id: str = ""


@dataclass(frozen=True)
class Kind:
    """What is never mixed: groups of different kinds are in different blocks."""

    cohort_no: int
    semester_no: int
    sub_goal_no: int
    role: str
    unit_type: str | None


class Known:
    """A delivery as it is known to us, who judge the attack."""

    def __init__(self, delivery: Delivery, k: int) -> None:
        self.delivery = delivery
        self.k = k

    @cached_property
    def scores(self) -> dict[Group, dict[Response, Fraction]]:
        """Return each group's respondents with their score: the mean of what they gave on the sub-goal's items."""
        given: dict[Group, dict[Response, list[int]]] = {}
        for row in self.delivery.evaluation:
            if row.score is not None:
                given.setdefault(_group(row), {}).setdefault(row.response_id, []).append(row.score)
        return {
            group: {who: Fraction(sum(scores), len(scores)) for who, scores in people.items()}
            for group, people in sorted(given.items())
        }

    def kind(self, group: Group) -> Kind:
        unit_type = self._units[group.cohort_no, group.unit_id].unit_type if group.unit_id else None
        return Kind(group.cohort_no, group.semester_no, group.sub_goal_no, group.role, unit_type)

    def area(self, group: Group, level: str) -> str | None:
        """Return the id of the group's area of that level; None: people of no unit are in no unit."""
        return self._areas(group.municipality_no, group.unit_id)[level]

    def is_inside(self, group: Group, level: str, area_id: str) -> bool:
        return self.area(group, level) == area_id

    def count(self, groups: Mapping[Group, object] | frozenset[Group]) -> int:
        return sum(len(self.scores[group]) for group in groups)

    def said(self, groups: frozenset[Group]) -> list[Fraction]:
        return [score for group in groups for score in self.scores[group].values()]

    def agree(self, groups: frozenset[Group]) -> bool:
        return len(set(self.said(groups))) <= 1

    @property
    def offices(self) -> list[str]:
        """Return the offices with a unit, and one without."""
        of_units = {self._areas(unit.municipality_no, "")["office"] for unit in self.delivery.participation}
        return [*sorted(office for office in of_units if office), "974763230"]

    @cached_property
    def _units(self) -> dict[tuple[int, str], Participation]:
        return {(unit.cohort_no, unit.unit_id): unit for unit in self.delivery.participation}

    @staticmethod
    def _areas(municipality_no: str, unit_id: str) -> dict[str, str | None]:
        county_no = GEOGRAPHY.municipalities[municipality_no][1]
        return {
            "unit": unit_id or None,
            "municipality": municipality_no,
            "county": county_no,
            "office": GEOGRAPHY.counties[county_no][1],
            "nation": "NO",
        }


def _group(row: Evaluation) -> Group:
    sub_goal_no = MODEL.sub_goal_of_item[row.item_id]
    return Group(row.cohort_no, row.semester_no, sub_goal_no, row.role, row.municipality_no, row.unit_id or "")
