"""The worked example tells what the municipality reported in August 2020, in the form an office program saves."""

import csv
import json
from collections import Counter
from datetime import date, datetime
from itertools import pairwise

import pytest

from dashboard import resources
from dashboard.demonstration.organisation_numbers import check_digit
from tests.demonstration.conftest import Ask

FOLDER = resources.root() / "data" / "examples" / "indre-fosen-2020"
AS_OF = date(2020, 8, 25)


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def day(written: str) -> date | None:
    return datetime.strptime(written, "%d.%m.%Y").date() if written else None  # noqa: DTZ007 -- a date has no zone


def meetings(kind: str) -> list[tuple[date | None, date | None, str, str, str]]:
    return [
        (
            day(row["Planlagt dato"]),
            day(row["Gjennomført dato"]),
            row["Form"],
            row["Organisasjonsnummer"],
            row["Enhetstype"],
        )
        for row in rows("møter")
        if row["Møtetype"] == kind
    ]


@pytest.fixture(scope="module")
def units() -> dict[str, str]:
    return {row["Enhet"]: row["Organisasjonsnummer"] for row in rows("deltakelse")}


@pytest.fixture(scope="module")
def schools(units: dict[str, str]) -> set[str]:
    return {units["Statsbygd skole"], units["Testmann Minne skole"]}


def test_form_is_the_everyday_norwegian_one() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        "datapackage.json",
        "deltakelse.csv",
        "møter.csv",
        "oppmøte.csv",
        "evaluering.csv",
    }
    for path in FOLDER.glob("*.csv"):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n") >= 1
    package = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert package["created"].startswith(AS_OF.isoformat())


def test_participants(units: dict[str, str], ask: Ask) -> None:
    assert list(units) == ["Fembøringen barnehage", "Leksvik barnehage", "Statsbygd skole", "Testmann Minne skole"]
    assert {(row["Pulje"], row["Kommunenummer"]) for row in rows("deltakelse")} == {("5", "5054")}
    assert all(check_digit(number[:8]) == int(number[8]) for number in units.values())
    in_demonstration = {number for (number,) in ask("select unit_id from participation")}
    assert len(set(units.values()) - in_demonstration) == 4


def test_steering_group() -> None:
    found = meetings("Styringsgruppemøte")
    assert len([held for _, held, *_ in found if held]) == 2
    assert max(held for _, held, *_ in found if held) == date(2020, 8, 12)
    assert [planned for planned, held, *_ in found if held is None] == [date(2020, 11, 10)]
    assert all(unit == "" for *_, unit, _ in found)


def test_guidance_of_each_working_group(units: dict[str, str]) -> None:
    found = meetings("Veiledning med arbeidsgruppa")
    assert Counter(unit for _, held, _, unit, _ in found if held) == dict.fromkeys(units.values(), 2)
    planned = Counter((planned, form) for planned, held, form, _, _ in found if held is None)
    assert planned == {(date(2020, 9, 28), "digital"): 4, (date(2020, 11, 9), "fysisk"): 4}


def test_staff_gatherings(schools: set[str]) -> None:
    found = meetings("Fagsamling for alle ansatte")
    first = date(2020, 8, 11)
    held = {(form, unit, unit_type) for planned, held, form, unit, unit_type in found if held == planned == first}
    assert held == {("fysisk", school, "") for school in schools} | {("fysisk", "", "barnehage")}
    ahead = [(planned, unit, unit_type) for planned, held, _, unit, unit_type in found if held is None]
    assert ahead == [(date(2020, 11, 9), "", "skole"), (date(2020, 11, 23), "", "barnehage")]
    gatherings = {row["Møte-id"] for row in rows("møter") if row["Møtetype"] == "Fagsamling for alle ansatte"}
    staff = [row for row in rows("oppmøte") if row["Møte-id"] in gatherings and row["Rolle"] == "Ansatte"]
    assert len(staff) == 4
    assert all(row["Innkalt"] == row["Deltok"] != "0" for row in staff)


def test_national_days_are_ahead() -> None:
    assert meetings("Nasjonale fagdager") == [(date(2020, 9, 8), None, "digital", "", "")]


def test_working_groups_meet_every_other_week(units: dict[str, str]) -> None:
    found = meetings("Arbeidsgruppemøte (internt)")
    for unit in units.values():
        days = [planned for planned, _, _, of, _ in found if of == unit and planned]
        assert {(later - earlier).days for earlier, later in pairwise(days)} == {14}
    assert all((held == planned) == (planned is not None and planned < AS_OF) for planned, held, *_ in found)


def test_nothing_is_cancelled_or_answered() -> None:
    assert {row["Avlyst"] for row in rows("møter")} == {"nei"}
    assert rows("evaluering") == []
