"""The few facts of the programme model and the reference data that are needed before any snapshot is opened."""

import csv
from functools import cache

from dashboard import resources
from dashboard.texts import Language


@cache
def cohort_numbers() -> list[int]:
    """Return the cohorts of the programme model, in its order."""
    return [int(row["cohort_no"]) for row in _rows("programme", "cohorts")]


@cache
def sub_goal_numbers() -> list[int]:
    """Return the numbers of the sub-goals, the same in every version of the programme."""
    return sorted({int(row["sub_goal_no"]) for row in _rows("programme", "sub_goals")})


@cache
def respondent_roles() -> list[str]:
    """Return the roles that answer the evaluation, in the model's order."""
    return [row["role"] for row in _rows("programme", "roles") if row["respondent"] == "true"]


@cache
def offices() -> dict[str, str]:
    """Return the county-governor offices: organisation number → name, in the register's order."""
    return {row["office_id"]: row["name"] for row in _rows("reference", "county_governors")}


@cache
def office_counties(office_id: str) -> list[str]:
    """Return the county numbers of an office; none for one that does not exist."""
    return [row["county_no"] for row in _rows("reference", "county_governors") if row["office_id"] == office_id]


@cache
def county_names(office_id: str, language: Language) -> list[str]:
    """Return the names of an office's counties, in the register's order."""
    column = {"nb": "name", "nn": "name_nn"}[language]
    names = {row["county_no"]: row[column] for row in _rows("reference", "counties") if not row["valid_to"]}
    return [names[county] for county in office_counties(office_id)]


def _rows(folder: str, name: str) -> list[dict[str, str]]:
    with (resources.root() / "data" / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
