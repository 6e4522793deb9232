"""What people take along is what the page shows them: the same rows, the same gaps, in every kind of file."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from dashboard import urls
from dashboard.access import OFFICE, UDIR, Identity, access_of
from dashboard.catalogue import catalogue
from dashboard.exports.words import Words
from dashboard.pages import ROUTES
from dashboard.questions import Question, Row
from dashboard.texts import LANGUAGES, Language, text
from dashboard.warehouse import View, Warehouse
from tests.exports.workbook import Sheet, read
from tests.web.hrefs import hrefs
from tests.web.world import server_of, signed_in

READERS = {
    "udir": Identity(UDIR),
    "974764350": Identity(OFFICE, "974764350"),
    "974761319": Identity(OFFICE, "974761319"),
}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def demo_server(demo_data: Path) -> Flask:
    return server_of(demo_data)


@pytest.fixture(scope="module", params=list(READERS))
def seen(request: pytest.FixtureRequest, published_demo: Warehouse) -> Iterator[tuple[str, View]]:
    """Give each kind of reader and what the queries answer them."""
    access = access_of(READERS[request.param])
    assert access is not None
    with published_demo.view(access.scope) as view:
        yield request.param, view


def question_of(name: str, view: View) -> Question:
    if not catalogue()[name].needs_unit:
        level = "unit" if catalogue()[name].subject == "area" else "county"
        chosen = (None, None) if name == "follow_up" else (9, 2)
        return Question(name, level, *chosen)
    (unit, *_) = Question("areas", "unit", 9).ask(view)
    return Question(name, within=("unit", unit["area_id"]))


def workbook(server: Flask, reader: str, question: Question) -> tuple[Sheet, Sheet]:
    answer = signed_in(server, reader).get(urls.download(question, "2026-11-15", "nb", "xlsx"))
    assert (answer.status_code, answer.mimetype) == (200, EXCEL)
    table, notes = read(answer.data)
    return table, notes


def in_words(view: View, question: Question) -> list[Row]:
    words = Words.of(view, "nb")
    return [words.row(row) for row in question.ask(view)]


def written(held: Any) -> Any:
    return {True: "ja", False: "nei"}[held] if isinstance(held, bool) else held


@pytest.mark.parametrize("name", list(catalogue()))
def test_excel_has_the_querys_rows_with_their_types(demo_server: Flask, seen: tuple[str, View], name: str) -> None:
    reader, view = seen
    question = question_of(name, view)
    expected = in_words(view, question)
    table, notes = workbook(demo_server, reader, question)
    columns = catalogue()[name].columns
    assert expected or name == "follow_up"  # an office may have nobody to follow up
    assert table.rows[0] == [text(f"download.column_{column}", "nb") for column in columns]
    for got, row in zip(table.rows[1:], expected, strict=True):
        wanted = [written(row[column]) for column in columns]
        for cell, held in zip(got + [None] * (len(wanted) - len(got)), wanted, strict=True):
            # Excel keeps fifteen digits or so of a number.
            assert cell == (pytest.approx(held, rel=1e-14) if isinstance(held, float) else held)
            assert isinstance(cell, date) is isinstance(held, date)
            assert isinstance(cell, float) is isinstance(held, int | float)
    assert table.frozen == 1
    said = [line[0] for line in notes.rows]
    assert said[0] == text(f"download.title_{name}", "nb")
    assert any("2026" in str(line) for line in said)


def test_the_files_have_the_same_notes(demo_server: Flask, seen: tuple[str, View]) -> None:
    reader, _ = seen
    question = Question("progress", cohort=9)
    sheet = signed_in(demo_server, reader).get(urls.download(question, "2026-11-15", "nb")).data.decode("utf-8-sig")
    above = [cell for (cell,) in csv.reader(io.StringIO(sheet.partition("\r\n\r\n")[0]), delimiter=";")]
    _, notes = workbook(demo_server, reader, question)
    assert [line[0] for line in notes.rows] == above


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_hidden_is_hidden_in_every_file(demo_server: Flask, seen: tuple[str, View], form: str) -> None:
    reader, view = seen
    question = Question("sub_goals_said", level="unit", cohort=9, semester=2)
    hidden = [row for row in question.ask(view) if row["suppressed"]]
    assert hidden
    columns = catalogue()["sub_goals_said"].columns
    figures = [columns.index(name) for name in ("score", "favourable", "n", "change")]
    rows: list[list[Any]]
    if form == "xlsx":
        rows = workbook(demo_server, reader, question)[0].rows[1:]
    else:
        sheet = signed_in(demo_server, reader).get(urls.download(question, "2026-11-15", "nb")).data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(sheet.partition("\r\n\r\n")[2]), delimiter=";"))[1:]
    suppressed = [row for row in rows if row[columns.index("suppressed")] == "ja"]
    assert len(suppressed) == len(hidden)
    assert not any(row[place] for row in suppressed for place in figures)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_a_page_offers_is_there(demo_server: Flask, seen: tuple[str, View], language: Language) -> None:
    reader, view = seen
    (unit, *_) = Question("areas", "unit", 9).ask(view)
    client = signed_in(demo_server, reader)
    pages = [route.rule for route in ROUTES if "<" not in route.rule]
    for path in [*pages, f"/kommune/{unit['municipality_id']}", f"/enhet/{unit['area_id']}"]:
        offered = {href for href in hrefs(client, path, f"?sprak={language}") if href.startswith("/last-ned/")}
        for address in offered:
            if ".pdf" in address:
                continue  # printed from a server that listens: test_brief.py
            assert client.get(address).status_code == 200, address


def test_a_units_requirements_and_status_are_files(demo_server: Flask, seen: tuple[str, View]) -> None:
    reader, view = seen
    (unit, *_) = Question("areas", "unit", 9).ask(view)
    client = signed_in(demo_server, reader)
    offered = [urlsplit(href) for href in hrefs(client, f"/enhet/{unit['area_id']}", "?pulje=9")]
    for name in ("requirements", "status"):
        for form in ("csv", "xlsx"):
            (found,) = {href for href in offered if href.path == f"/last-ned/{name}.{form}"}
            assert f"within=unit%3A{unit['area_id']}" in found.query
