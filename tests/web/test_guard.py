"""Default deny: every address of the server is on one of these lists; a new one is closed until it is opened."""

import pytest
from flask import Flask

from dashboard.web import guard
from tests.web.world import ask_view, signed_in, visitor

OPEN = {
    "sign_in.ask": "/innlogging",
    "sign_in.answer": "/innlogging",
    "sign_in.leave": "/logg-ut",
    "health": "/helse",
    "brief_session": "/utskrift/<string:token>",
    "_dash_assets.static": "/assets/<path:filename>",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    ),
    "/_favicon.ico": "/_favicon.ico",
}
ONLY_WITH_AN_ISSUER = {"sign_in.start", "sign_in.back", "sign_in.no_access", "sign_in.left"}
CLOSED = {
    "/": "/",
    "/<path:path>": "/<path:path>",
    "/_dash-layout": "/_dash-layout",
    "/_dash-dependencies": "/_dash-dependencies",
    "/_dash-update-component": "/_dash-update-component",
    "/_reload-hash": "/_reload-hash",
    "brief": "/last-ned/<any(enhet, kommune):kind>/<string:area_id>.pdf",
    "download": "/last-ned/<string:name>.<any(csv, xlsx):form>",
    "calendar": "/last-ned/moter.ics",
}


def test_every_route_is_classified(server: Flask) -> None:
    routes = {rule.endpoint: rule.rule for rule in server.url_map.iter_rules()}
    assert routes == OPEN | CLOSED
    assert set(OPEN) | ONLY_WITH_AN_ISSUER == guard.OPEN


def test_the_guard_comes_before_every_other_hook(server: Flask) -> None:
    assert server.before_request_funcs[None][0] is guard._guard


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


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_no_method_gets_past_without_a_session(server: Flask, method: str) -> None:
    assert visitor(server).open("/fylke/50", method=method).status_code == 401


def test_a_forged_cookie_is_no_session(server: Flask) -> None:
    client = visitor(server)
    client.set_cookie("laeringsmiljo", "eyJpZGVudGl0eSI6eyJyb2xlIjoidWRpciJ9fQ.aaaaaa.forged")
    assert client.get("/fylke/50").status_code == 303


def test_a_post_from_another_site_is_refused(server: Flask) -> None:
    client = signed_in(server, "udir")
    answer = client.post("/logg-ut", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400
    assert client.get("/").status_code == 200


def test_the_model_context_protocol_stays_off(server: Flask) -> None:
    assert not any("mcp" in rule.rule for rule in server.url_map.iter_rules())
