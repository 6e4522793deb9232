"""Which area, cohort and semester an area page is about, and the filters that say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.components.filter_bar import EVERYTHING, Choice, Option
from dashboard.filters import UNIT_TYPES, Filters
from dashboard.questions import Area, Row
from dashboard.texts import Language, text

ABOVE = {
    "nation": (),
    "office": ("nation",),
    "county": ("nation", "office"),
    "municipality": ("nation", "office", "county"),
    "unit": ("nation", "office", "county", "municipality"),
}
#: The level a figure is compared with; a county's own office is often the same area, so the nation says more.
COMPARED_WITH = {"office": "nation", "county": "nation", "municipality": "county", "unit": "municipality"}


@dataclass(frozen=True)
class Place:
    """An area with its name in the reader's language and the areas above it, from the top: (level, id, name)."""

    level: str
    id: str
    name: str
    above: tuple[tuple[str, str, str], ...] = ()

    @property
    def area(self) -> Area:
        """Level and id, as queries take them."""
        return self.level, self.id

    def compared_with(self) -> tuple[str, str, str] | None:
        """Return the area above that figures are compared with: (level, id, name)."""
        level = COMPARED_WITH.get(self.level)
        return next((above for above in self.above if above[0] == level), None)


@dataclass(frozen=True)
class Period:
    """A cohort, one of its semesters, and the rows of `cohorts` about it, by semester."""

    cohort: int
    semester: int
    semesters: Sequence[Row]

    @property
    def chosen(self) -> Row:
        """The row of the chosen semester."""
        return next(row for row in self.semesters if row["semester_no"] == self.semester)

    @property
    def state(self) -> str:
        """`ended`, `current` or `future`, on the delivery's date."""
        return str(self.chosen["state"])

    @property
    def starts_on(self) -> date:
        """First day of the chosen semester."""
        day: date = self.chosen["starts_on"]
        return day

    @property
    def programme(self) -> Any:
        """The programme the cohort follows."""
        return self.chosen["programme"]


def area_name(level: str, name: str, language: Language) -> str:
    """Return an area's name; the nation has one in each language."""
    return text("area.nation", language) if level == "nation" else name


def place_of(row: Row, language: Language) -> Place:
    """Return the area of a row of `areas`."""
    level = row["area_level"]
    above = tuple(
        (higher, row[f"{higher}_id"], area_name(higher, row.get(f"{higher}_name") or "", language))
        for higher in ABOVE[level]
    )
    return Place(level, row["area_id"], area_name(level, row["area_name"], language), above)


def period_of(cohorts: Sequence[Row], present: Sequence[int], filters: Filters) -> Period:
    """Return the cohort and semester to show.

    `cohorts` are the rows of `cohorts`, `present` the cohorts with participants here. What the address says wins.
    Else the cohort in a current semester that is furthest along (then the newest), else the last present (without any,
    the last there is); and its current semester, else the last ended, else the first.
    """
    current = [row for row in cohorts if row["cohort_no"] in present and row["state"] == "current"]
    furthest = max(current, key=lambda row: (row["semester_no"], row["cohort_no"]), default=None)
    latest = max(present or [row["cohort_no"] for row in cohorts])
    cohort = filters.cohort or (furthest["cohort_no"] if furthest else latest)
    semesters = sorted((row for row in cohorts if row["cohort_no"] == cohort), key=lambda row: int(row["semester_no"]))
    return Period(cohort, filters.semester or _semester(semesters), semesters)


def _semester(semesters: Sequence[Row]) -> int:
    begun = [row["semester_no"] for row in semesters if row["state"] != "future"]
    return int(max(begun, default=1))


def choices(cohorts: Sequence[Row], present: Sequence[int], period: Period, filters: Filters) -> list[Choice]:
    """Return the three filters of an area page."""
    language = filters.language
    known = sorted({row["cohort_no"] for row in cohorts}, reverse=True)
    return [
        Choice(
            "pulje",
            text("filters.cohort", language),
            [Option(str(cohort), _cohort_label(cohort, present, language)) for cohort in known],
            str(period.cohort),
        ),
        Choice(
            "semester",
            text("filters.semester", language),
            [
                Option(
                    str(row["semester_no"]),
                    text(f"filters.semester_{row['state']}", language, semester=row["semester_no"]),
                )
                for row in period.semesters
            ],
            str(period.semester),
        ),
        unit_type_choice(filters),
    ]


def unit_type_choice(filters: Filters) -> Choice:
    """Return the filter on kindergartens or schools."""
    language = filters.language
    words = {kind: word for word, kind in UNIT_TYPES.items()}
    options = [Option(EVERYTHING, text("filters.all_unit_types", language))]
    options += [Option(word, text(f"filters.{kind}", language)) for kind, word in words.items()]
    chosen = EVERYTHING if filters.unit_type is None else words[filters.unit_type]
    return Choice("type", text("filters.unit_type", language), options, chosen)


def _cohort_label(cohort: int, present: Sequence[int], language: Language) -> str:
    key = "filters.cohort_no" if cohort in present else "filters.cohort_without_participants"
    return text(key, language, cohort=cohort)
