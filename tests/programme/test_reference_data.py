"""The reference data hold what the dashboard relies on."""

import csv

import pytest

from dashboard import resources

FOLDER = resources.root() / "data" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def present(name: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in rows(name) if not row["valid_to"]}


def check_digit_holds(organisation_no: str) -> bool:
    weighted = sum(
        int(digit) * weight for digit, weight in zip(organisation_no, (3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)
    )
    return weighted % 11 == 0


def test_present_areas() -> None:
    counties = present("counties", "county_no")
    municipalities = present("municipalities", "municipality_no")
    assert len(counties) == 15
    assert len(municipalities) == 357
    assert all(row["name"] and row["name_nn"] for row in counties.values())
    assert {row["county_no"] for row in municipalities.values()} == set(counties)
    assert all(len(no) == 4 and row["name"] for no, row in municipalities.items())


def test_every_office_and_county_once() -> None:
    offices = rows("county_governors")
    covered = [row["county_no"] for row in offices]
    assert len({row["office_id"] for row in offices}) == 10
    assert sorted(covered) == sorted(present("counties", "county_no"))
    assert all(check_digit_holds(row["office_id"]) for row in offices)


@pytest.mark.parametrize("name", ["counties", "municipalities"])
def test_numbers_are_text_and_keys(name: str) -> None:
    found = rows(name)
    key = "county_no" if name == "counties" else "municipality_no"
    width = 2 if name == "counties" else 4
    assert len({row[key] for row in found}) == len(found)
    assert all(len(row[key]) == width and row[key].isdigit() for row in found)


def test_every_ended_municipality_leads_to_a_present_one() -> None:
    now = set(present("municipalities", "municipality_no"))
    known = {row["municipality_no"] for row in rows("municipalities")}
    steps: dict[str, set[str]] = {}
    for row in rows("municipality_changes"):
        assert row["kind"] in {"merged", "renumbered", "split"}
        assert row["new_no"] in known
        if row["old_no"] != row["new_no"]:
            steps.setdefault(row["old_no"], set()).add(row["new_no"])
    for start in (known | set(steps)) - now:
        reached = {start}
        while not reached & now:
            following = set().union(*(steps.get(no, set()) for no in reached))
            assert following, f"{start} leads nowhere"
            reached = following


def test_historic_counties_have_an_office_of_today() -> None:
    offices = {row["office_id"] for row in rows("county_governors")}
    assert {row["office_id"] for row in rows("county_governors_historic_counties")} <= offices
