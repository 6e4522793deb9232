"""Who saw or took along what leaves a line, with known names and ids alone; whatever else is asked leaves no words."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard import trace
from dashboard.access import OFFICE, Identity
from dashboard.filters import Choices, parse
from dashboard.login.session import Sessions
from dashboard.web import tracing
from tests.web.routes import SCOPED, of_class
from tests.web.world import (
    AGDER,
    TRONDELAG,
    TRONDELAG_OFFICE,
    UNIT_IN_AGDER,
    UNIT_IN_TRONDELAG,
    ask_view,
    server_of,
    signed_in,
    visitor,
)

SNAPSHOT = "2026-11-15"
#: Stands in for the browser that prints: writes the file it is told to.
PRINTER = """#!/bin/sh
for word; do case $word in --print-to-pdf=*) echo pdf >"${word#--print-to-pdf=}";; esac; done
"""
WHO = {"subject": "p-1", "scope": f"office:{TRONDELAG_OFFICE}"}
WORDS = "Kari Nordmann"
NASTY = [WORDS, f"{WORDS}\n", f"50\r\n{WORDS}", f'"}}{WORDS}{{"', f"\x00\x1b{WORDS}", f"{WORDS} " * 500, "५०", "1" * 10]

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "trace.jsonl"
    printer = tmp_path / "printer"
    printer.write_text(PRINTER, encoding="utf-8")
    printer.chmod(0o700)
    monkeypatch.setenv("DASHBOARD_TRACE", str(path))
    monkeypatch.setenv("DASHBOARD_CHROMIUM", str(printer))
    return path


@pytest.fixture
def traced(small_data: Path, file: Path) -> Iterator[Flask]:
    yield server_of(small_data)
    trace.write_to(None)


@pytest.fixture
def reader(traced: Flask) -> FlaskClient:
    """Give somebody of the office in Trøndelag, with a pseudonym, who has not asked for anything."""
    client = visitor(traced)
    rules: Sessions = traced.extensions["sessions"]
    with client.session_transaction() as held:
        held.update(rules.new(Identity(OFFICE, TRONDELAG_OFFICE, "p-1", "claim:orgnr")))
    return client


@pytest.fixture
def lines(file: Path) -> Lines:
    def read() -> list[dict[str, Any]]:
        written = file.read_text(encoding="ascii") if file.exists() else ""
        found = [json.loads(line) for line in written.splitlines()]
        for line in found:
            del line["time"]
        return found

    return read


#: By endpoint: how a file or a view of it is asked for, and the line this leaves.
ASKED: dict[str, tuple[Callable[[FlaskClient], TestResponse], dict[str, Any]]] = {
    "/_dash-update-component": (
        lambda client: ask_view(client, "/kommune/5054", "?pulje=9&type=skole"),
        {
            "event": "viewed",
            "form": "page",
            "status": 200,
            "route": "/kommune/<id>",
            "snapshot": SNAPSHOT,
            "level": "municipality",
            "area": "5054",
            "cohort": 9,
            "unit_type": "school",
        },
    ),
    "download": (
        lambda client: client.get(f"/last-ned/progress.xlsx?within=county:{TRONDELAG}&level=municipality&semester=2"),
        {
            "event": "downloaded",
            "form": "xlsx",
            "status": 200,
            "name": "progress",
            "snapshot": SNAPSHOT,
            "by": "municipality",
            "level": "county",
            "area": TRONDELAG,
            "semester": 2,
        },
    ),
    "calendar": (
        lambda client: client.get(f"/last-ned/moter.ics?omrade=fylke-{TRONDELAG}&pulje=9"),
        {
            "event": "downloaded",
            "form": "ics",
            "status": 200,
            "name": "moter",
            "snapshot": SNAPSHOT,
            "level": "county",
            "area": TRONDELAG,
            "cohort": 9,
        },
    ),
    "brief": (
        lambda client: client.get(f"/last-ned/enhet/{UNIT_IN_TRONDELAG}.pdf"),
        {
            "event": "downloaded",
            "form": "pdf",
            "status": 200,
            "name": "brief",
            "snapshot": SNAPSHOT,
            "route": "/enhet/<unit_id>",
            "level": "unit",
            "area": UNIT_IN_TRONDELAG,
        },
    ),
}
#: What is sent there holds no figure; the callback that brings them leaves the line.
SHELLS = {"/", "/<path:path>"}


def test_every_route_that_gives_figures_is_tried_here() -> None:
    assert {route.endpoint for route in of_class(SCOPED)} == set(ASKED) | SHELLS


@pytest.mark.parametrize("endpoint", ASKED)
def test_every_route_that_gives_figures_leaves_one_line(reader: FlaskClient, lines: Lines, endpoint: str) -> None:
    ask, expected = ASKED[endpoint]
    assert ask(reader).status_code == 200
    assert lines() == [WHO | expected]


def test_the_frame_of_a_view_leaves_none(reader: FlaskClient, lines: Lines) -> None:
    for address in ("/", f"/fylke/{TRONDELAG}", "/_dash-layout", "/_dash-dependencies", "/helse"):
        assert reader.get(address).status_code == 200
    assert lines() == []


def test_what_was_asked_for_outside_the_scope_is_told(reader: FlaskClient, lines: Lines) -> None:
    ask_view(reader, f"/enhet/{UNIT_IN_AGDER}")
    ask_view(reader, "/moter", f"?omrade=fylke-{AGDER}")
    assert reader.get(f"/last-ned/enhet/{UNIT_IN_AGDER}.pdf").status_code == 404
    told = [(line["event"], line["status"], line["level"], line["area"]) for line in lines()]
    assert told == [
        ("viewed", 404, "unit", UNIT_IN_AGDER),
        ("viewed", 200, "county", AGDER),
        ("downloaded", 404, "unit", UNIT_IN_AGDER),
    ]


@pytest.mark.parametrize("nasty", NASTY)
def test_no_words_get_in(reader: FlaskClient, traced: Flask, file: Path, nasty: str) -> None:
    for pathname in (nasty, f"/{nasty}", f"/fylke/{nasty}", f"/enhet/{nasty}/x"):
        ask_view(reader, pathname, f"?pulje={nasty}&data={nasty}&{nasty}={nasty}")
    ask_view(reader, "/", f"?omrade=fylke-{nasty}&rolle={nasty}&arsak={nasty}")
    options = {"within": f"county:{nasty}"}
    reader.get("/last-ned/progress.csv", query_string=options)
    reader.get("/last-ned/moter.ics", query_string={"omrade": f"fylke-{nasty}"})
    for client in (reader, visitor(traced)):
        client.get("/last-ned/enhet/x.pdf", query_string=options)
        client.get(f"/fylke/{json.dumps(nasty)}", query_string=options)
        client.open("/", method="KARI", headers={"User-Agent": WORDS, "Referer": WORDS})
    visitor(traced).post("/innlogging", data={"reader": nasty, "neste": nasty})
    written = file.read_text(encoding="ascii")
    assert "turned_away" in written
    assert "viewed" in written
    assert [word for word in ("Kari", "KARI", "1" * 10, "\\u", "\\n") if word in written] == []
    known = {"event", "time", "subject", "scope", "form", "status", "route", "snapshot", "level", "area", "method"}
    known |= {"name", "by", "cohort", "semester", "unit_type", "sub_goal", "role", "reason"}
    assert {name for line in written.splitlines() for name in json.loads(line)} <= known


@given(st.text(), st.text())
def test_facts_of_an_address_are_known_names_and_ids(path: str, query: str) -> None:
    choices = Choices(range(1, 15), [SNAPSHOT], range(1, 9), ["leader"])
    for asked in (path, f"/fylke/{path}", f"/last-ned/enhet/{path}.pdf"):
        facts = tracing.of_view("/fylke/<id>", asked, parse(query, choices))
        area = facts.pop("area")
        assert area is None or re.fullmatch("[0-9]{1,9}", str(area))
        assert facts.pop("level") in {None, "office", "county", "municipality", "unit"}
        assert {fact for fact in facts.values() if isinstance(fact, str)} <= {"/fylke/<id>", "kindergarten", "school"}


def test_without_a_session_one_line_tells_what_was_wanted(traced: Flask, lines: Lines) -> None:
    stranger = visitor(traced)
    for address in (f"/fylke/{AGDER}?pulje={WORDS}", "/assets/x.js", "/_favicon.ico", "/helse", "/innlogging"):
        stranger.get(address)
    nobody = {"event": "turned_away", "subject": None, "scope": None}
    wanted = {"method": "GET", "route": "/<path:path>", "level": "county", "area": AGDER}
    assert lines() == [nobody | wanted]


def test_signing_in_and_out_is_told(traced: Flask, lines: Lines) -> None:
    client = signed_in(traced, TRONDELAG_OFFICE)
    client.post("/logg-ut")
    visitor(traced).post("/innlogging", data={"reader": "999999999"})
    told = [(line["event"], line["scope"]) for line in lines()]
    scope = f"office:{TRONDELAG_OFFICE}"
    assert told == [("signed_in", scope), ("signed_out", scope), ("sign_in_refused", None)]


def test_the_trace_holds_no_figures_names_or_tokens(reader: FlaskClient, file: Path) -> None:
    answer = ask_view(reader, f"/enhet/{UNIT_IN_TRONDELAG}")
    assert b"Fjordglimt" in answer.data
    assert reader.get(f"/last-ned/enhet/{UNIT_IN_TRONDELAG}.pdf").status_code == 200
    written = file.read_text(encoding="ascii")
    cookie = reader.get_cookie("laeringsmiljo")
    assert cookie is not None
    for held in ("Fjordglimt", "utskrift", cookie.value, "127.0.0.1", "orgnr"):
        assert held not in written


def test_a_trace_that_cannot_be_written_stops_nobody(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DASHBOARD_TRACE", str(tmp_path / "file" / "trace.jsonl"))
    udir = signed_in(server_of(small_data), "udir")
    assert ask_view(udir, "/").status_code == 200
    assert udir.get("/last-ned/progress.csv").status_code == 200
    trace.write_to(None)
    assert capsys.readouterr().err.count("Sporingsloggen") == 1
