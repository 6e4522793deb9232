"""How long a session lasts, what ends it, and that an ended one stays ended in every process on the data folder."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.access import Identity
from dashboard.app import create_app
from dashboard.login.session import Sessions
from dashboard.settings import Settings
from tests.web.world import AGDER_OFFICE, ask_view, signed_in, visitor

COOKIE = "laeringsmiljo"
KEY = "the same key in every process of the server"
HOURS, IDLE = 2, 30


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.time = time.time()

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def data(small_data: Path, tmp_path: Path) -> Path:
    """Give a data folder of its own over the published world, so that no other test's markers are there."""
    (tmp_path / "snapshots").symlink_to(small_data / "snapshots")
    return tmp_path


def server_with(data: Path, clock: Clock) -> Flask:
    settings = Settings(login="demo", data=data, secret=KEY, session_hours=HOURS, session_idle_minutes=IDLE)
    server: Flask = create_app(settings, []).server
    server.extensions["sessions"].now = clock
    return server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(data: Path, clock: Clock) -> Flask:
    return server_with(data, clock)


def is_in(client: FlaskClient) -> bool:
    return client.get("/_dash-layout").status_code == 200


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def with_cookie(server: Flask, value: str) -> FlaskClient:
    client = visitor(server)
    client.set_cookie(COOKIE, value)
    return client


def test_a_session_that_is_not_used_ends(server: Flask, clock: Clock) -> None:
    client = signed_in(server, "udir")
    clock.time += IDLE * 60 - 1
    kept = cookie_of(client)
    assert is_in(client)
    clock.time += 2
    assert not is_in(with_cookie(server, kept))
    assert is_in(client)


def test_a_session_that_is_used_ends_all_the_same(server: Flask, clock: Clock) -> None:
    client = signed_in(server, "udir")
    begun = clock.time
    for _ in range(7):
        clock.time += 17 * 60
        assert is_in(client)
    clock.time = begun + HOURS * 3600 - 1
    assert is_in(client)
    clock.time += 1
    assert not is_in(client)
    assert client.get("/fylke/42").status_code == 303
    assert ask_view(client, "/fylke/42").status_code == 401


def test_being_seen_is_noted_once_a_minute(server: Flask, clock: Clock) -> None:
    client = signed_in(server, "udir")
    clock.time += 59
    assert "Set-Cookie" not in client.get("/_dash-layout").headers
    clock.time += 1
    assert "Set-Cookie" in client.get("/_dash-layout").headers
    clock.time += 30
    assert "Set-Cookie" not in client.get("/_dash-layout").headers


def test_what_is_nobodys_does_not_keep_a_session_alive(server: Flask, clock: Clock) -> None:
    client = signed_in(server, "udir")
    clock.time += IDLE * 60 - 1
    assert "Set-Cookie" not in client.get("/innlogging").headers
    assert "Set-Cookie" not in client.get("/helse").headers
    clock.time += 1
    assert not is_in(client)


def test_an_old_cookie_is_refused_after_signing_out_in_every_process(server: Flask, data: Path, clock: Clock) -> None:
    another = server_with(data, clock)
    client = signed_in(server, AGDER_OFFICE)
    old = cookie_of(client)
    assert is_in(with_cookie(another, old))
    client.post("/logg-ut")
    for process in (server, another, server_with(data, clock)):
        assert not is_in(with_cookie(process, old))


def test_signing_out_of_one_session_leaves_the_others(server: Flask) -> None:
    one, other = signed_in(server, "udir"), signed_in(server, "udir")
    one.post("/logg-ut")
    assert is_in(other)


def test_the_folder_of_ended_sessions_tells_no_id_and_is_swept(server: Flask, data: Path) -> None:
    client = signed_in(server, "udir")
    with client.session_transaction() as session:
        sid = session["sid"]
    client.post("/logg-ut")
    (marker,) = (data / "signed-out").iterdir()
    assert sid not in marker.name
    assert marker.read_bytes() == b""
    long_ago = time.time() - HOURS * 3600 - 86_401
    os.utime(marker, (long_ago, long_ago))
    signed_in(server, "udir").post("/logg-ut")
    assert marker not in list((data / "signed-out").iterdir())


def test_signing_out_works_where_its_note_cannot_be_written(
    server: Flask, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (data / "signed-out").write_text("in the way")
    client = signed_in(server, "udir")
    assert client.post("/logg-ut").status_code == 303
    assert not is_in(client)
    assert "could not be noted" in caplog.text


def test_every_sign_in_has_an_id_of_its_own(server: Flask) -> None:
    client = signed_in(server, "udir")
    seen = set()
    for _ in range(3):
        client.post("/innlogging", data={"reader": "udir"})
        with client.session_transaction() as session:
            seen.add(session["sid"])
    assert len(seen) == 3


def test_the_session_before_is_not_ended_by_signing_in_anew_but_its_cookie_is_gone(server: Flask) -> None:
    client = signed_in(server, "udir")
    client.post("/innlogging", data={"reader": AGDER_OFFICE})
    with client.session_transaction() as session:
        assert session["identity"]["office_id"] == AGDER_OFFICE


@pytest.mark.parametrize(
    "changed",
    [
        {"sid": None},
        {"sid": 5},
        {"signed_in_at": None},
        {"seen_at": None},
        {"seen_at": "now"},
        {"identity": None},
        {"identity": {"role": "office", "office_id": "987654321"}},
        {"identity": {"role": "office", "office_id": None}},
        {"identity": {"role": "admin", "office_id": None}},
        {"identity": "udir"},
    ],
    ids=str,
)
def test_a_cookie_that_lacks_something_is_no_session(server: Flask, changed: dict[str, Any]) -> None:
    client = signed_in(server, "udir")
    with client.session_transaction() as session:
        session.update(changed)
    assert not is_in(client)


def test_the_reader_is_told_when_time_has_ended_the_session_and_only_then(server: Flask, clock: Clock) -> None:
    rules: Sessions = server.extensions["sessions"]
    with server.test_request_context("/"):
        assert not rules.ran_out()
        rules.begin(Identity("udir"))
        assert not rules.ran_out()
        clock.time += IDLE * 60
        assert rules.ran_out()
        rules.end()
        assert not rules.ran_out()
