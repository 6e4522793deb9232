"""What is taken from anybody: so many sign-ins, requests so large; and whose word counts for who asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, jsonify, request
from flask.testing import FlaskClient
from pydantic import SecretStr
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.pages import ROUTES
from dashboard.settings import Settings
from tests.web.world import signed_in, visitor

ATTEMPTS = 3
ISSUER: dict[str, Any] = {
    "login": None,
    "oidc_issuer": "http://127.0.0.1:9",  # nobody answers there
    "oidc_client_id": "dashboard",
    "oidc_client_secret": SecretStr("hemmelig"),
    "public_url": "https://dashboard.example",
}
Serve = Callable[..., Flask]


@pytest.fixture
def serve(small_data: Path) -> Serve:
    """Give a way to make a server with other settings; each counts its own sign-ins."""

    def made(**settings: Any) -> Flask:
        chosen = {"login": "demo", "data": small_data, "sign_in_attempts": ATTEMPTS, **settings}
        server: Flask = create_app(Settings.model_validate(chosen), ROUTES).server
        server.add_url_rule("/_seen", "seen", _seen)
        return server

    return made


def _seen() -> Any:
    return jsonify(who=request.remote_addr, secure=request.is_secure, host=request.host)


def seen(server: Flask, headers: dict[str, str]) -> dict[str, Any]:
    """Return what the server takes the one who asks for."""
    answer = signed_in(server, "udir").get("/_seen", headers=headers)
    assert answer.json is not None
    return dict(answer.json)


def sign_in(client: FlaskClient, address: str = "192.0.2.1", **headers: str) -> TestResponse:
    return client.post(
        "/innlogging", data={"reader": "udir"}, environ_overrides={"REMOTE_ADDR": address}, headers=headers
    )


def statuses(server: Flask, *addresses: str) -> list[int]:
    return [sign_in(visitor(server), address).status_code for address in addresses]


def test_so_many_sign_ins_from_one_address_and_no_more(serve: Serve) -> None:
    server = serve()
    assert statuses(server, *["192.0.2.1"] * (ATTEMPTS + 2)) == [303] * ATTEMPTS + [429] * 2
    assert statuses(server, "192.0.2.2") == [303]


@pytest.mark.parametrize(("language", "said"), [("nb", "For mange innlogginger"), ("nn", "For mange innloggingar")])
def test_the_one_too_many_gets_a_page_that_says_when(serve: Serve, language: str, said: str) -> None:
    client = visitor(serve(sign_in_attempts=1))
    sign_in(client)
    answer = client.post(
        "/innlogging", data={"reader": "udir", "sprak": language}, environ_overrides={"REMOTE_ADDR": "192.0.2.1"}
    )
    assert answer.status_code == 429
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{said}</h1>" in answer.text
    assert 1 <= int(answer.headers["Retry-After"]) <= 61
    assert answer.headers["Cache-Control"] == "no-store"
    assert not [name for name, _ in answer.headers if name.startswith("X-RateLimit")]


def test_an_address_that_changes_within_a_subscribers_network_is_one(serve: Serve) -> None:
    server = serve()
    assert statuses(server, *[f"2001:db8::{number}" for number in range(1, ATTEMPTS + 2)])[-1] == 429
    assert statuses(server, "2001:db8:0:1::1") == [303]


def test_addresses_of_the_old_kind_stay_apart_where_both_kinds_are_served(serve: Serve) -> None:
    server = serve(sign_in_attempts=1)
    assert statuses(server, "::ffff:192.0.2.1", "192.0.2.1", "::ffff:192.0.2.2") == [303, 429, 303]


def test_only_trying_counts(serve: Serve) -> None:
    server = serve(sign_in_attempts=1)
    client = signed_in(server, "udir")
    for _ in range(5):
        assert client.get("/innlogging").status_code == 200
        assert client.get("/").status_code == 200
    assert client.post("/logg-ut").status_code == 303
    assert client.post("/logg-ut").status_code == 303
    assert client.post("/innlogging").status_code == 429


@pytest.mark.parametrize("path", ["/innlogging/start", "/innlogging/tilbake?code=x&state=y"])
def test_beginning_and_coming_back_from_the_issuer_are_limited(serve: Serve, path: str) -> None:
    client = visitor(serve(**ISSUER))
    answers = [client.get(path).status_code for _ in range(ATTEMPTS + 1)]
    assert 429 not in answers[:ATTEMPTS]
    assert answers[ATTEMPTS] == 429
    for open_page in ("/innlogging", "/innlogging/ut", "/innlogging/ingen-tilgang"):
        assert client.get(open_page).status_code != 429


FORWARDED = {"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"}


def test_what_is_forwarded_counts_for_nothing_without_a_proxy(serve: Serve) -> None:
    server = serve(sign_in_attempts=100)
    told = seen(server, FORWARDED | {"X-Forwarded-Host": "dashboard.example", "Forwarded": "for=198.51.100.7"})
    assert told == {"who": "127.0.0.1", "secure": False, "host": "localhost"}
    server = serve()
    tried = [
        sign_in(visitor(server), **{"X-Forwarded-For": f"198.51.100.{number}"}).status_code
        for number in range(ATTEMPTS + 1)
    ]
    assert tried[-1] == 429


def test_what_a_configured_proxy_forwards_counts(serve: Serve) -> None:
    server = serve(trusted_proxies=1, sign_in_attempts=100)
    told = seen(server, FORWARDED | {"X-Forwarded-Host": "127.0.0.1"})
    assert told == {"who": "198.51.100.7", "secure": True, "host": "127.0.0.1"}
    server = serve(trusted_proxies=1)
    tried = [
        # What stands to the left, the client wrote itself; the proxy adds on the right.
        sign_in(visitor(server), **{"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.7"}).status_code
        for number in range(ATTEMPTS + 1)
    ]
    assert tried[-1] == 429
    assert sign_in(visitor(server), **{"X-Forwarded-For": "198.51.100.8"}).status_code == 303


def test_a_prefix_or_port_is_never_taken_over(serve: Serve) -> None:
    client = visitor(serve(trusted_proxies=1))
    answer = client.get("/fylke/50", headers={"X-Forwarded-Prefix": "//vond.example", "X-Forwarded-Port": "1"})
    assert answer.headers["Location"] == "/innlogging?neste=%2Ffylke%2F50"


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, "127.0.0.1:8050", 200),
        ({}, "localhost", 200),
        ({}, "dashboard.example", 400),
        ({"public_url": "https://dashboard.example"}, "dashboard.example", 400),  # the demonstration stays local
        (ISSUER, "dashboard.example", 200),
        (ISSUER, "dashboard.example:443", 200),
        (ISSUER, "127.0.0.1:8050", 200),
        (ISSUER, "vond.example", 400),
        (ISSUER, "x.dashboard.example", 400),
        (ISSUER | {"host": "192.0.2.9"}, "192.0.2.9:8050", 200),
        (ISSUER | {"host": "0.0.0.0"}, "0.0.0.0", 400),  # noqa: S104
        (ISSUER | {"trusted_proxies": 1}, "vond.example", 400),
    ],
)
def test_it_answers_to_its_own_names_alone(serve: Serve, settings: dict[str, Any], host: str, status: int) -> None:
    client = serve(**settings).test_client()
    for path in ("/innlogging", "/helse"):
        assert client.get(path, headers={"Host": host}).status_code == status


def test_a_proxy_cannot_be_talked_into_another_name(serve: Serve) -> None:
    client = serve(**ISSUER, trusted_proxies=1).test_client()
    own = {"Host": "127.0.0.1"}
    assert client.get("/innlogging", headers=own | {"X-Forwarded-Host": "dashboard.example"}).status_code == 200
    assert client.get("/innlogging", headers=own | {"X-Forwarded-Host": "vond.example"}).status_code == 400


@pytest.mark.parametrize("client", [visitor, lambda server: signed_in(server, "udir")], ids=["stranger", "udir"])
def test_a_body_that_is_too_large_is_refused_in_words(server: Flask, client: Callable[[Flask], FlaskClient]) -> None:
    answer = client(server).post("/innlogging", data={"reader": "x" * 100_001})
    assert answer.status_code == 413
    assert "<h1>Forespørselen er for stor</h1>" in answer.text


def test_a_callback_that_is_too_large_is_refused_in_json(server: Flask) -> None:
    answer = signed_in(server, "udir").post("/_dash-update-component", json={"output": "x" * 100_001})
    assert (answer.status_code, answer.json) == (413, {"error": "too_large"})


def test_a_form_with_too_many_parts_is_refused(server: Flask) -> None:
    parts = {f"part{number}": "x" for number in range(21)}
    answer = visitor(server).post("/innlogging", data=parts, content_type="multipart/form-data")
    assert answer.status_code == 413


@pytest.mark.parametrize("address", ["/" + "x" * 8_001, "/?pulje=" + "9" * 8_001])
def test_an_address_that_is_too_long_is_refused(server: Flask, address: str) -> None:
    assert signed_in(server, "udir").get(address).status_code == 414
    assert len(visitor(server).get(address).headers.get("Location", "")) < 100
    assert signed_in(server, "udir").get(address[:4_000]).status_code in (200, 404)


@pytest.mark.parametrize("body", ["[" * 40_000, '{"a":' * 15_000, '{"inputs": ' + "[" * 40_000])
def test_a_body_nested_too_deep_is_a_bad_request(server: Flask, body: str) -> None:
    answer = signed_in(server, "udir").post("/_dash-update-component", data=body, content_type="application/json")
    assert (answer.status_code, answer.json) == (400, {"error": "not_allowed"})
