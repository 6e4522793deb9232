"""The parts of the programme model and the geography that the demonstration is made from."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dashboard import resources


@dataclass(frozen=True, slots=True)
class Semester:
    """One semester of a cohort; both days included."""

    cohort_no: int
    semester_no: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Requirement:
    """A duty of the programme model; `meeting_level` is whom one meeting of the type gathers, '' for other duties."""

    requirement: str
    fulfilled_by: str
    what: str
    format: str
    meeting_level: str
    level: str
    min_count: int
    per: str
    semesters: range


@dataclass(frozen=True, slots=True)
class Model:
    """What the demonstration reads; `national_days` by cohort and semester, `items` by sub-goal."""

    semesters: dict[int, tuple[Semester, ...]]
    requirements: dict[int, tuple[Requirement, ...]]
    kickoffs: dict[int, date | None]
    national_days: dict[tuple[int, int], tuple[date, str]]
    items: dict[int, tuple[str, ...]]
    municipalities: dict[str, tuple[str, ...]]


@cache
def model() -> Model:
    """Return the model; `municipalities` are the present ones by county."""
    programme = resources.root() / "data" / "programme"
    cohorts = _rows(programme / "cohorts.csv")
    requirements = _requirements(programme)
    semesters: dict[int, list[Semester]] = defaultdict(list)
    for row in _rows(programme / "semesters.csv"):
        days = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
        cohort_no = int(row["cohort_no"])
        semesters[cohort_no].append(Semester(cohort_no, int(row["semester_no"]), *days))
    items: dict[int, list[str]] = defaultdict(list)
    for row in _rows(programme / "evaluation_items.csv"):
        items[int(row["sub_goal_no"])].append(row["item_id"])
    return Model(
        semesters={cohort_no: tuple(of) for cohort_no, of in semesters.items()},
        requirements={int(row["cohort_no"]): requirements[row["programme"]] for row in cohorts},
        kickoffs={
            int(row["cohort_no"]): date.fromisoformat(row["kickoff_on"]) if row["kickoff_on"] else None
            for row in cohorts
        },
        national_days={
            (int(row["cohort_no"]), int(row["semester_no"])): (date.fromisoformat(row["starts_on"]), row["format"])
            for row in _rows(programme / "national_days.csv")
        },
        items={sub_goal_no: tuple(of) for sub_goal_no, of in items.items()},
        municipalities=_municipalities(),
    )


def _requirements(programme: Path) -> dict[str, tuple[Requirement, ...]]:
    levels = {row["meeting_type"]: row["level"] for row in _rows(programme / "meeting_types.csv")}
    found: dict[str, list[Requirement]] = defaultdict(list)
    for row in _rows(programme / "requirements.csv"):
        first, _, last = row["semesters"].partition("-")
        found[row["programme"]].append(
            Requirement(
                row["requirement"],
                row["fulfilled_by"],
                row["what"],
                row["format"],
                levels.get(row["what"], ""),
                row["level"],
                int(row["min_count"]),
                row["per"],
                range(int(first), int(last or first) + 1),
            )
        )
    return {name: tuple(of) for name, of in found.items()}


def _municipalities() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows(resources.root() / "data" / "reference" / "municipalities.csv"):
        if not row["valid_to"]:
            found[row["county_no"]].append(row["municipality_no"])
    return {county_no: tuple(sorted(of)) for county_no, of in sorted(found.items())}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
