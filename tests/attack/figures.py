"""Every figure about answers that any user can obtain, through the door of pages, downloads and the command line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.scope import Scope
from dashboard.warehouse import Row, Warehouse
from tests.attack.groups import LEVELS, Group, Known
from tests.attack.tracing import Tracer, read

CHOICES = (None, "kindergarten", "school")
Within = tuple[str, str] | None


@dataclass(frozen=True)
class Figure:
    """A published mean of answers: where it stands, how many are behind it and, from the dye, the groups it is of."""

    cohort_no: int
    semester_no: int
    sub_goal_no: int
    role: str
    area_level: str
    area_id: str
    choice: str | None
    n: int
    groups: frozenset[Group]


def scopes(known: Known) -> list[Scope]:
    return [Scope.national(), *(Scope.office(office_id) for office_id in known.offices)]


def asked(
    data: Path, who: Iterable[Scope], name: str, withins: Sequence[Within] = (None,), snapshot: str | None = None
) -> Iterator[tuple[Scope, str | None, Row]]:
    """Ask a query of areas with every scope, level and choice of unit type; yield who asked, the choice and the row."""
    warehouse = Warehouse(data)
    try:
        for scope in who:
            with warehouse.view(scope, snapshot) as view:
                for level in LEVELS:
                    for choice in CHOICES:
                        for within in withins:
                            for row in view.run(name, level=level, unit_type=choice, within=within):
                                yield scope, choice, row
    finally:
        warehouse.close()


class Obtained:
    """All rows of `sub_goals_said` that somebody got of a dyed snapshot."""

    def __init__(self, rows: Iterable[tuple[str | None, Row]], tracers: Sequence[Tracer]) -> None:
        self.rows = list(rows)
        self.figures = {figure_of(row, choice, tracers) for choice, row in self.rows if row["n"]}

    @property
    def withheld(self) -> dict[tuple[int, int, int], int | None]:
        """Return how many respondents are said to be withheld, by cohort, semester and sub-goal."""
        return {
            (row["cohort_no"], row["semester_no"], row["sub_goal_no"]): row["withheld"]
            for choice, row in self.rows
            if row["area_level"] == "nation" and row["role"] == "all" and choice is None
        }


def figure_of(row: Row, choice: str | None, tracers: Sequence[Tracer]) -> Figure:
    about = (row["cohort_no"], row["semester_no"], row["sub_goal_no"], row["role"], row["area_level"], row["area_id"])
    return Figure(*about, choice, row["n"], frozenset(group for _, group in spelt(row, tracers)))


def spelt(row: Row, tracers: Sequence[Tracer]) -> frozenset[tuple[int, Group]]:
    """Return which groups, of which of the dyed deliveries, a row is of; its mean and its share must be of the same."""
    places = read(row["score"] * row["n"])
    assert places == read(row["favourable"] * row["n"]), f"score and favourable are of different people: {row}"
    dyes = {
        tracer.first + place: (number, group)
        for number, tracer in enumerate(tracers)
        for place, group in enumerate(tracer.groups)
    }
    return frozenset(dyes[place] for place in places)
