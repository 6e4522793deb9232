"""The programme model and the geography, read from the same CSV files as the program reads."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Semester:
    cohort_no: int
    semester_no: int
    starts_on: date
    ends_on: date

    def midpoint(self) -> date:
        return self.starts_on + timedelta(days=(self.ends_on - self.starts_on).days // 2)


@dataclass(frozen=True)
class Requirement:
    programme: str
    requirement: str
    fulfilled_by: str
    what: str
    format: str
    level: str
    min_count: int
    per: str
    binding: str
    first_semester: int
    last_semester: int


@dataclass(frozen=True)
class Model:
    programme_of: dict[int, str]
    semesters: list[Semester]
    requirements: list[Requirement]
    respondent_roles: list[str]
    sub_goal_of_item: dict[str, int]

    def semester(self, cohort_no: int, semester_no: int) -> Semester:
        return next(s for s in self.semesters if (s.cohort_no, s.semester_no) == (cohort_no, semester_no))

    def semesters_of(self, cohort_no: int) -> list[Semester]:
        return [self.semester(cohort_no, number) for number in (1, 2, 3, 4)]

    def requirements_of(self, cohort_no: int) -> list[Requirement]:
        return [r for r in self.requirements if r.programme == self.programme_of[cohort_no]]

    def requirements_in(self, cohort_no: int, semester_no: int) -> list[Requirement]:
        return [r for r in self.requirements_of(cohort_no) if r.first_semester <= semester_no <= r.last_semester]


@dataclass(frozen=True)
class Geography:
    """Names and parents of today's municipalities, counties and offices."""

    municipalities: dict[str, tuple[str, str]]  # number: (name, county)
    counties: dict[str, tuple[str, str]]  # number: (name, office)
    offices: dict[str, str]  # organisation number: name


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _requirement(row: dict[str, str]) -> Requirement:
    first, _, last = row["semesters"].replace("–", "-").partition("-")
    return Requirement(
        programme=row["programme"],
        requirement=row["requirement"],
        fulfilled_by=row["fulfilled_by"],
        what=row["what"],
        format=row["format"],
        level=row["level"],
        min_count=int(row["min_count"]),
        per=row["per"],
        binding=row["binding"],
        first_semester=int(first),
        last_semester=int(last or first),
    )


def read_model(folder: Path = DATA / "programme") -> Model:
    return Model(
        programme_of={int(row["cohort_no"]): row["programme"] for row in _rows(folder / "cohorts.csv")},
        semesters=[
            Semester(
                int(row["cohort_no"]),
                int(row["semester_no"]),
                date.fromisoformat(row["starts_on"]),
                date.fromisoformat(row["ends_on"]),
            )
            for row in _rows(folder / "semesters.csv")
        ],
        requirements=[_requirement(row) for row in _rows(folder / "requirements.csv")],
        respondent_roles=[row["role"] for row in _rows(folder / "roles.csv") if row["respondent"] == "true"],
        sub_goal_of_item={row["item_id"]: int(row["sub_goal_no"]) for row in _rows(folder / "evaluation_items.csv")},
    )


def read_geography(folder: Path = DATA / "reference") -> Geography:
    offices = _rows(folder / "county_governors.csv")
    office_of = {row["county_no"]: row["office_id"] for row in offices}
    return Geography(
        municipalities={
            row["municipality_no"]: (row["name"], row["county_no"])
            for row in _rows(folder / "municipalities.csv")
            if not row["valid_to"]
        },
        counties={
            row["county_no"]: (row["name"], office_of[row["county_no"]])
            for row in _rows(folder / "counties.csv")
            if not row["valid_to"]
        },
        offices={row["office_id"]: row["name"] for row in offices},
    )
