"""Default deny: every route of the server is in one class (`routes.py`); a new one is closed until it is put there."""

import re
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask import Flask
from pydantic import SecretStr

from dashboard.app import create_app
from dashboard.pages import ROUTES as PAGES
from dashboard.programme import offices
from dashboard.settings import Settings
from dashboard.web import guard
from tests.web.routes import DEMO, ISSUER, PUBLIC, ROUTES, SCOPED, SIGNED_IN, Route, of_class, served
from tests.web.world import (
    AGDER_OFFICE,
    HOST,
    TRONDELAG_OFFICE,
    UNIT_IN_AGDER,
    UNIT_IN_TRONDELAG,
    ask_view,
    signed_in,
    visitor,
)

#: What the small world holds of anybody's, and what stands in each page made for somebody.
HELD = ["Fjordglimt", "Heiblikk", UNIT_IN_TRONDELAG, UNIT_IN_AGDER, "Trøndelag", "15. november 2026", "2026-11-15"]
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "FINN"]
_TO_SIGN_IN = re.compile(r"/innlogging(/start)?(\?|$)")


def named(route: Route) -> str:
    return f"{route.method} {route.rule}"


@pytest.fixture(scope="session")
def issuer_server(small_data: Path) -> Flask:
    """Give the server that signs people in at an issuer; nobody answers there, and only tokens would need it."""
    server: Flask = create_app(
        Settings(
            data=small_data,
            public_url=HOST,
            oidc_issuer="http://127.0.0.1:9",
            oidc_client_id="dashboard",
            oidc_client_secret=SecretStr("hemmelig"),
        ),
        PAGES,
    ).server
    return server


@pytest.fixture(params=[DEMO, ISSUER])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def either_server(way: str, server: Flask, issuer_server: Flask) -> Flask:
    return server if way == DEMO else issuer_server


def routes_of(server: Flask) -> set[tuple[str, str, str]]:
    """Return each endpoint with its rule and its own method, so that a route that takes another too is another."""
    return {
        (rule.endpoint, rule.rule, " ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})))
        for rule in server.url_map.iter_rules()
    }


def test_every_route_is_in_a_class(either_server: Flask, way: str) -> None:
    assert routes_of(either_server) == {(route.endpoint, route.rule, route.method) for route in served(way)}


def test_each_route_is_in_one_class() -> None:
    assert len({route.endpoint for route in ROUTES}) == len(ROUTES)
    assert {route.needs for route in ROUTES} == {PUBLIC, SIGNED_IN, SCOPED}


def test_the_guard_opens_the_public_ones_and_no_other() -> None:
    assert {route.endpoint for route in ROUTES if route.needs == PUBLIC} == guard.OPEN


def test_the_guard_comes_before_every_other_hook(either_server: Flask) -> None:
    assert either_server.before_request_funcs[None][0] is guard._guard


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_only_the_public_ones_answer_without_a_session(server: Flask, issuer_server: Flask, route: Route) -> None:
    for way, here in ((DEMO, server), (ISSUER, issuer_server)):
        if way not in route.ways:
            continue
        answer = visitor(here).open(route.address, method=route.method)
        turned_away = answer.status_code == 401 or "neste=" in answer.headers.get("Location", "")
        if route.rule == "/":
            turned_away = bool(_TO_SIGN_IN.match(answer.headers.get("Location", "")))
        assert turned_away == (route.needs != PUBLIC)
        assert not [held for held in HELD if held in without_offices(answer.data.decode("utf-8", "replace"))]


def without_offices(said: str) -> str:
    """Return what is said without the list of offices, which the public register has and signing in needs."""
    for name in offices().values():
        said = said.replace(name, "")
    return said


def test_the_public_pictures_are_of_the_demonstration_alone(server: Flask) -> None:
    """Whoever has not signed in may see the guide's pictures: they are files of the program, never of the data."""
    folder = Path(__file__).parents[2] / "docs" / "bilder"
    for path in folder.glob("*.png"):
        answer = visitor(server).get(f"/assets/bilder/{path.name}")
        assert (answer.status_code, answer.data) == (200, path.read_bytes())


@pytest.mark.parametrize("route", of_class(SIGNED_IN), ids=named)
def test_everybody_who_has_signed_in_gets_the_same(server: Flask, route: Route) -> None:
    def asked(reader: str) -> tuple[int, bytes]:
        answer = signed_in(server, reader).open(route.address, method=route.method)
        assert not [held for held in HELD if held in answer.text]
        return answer.status_code, answer.data

    everybody = {asked(reader) for reader in ("udir", TRONDELAG_OFFICE, AGDER_OFFICE)}
    assert len(everybody) == 1
    assert {status for status, _ in everybody} == {200}


@pytest.mark.parametrize("route", of_class(SCOPED), ids=named)
def test_a_scoped_answer_is_kept_nowhere(server: Flask, route: Route) -> None:
    reader = signed_in(server, "udir")
    body: dict[str, Any] = {"json": {}} if route.method == "POST" else {}
    answer = reader.open(route.address, method=route.method, **body)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert "Last-Modified" not in answer.headers


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", [route for route in served() if route.needs != PUBLIC], ids=named)
def test_no_method_gets_past_without_a_session(server: Flask, route: Route, method: str) -> None:
    answer = visitor(server).open(route.address, method=method)
    assert answer.status_code in (303, 401)
    assert "Allow" not in answer.headers


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", served(), ids=named)
def test_no_method_is_an_error_of_the_server(server: Flask, route: Route, method: str) -> None:
    answer = signed_in(server, TRONDELAG_OFFICE).open(route.address, method=method)
    assert answer.status_code < 500
    assert b"Heiblikk" not in answer.data


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/_dash-unknown", "/_mcp"])
def test_scripts_without_a_session_get_401_as_json(server: Flask, path: str) -> None:
    answer = visitor(server).get(path)
    assert (answer.status_code, answer.json) == (401, {"error": "unauthorised"})


@pytest.mark.parametrize("pathname", ["/", "/fylke/50", "/_dash-layout", "/innlogging", "/assets/x.js"])
def test_a_callback_without_a_session_gets_401_whatever_address_it_names(server: Flask, pathname: str) -> None:
    assert ask_view(visitor(server), pathname).status_code == 401


@pytest.mark.parametrize("path", ["/", "/fylke/50?pulje=9", "/finnes/ikke", "/last-ned/progress.csv"])
def test_people_without_a_session_are_sent_to_sign_in(server: Flask, path: str) -> None:
    answer = visitor(server).get(path)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/innlogging")


@pytest.mark.parametrize(
    ("header", "content"),
    [
        ("X-Original-URL", "/innlogging"),
        ("X-Rewrite-URL", "/helse"),
        ("X-Forwarded-Prefix", "/assets"),
        ("X-HTTP-Method-Override", "GET"),
        ("X-Forwarded-User", "udir"),
        ("X-Forwarded-For", "127.0.0.1"),
        ("Authorization", "Basic dWRpcjp1ZGly"),
    ],
)
def test_no_header_stands_in_for_a_session(server: Flask, header: str, content: str) -> None:
    answer = visitor(server).get("/fylke/50", headers={header: content})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/innlogging?neste=%2Ffylke%2F50"


def test_a_forged_cookie_is_no_session(server: Flask) -> None:
    client = visitor(server)
    client.set_cookie("laeringsmiljo", "eyJpZGVudGl0eSI6eyJyb2xlIjoidWRpciJ9fQ.aaaaaa.forged")
    assert client.get("/fylke/50").status_code == 303


def test_a_post_from_another_site_is_refused(server: Flask) -> None:
    client = signed_in(server, "udir")
    answer = client.post("/logg-ut", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400
    assert client.get("/").status_code == 200


# What Dash could add: nothing of it is on, whatever the environment of the server says.


@pytest.fixture(params=[{}, {"DASH_MCP_ENABLED": "true", "DASH_DEBUG": "true", "DASH_HOT_RELOAD": "true"}])
def app(request: pytest.FixtureRequest, small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Dash:
    for name, setting in request.param.items():
        monkeypatch.setenv(name, setting)
    return create_app(Settings(login="demo", data=small_data), PAGES)


def test_the_environment_adds_no_route(app: Dash) -> None:
    assert routes_of(app.server) == {(route.endpoint, route.rule, route.method) for route in served()}
    reader = signed_in(app.server, "udir")
    for path in ("/_mcp", "/_dash-mcp", "/_dash-ws-callback", "/_dash-ws", "/_alive_x"):
        assert reader.get(path).status_code == 404
        assert reader.post(path, json={"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).status_code in (404, 405)


def test_no_callback_runs_in_the_background_or_over_a_socket(app: Dash) -> None:
    known = signed_in(app.server, "udir").get("/_dash-dependencies").json
    assert known
    for callback in known:
        assert not callback["background"]
        assert not callback["websocket"]
        assert not callback["dynamic_creator"]
        assert not callback["state"]
        assert all(isinstance(part["id"], str) and "{" not in part["id"] for part in callback["inputs"])


@pytest.mark.parametrize("words", ["cacheKey=x&job=1", "cancelJob=1", "oldJob=1", "cacheKey=x&job=1&progressDefault=y"])
def test_asking_for_a_background_job_is_asking_for_a_view(server: Flask, words: str) -> None:
    reader = signed_in(server, TRONDELAG_OFFICE)
    assert ask_view(reader, "/om").json == ask_view(reader, "/om", words=f"?{words}").json
