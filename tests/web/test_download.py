"""Downloads: the query's own rows, in the reader's words, within the reader's scope."""

import csv
import io
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard import urls
from dashboard.catalogue import catalogue
from dashboard.questions import Question
from dashboard.scope import Scope
from dashboard.texts import LANGUAGES, Language, text
from dashboard.warehouse import Warehouse
from tests.web.world import AGDER, TRONDELAG_OFFICE, UNIT_IN_TRONDELAG, server_of, signed_in, visitor


def table(client: FlaskClient, address: str) -> tuple[list[str], list[dict[str, str]]]:
    """Return the lines above the table, and its rows."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    above, _, rows = answer.data.decode("utf-8-sig").partition("\r\n\r\n")
    return above.split("\r\n"), list(csv.DictReader(io.StringIO(rows), delimiter=";"))


@pytest.fixture(scope="module")
def demo_server(demo_data: Path) -> Flask:
    return server_of(demo_data)


def options_of(name: str) -> Question:
    if catalogue()[name].needs_unit:
        return Question(name, within=("unit", "314389522"))
    return Question(name, level="municipality", cohort=9, semester=2, within=("county", "40"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(catalogue()))
def test_every_figure_is_the_query_in_words(demo_server: Flask, demo_data: Path, name: str, language: Language) -> None:
    question = options_of(name)
    above, rows = table(signed_in(demo_server, "udir"), urls.download(question, "2026-11-15", language))
    warehouse = Warehouse(demo_data)
    with warehouse.view(Scope.national()) as view:
        expected = question.ask(view)
    warehouse.close()
    assert len(rows) == len(expected)
    assert rows
    figures = [column for column in expected[0] if isinstance(expected[0][column], int | float)]
    for said, row in zip(rows, expected, strict=True):
        assert list(said) == [text(f"download.column_{column}", language) for column in row]
        for column in figures:
            if isinstance(row[column], float):
                assert float(said[text(f"download.column_{column}", language)].replace(",", ".")) == row[column]
        for cell in said.values():
            assert "_" not in cell
    assert above[0] == text(f"download.title_{name}", language)
    assert any("15." in line for line in above)
    assert any("yntetiske" in line for line in above)
    assert any("--scope national" in line for line in above)


def test_a_reader_gets_only_what_is_in_scope(server: Flask) -> None:
    for address in ("/last-ned/status.csv", "/last-ned/progress.csv?level=county"):
        _, mine = table(signed_in(server, TRONDELAG_OFFICE), address)
        _, everything = table(signed_in(server, "udir"), address)
        assert {row["Område"] for row in mine} < {row["Område"] for row in everything}
        assert not any("Agder" in row["Område"] or "Heiblikk" in row["Område"] for row in mine)
    _, outside = table(signed_in(server, TRONDELAG_OFFICE), f"/last-ned/progress.csv?within=county:{AGDER}")
    assert outside == []


@pytest.mark.parametrize(
    "address",
    [
        "/last-ned/ukjent.csv",
        "/last-ned/areas.csv",
        "/last-ned/progress.csv?level=galaxy",
        "/last-ned/progress.csv?cohort=99",
        "/last-ned/progress.csv?cohort=9&cohort=8",
        "/last-ned/progress.csv?semester=5",
        "/last-ned/progress.csv?semester=-1",
        "/last-ned/progress.csv?within=county",
        "/last-ned/progress.csv?within=planet:3",
        "/last-ned/progress.csv?unit-type=hus",
        "/last-ned/progress.csv?data=2020-01-01",
        "/last-ned/progress.csv?scope=national",
        "/last-ned/progress.csv?sprak=en",
        "/last-ned/unit_meetings.csv",
        "/last-ned/unit_meetings.csv?within=county:50",
        "/last-ned/../progress.csv",
    ],
)
def test_what_is_not_understood_is_not_found_and_never_something_else(server: Flask, address: str) -> None:
    assert signed_in(server, "udir").get(address).status_code == 404


def test_without_a_session_there_is_no_file(server: Flask) -> None:
    assert visitor(server).get("/last-ned/progress.csv").status_code == 303


def test_the_file_has_a_name_of_its_own(server: Flask) -> None:
    answer = signed_in(server, "udir").get(f"/last-ned/unit_meetings.csv?within=unit:{UNIT_IN_TRONDELAG}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="unit_meetings-2026-11-15.csv"'
    assert answer.mimetype == "text/csv"
