"""A callback's body is its page's own or refused: nothing else is an error of the server, or a line in its log."""

import json
import logging
import tempfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from dashboard.access import UDIR, Identity
from dashboard.login.session import Sessions
from dashboard.web import brief
from tests.web.asking_callbacks import well_formed_view
from tests.web.world import UNIT_IN_TRONDELAG, ask_view, signed_in, visitor

GOOD: dict[str, Any] = json.loads(well_formed_view("/om").body or b"")
BAD: dict[str, Any] = {
    "not an object": [],
    "nothing": None,
    "a number": 3,
    "empty": {},
    "an unknown output": GOOD | {"output": "x.y"},
    "the output of the browser's own callback": GOOD | {"output": "", "outputs": []},
    "an output that is an object": GOOD | {"output": {"id": "view"}},
    "no outputs": GOOD | {"outputs": None},
    "a pattern as output": GOOD | {"outputs": [{"id": {"type": "view"}, "property": "children"}, GOOD["outputs"][1]]},
    "too few inputs": GOOD | {"inputs": GOOD["inputs"][:1]},
    "too many inputs": GOOD | {"inputs": GOOD["inputs"] * 2},
    "inputs the other way round": GOOD | {"inputs": GOOD["inputs"][::-1]},
    "a pattern as input": GOOD | {"inputs": [{"id": {"index": 1}, "property": "pathname"}, GOOD["inputs"][1]]},
    "a state nobody asked for": GOOD | {"state": [{"id": "session", "property": "data", "value": "udir"}]},
    "a state that is none": GOOD | {"state": None},
    "changes of something else": GOOD | {"changedPropIds": ["session.data"]},
    "changes that are no list": GOOD | {"changedPropIds": "address.pathname"},
}
UNREADABLE = [b"{", b"\xff\xfe", b"[" * 5000, b"[" * 5000 + b"]" * 5000, b"9" * 5000]


def post(server: Flask, content: bytes) -> tuple[int, Any]:
    answer = signed_in(server, UDIR).post("/_dash-update-component", data=content, content_type="application/json")
    return answer.status_code, answer.json


def test_the_pages_own_body_is_answered(server: Flask) -> None:
    assert post(server, json.dumps(GOOD).encode())[0] == 200
    assert post(server, json.dumps(GOOD | {"parsedChangedPropsIds": 3}).encode())[0] == 200


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_any_other_is_refused(server: Flask, body: Any, caplog: pytest.LogCaptureFixture) -> None:
    assert post(server, json.dumps(body).encode()) == (400, {"error": "not_allowed"})
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("content", UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_cannot_be_read_is_refused(server: Flask, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert post(server, content) == (400, {"error": "not_allowed"})
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_the_browser_that_prints_cannot_write_its_address_otherwise(
    server: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Path and query together spell the page it may print; apart they are another page."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    address = f"/enhet/{UNIT_IN_TRONDELAG}?pulje=9"
    sessions: Sessions = server.extensions["sessions"]
    token = brief._token(server, sessions.new(Identity(UDIR)), address, brief._new_slip())
    printing = visitor(server)
    assert printing.get(f"/utskrift/{token}").status_code == 303
    path, mark, query = address.partition("?")
    assert ask_view(printing, path, mark + query).status_code == 200
    for pathname, search in (("", address), (address, ""), (None, address), (path + mark, query)):
        assert ask_view(printing, pathname, search).status_code == 401
