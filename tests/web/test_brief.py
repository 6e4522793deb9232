"""The browser that prints has a session of its own: of one scope, for one address, for a moment, bought once."""

import stat
import tempfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.access import OFFICE, UDIR, Identity
from dashboard.login.session import Sessions
from dashboard.settings import Settings
from dashboard.web import brief
from tests.web.hrefs import hrefs
from tests.web.world import (
    AGDER,
    TRONDELAG_OFFICE,
    UNIT_IN_AGDER,
    UNIT_IN_TRONDELAG,
    ask_view,
    server_of,
    signed_in,
    visitor,
)

ADDRESS = f"/enhet/{UNIT_IN_TRONDELAG}?pulje=9"
FILE = f"/last-ned/enhet/{UNIT_IN_TRONDELAG}.pdf"


@pytest.fixture(autouse=True)
def slips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what a token leaves behind out of the machine's own folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def unprinting(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setenv("DASHBOARD_CHROMIUM", "nei")
    return server_of(small_data)


def session_of(server: Flask, identity: Identity) -> dict[str, Any]:
    rules: Sessions = server.extensions["sessions"]
    return rules.new(identity)


@pytest.fixture
def token(server: Flask) -> str:
    return brief._token(server, session_of(server, Identity(OFFICE, TRONDELAG_OFFICE)), ADDRESS, brief._new_slip())


@pytest.fixture
def printing(server: Flask, token: str) -> FlaskClient:
    client = visitor(server)
    answer = client.get(f"/utskrift/{token}")
    assert (answer.status_code, answer.headers["Location"]) == (303, ADDRESS)
    return client


def test_the_token_buys_one_address_under_its_own_scope(printing: FlaskClient) -> None:
    assert printing.get(ADDRESS).status_code == 200
    assert ask_view(printing, f"/enhet/{UNIT_IN_TRONDELAG}", "?pulje=9").status_code == 200
    assert printing.get("/_dash-layout").status_code == 200


def test_it_buys_nothing_else(printing: FlaskClient) -> None:
    for other in ("/", f"/enhet/{UNIT_IN_TRONDELAG}", f"/fylke/{AGDER}", "/last-ned/progress.csv", FILE):
        assert printing.get(other).status_code == 303, other
    assert ask_view(printing, "/").status_code == 401
    assert ask_view(printing, f"/enhet/{UNIT_IN_AGDER}").status_code == 401
    assert printing.post("/logg-ut").status_code == 401


def test_it_is_used_once(server: Flask, token: str) -> None:
    assert visitor(server).get(f"/utskrift/{token}").status_code == 303
    assert visitor(server).get(f"/utskrift/{token}").status_code == 404


def test_it_is_of_no_use_later(server: Flask, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = visitor(server)
    client.get(f"/utskrift/{token}")
    with client.session_transaction() as session:
        session["prints"] = {**session["prints"], "until": 0}
    assert client.get(ADDRESS).status_code == 303
    monkeypatch.setattr(brief, "_LASTS", -1)
    late = brief._token(server, session_of(server, Identity(UDIR)), ADDRESS, brief._new_slip())
    assert visitor(server).get(f"/utskrift/{late}").status_code == 404


@pytest.mark.parametrize("forged", ["x", "eyJvbmNlIjogIi4uL3gifQ.aaaa.bbbb", "..%2Fx"])
def test_a_forged_one_is_not_found_or_turned_away(server: Flask, forged: str) -> None:
    assert visitor(server).get(f"/utskrift/{forged}").status_code in (303, 404)


def test_nobody_else_on_the_machine_reads_the_slip(slips: Path) -> None:
    brief._new_slip()
    (slip,) = slips.glob("laeringsmiljo-*")
    assert stat.S_IMODE(slip.stat().st_mode) == 0o600
    assert slip.read_bytes() == b""


def test_what_the_reader_may_not_see_is_not_printed(server: Flask) -> None:
    office = signed_in(server, TRONDELAG_OFFICE)
    assert office.get(f"/last-ned/enhet/{UNIT_IN_AGDER}.pdf").status_code == 404
    assert office.get("/last-ned/kommune/4215.pdf").status_code == 404
    assert visitor(server).get(FILE).status_code == 303


def test_without_a_browser_there_is_no_link_and_a_page_that_says_so(unprinting: Flask) -> None:
    udir = signed_in(unprinting, "udir")
    answer = udir.get(FILE)
    assert answer.status_code == 503
    assert "skriv ut siden fra nettleseren" in answer.text
    for path in (f"/enhet/{UNIT_IN_TRONDELAG}", "/kommune/5054"):
        assert not [href for href in hrefs(udir, path) if ".pdf" in href]


def test_a_browser_that_makes_no_file_is_no_answer(
    small_data: Path, slips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_CHROMIUM", "true")
    udir = signed_in(server_of(small_data), "udir")
    assert [href for href in hrefs(udir, "/kommune/5054", "?pulje=9") if href == "/last-ned/kommune/5054.pdf?pulje=9"]
    assert udir.get(FILE).status_code == 503
    assert not list(slips.iterdir())


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104
        ("::1", "[::1]"),
        ("::", "[::1]"),
        ("localhost", "localhost"),
    ],
)
def test_the_browser_reaches_the_server_itself(host: str, address: str) -> None:
    printer = brief.printer_of(Settings(host=host, port=8051, chromium=Path("true")))
    assert printer is not None
    assert printer.server == f"http://{address}:8051"
