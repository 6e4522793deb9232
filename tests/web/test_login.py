"""Signing in: who one is, where one comes back to, and what the browser is given to keep."""

from pathlib import Path

import pytest
from flask import Flask

from dashboard import login
from dashboard.app import create_app
from dashboard.settings import Settings
from tests.web.world import AGDER_OFFICE, TRONDELAG_OFFICE, signed_in, view_words, visitor
from tests.web.world import ask_view as ask

DEEP = "/fylke/50?pulje=9&type=skole"


def test_a_deep_link_is_kept_through_sign_in(server: Flask) -> None:
    client = visitor(server)
    page = client.get(client.get(DEEP).headers["Location"])
    assert 'value="/fylke/50?pulje=9&amp;type=skole"' in page.text
    assert client.post("/innlogging", data={"reader": "udir", "neste": DEEP}).headers["Location"] == DEEP


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://ond.example/",
        "//ond.example/",
        "///ond.example",
        "/\\ond.example",
        "\\\\ond.example",
        "/\tond",
        "/\n/ond.example",
        "javascript:alert(1)",
        "ond.example",
        "",
        "/" + "a" * 3000,
        "/logg-ut",
        "/innlogging?neste=/",
    ],
)
def test_nobody_is_sent_elsewhere_after_sign_in(server: Flask, elsewhere: str) -> None:
    answer = visitor(server).post("/innlogging", data={"reader": "udir", "neste": elsewhere})
    assert answer.headers["Location"] == "/"


def test_the_cookie_is_for_this_server_alone(server: Flask) -> None:
    cookie = visitor(server).post("/innlogging", data={"reader": "udir"}).headers["Set-Cookie"]
    assert cookie.startswith("laeringsmiljo=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_behind_https_the_cookie_is_tied_to_the_host(small_data: Path) -> None:
    server = create_app(Settings(login="demo", data=small_data, secure_cookie=True), []).server
    cookie = visitor(server).post("/innlogging", data={"reader": "udir"}).headers["Set-Cookie"]
    assert cookie.startswith("__Host-laeringsmiljo=")
    assert "Secure" in cookie.split("; ")


def test_only_one_cookie_and_it_names_no_person(server: Flask) -> None:
    client = signed_in(server, "udir")
    client.get("/")
    assert client._cookies is not None
    assert {cookie.key for cookie in client._cookies.values()} == {"laeringsmiljo"}


@pytest.mark.parametrize("reader", ["", "national", "999999999", "974764350'--", "office"])
def test_an_unknown_reader_gets_nothing(server: Flask, reader: str) -> None:
    client = visitor(server)
    assert client.post("/innlogging", data={"reader": reader}).status_code == 400
    assert client.get("/").status_code == 303


def test_signing_out_is_a_post_and_ends_the_session(server: Flask) -> None:
    client = signed_in(server, "udir")
    assert client.get("/logg-ut").status_code == 404
    assert client.get("/").status_code == 200
    assert client.post("/logg-ut").headers["Location"] == "/innlogging"
    assert client.get("/").status_code == 303


def test_signing_in_anew_changes_whose_eyes(server: Flask) -> None:
    client = signed_in(server, TRONDELAG_OFFICE)
    assert "Fjordglimt skole" in view_words(ask(client, "/kommune/5054"))
    client.post("/innlogging", data={"reader": AGDER_OFFICE})
    assert "Fjordglimt skole" not in view_words(ask(client, "/kommune/5054"))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_sign_in_page_speaks_both_languages_and_lists_every_reader(server: Flask, language: str) -> None:
    page = visitor(server).get(f"/innlogging?sprak={language}").text
    assert f'<html lang="{language}">' in page
    assert page.count("<option") == 11


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "dashboard.example"])  # noqa: S104
def test_the_demonstration_is_refused_beyond_this_machine(host: str) -> None:
    with pytest.raises(login.LoginRefused, match="DASHBOARD_HOST"):
        login.check(Settings(login="demo", host=host))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_the_demonstration_may_run_on_this_machine(host: str) -> None:
    login.check(Settings(login="demo", host=host))


def test_without_a_way_to_sign_in_nothing_is_served() -> None:
    with pytest.raises(login.LoginRefused, match="DASHBOARD_LOGIN"):
        login.check(Settings(login=None))


def test_another_host_name_is_not_answered(server: Flask) -> None:
    client = visitor(server)
    answer = client.get("/innlogging", headers={"Host": "ond.example"})
    assert answer.status_code == 400
    assert "ond.example" not in answer.text


def test_forwarded_hosts_are_ignored(server: Flask) -> None:
    forwarded = {"X-Forwarded-Host": "ond.example", "X-Forwarded-Proto": "https", "Forwarded": "host=ond.example"}
    answer = visitor(server).get("/fylke/50", headers=forwarded)
    assert answer.headers["Location"] == "/innlogging?neste=%2Ffylke%2F50"
    assert "ond.example" not in answer.text
