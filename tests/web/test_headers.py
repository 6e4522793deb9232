"""What every answer carries, and what the browser may keep."""

import base64
import hashlib
import logging
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.pages import ROUTES
from dashboard.pages.page import Page, PageRoute, Request
from dashboard.settings import Settings
from tests.web.routes import Route, served
from tests.web.world import TRONDELAG_OFFICE, ask_view, server_of, signed_in, view_words, visitor

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Server": "web",
}


def script_of(server: Flask, name: str) -> str:
    found = re.search(rf'src="([^"]*{name}[^"]*)"', signed_in(server, "udir").get("/").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", ["/", "/innlogging", "/finnes-ikke", "/_dash-layout", "/helse", "/assets/nei.js"])
def test_every_answer_carries_the_policy(server: Flask, path: str) -> None:
    for client in (visitor(server), signed_in(server, "udir")):
        answer = client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        if answer.mimetype == "text/html":
            assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
        else:
            assert policy == "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("style-src")[0]
        assert "http" not in policy
        assert EVERYWHERE.items() <= dict(answer.headers).items()


def test_the_policy_allows_exactly_the_inline_scripts_there_are(server: Flask) -> None:
    answer = signed_in(server, "udir").get("/")
    inline = re.findall(r"<script(?![^>]*src=)(?![^>]*application/json)[^>]*>(.*?)</script>", answer.text, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline}
    assert set(re.findall(r"'sha256-([^']+)'", answer.headers["Content-Security-Policy"])) == hashes


def test_nothing_in_the_first_html_points_elsewhere(server: Flask) -> None:
    for page in (signed_in(server, "udir").get("/").text, visitor(server).get("/innlogging").text):
        assert not re.findall(r'(?:src|href|action)="(?!/(?!/))[^"]*"', page)
        assert "//" not in re.sub(r"\s+", "", page).replace("</", "")


def test_versions_are_nobodys_business(server: Flask) -> None:
    config = signed_in(server, "udir").get("/").text
    assert "3.11" not in config
    assert '"python_version":""' in config


def asked(client: FlaskClient, route: Route) -> TestResponse:
    if route.endpoint == "/_dash-update-component":
        return ask_view(client, "/")
    return client.open(route.address, method=route.method)


@pytest.mark.parametrize("route", served(), ids=lambda route: route.endpoint)
def test_every_route_answers_with_all_of_it_and_nothing_kept(server: Flask, route: Route) -> None:
    for client in (visitor(server), signed_in(server, "udir"), signed_in(server, TRONDELAG_OFFICE)):
        answer = asked(client, route)
        assert answer.status_code < 500
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers.getlist("Content-Security-Policy") == [answer.headers["Content-Security-Policy"]]
        assert EVERYWHERE.items() <= dict(answer.headers).items()
        assert not {"X-Powered-By", "ETag", "Last-Modified", "Access-Control-Allow-Origin"} & set(answer.headers.keys())


def test_no_answer_lets_the_page_use_what_a_browser_can_do(server: Flask) -> None:
    policy = visitor(server).get("/innlogging").headers["Permissions-Policy"]
    allowed = dict(part.split("=") for part in policy.split(", "))
    assert set(allowed.values()) == {"()"}
    assert {"camera", "microphone", "geolocation", "usb", "serial", "payment", "display-capture"} <= set(allowed)


@pytest.mark.parametrize(
    ("settings", "promised"),
    [
        ({}, None),
        ({"public_url": "http://127.0.0.1:8050"}, None),
        ({"public_url": "https://dashboard.example"}, "max-age=31536000"),
        ({"secure_cookie": True}, "max-age=31536000"),
    ],
)
def test_https_is_promised_only_where_it_is_used(
    small_data: Path, settings: dict[str, Any], promised: str | None
) -> None:
    chosen = Settings.model_validate({"login": "demo", "data": small_data, **settings})
    server = create_app(chosen, ROUTES).server
    for path in ("/innlogging", "/", "/finnes-ikke", "/helse"):
        assert visitor(server).get(path).headers.get("Strict-Transport-Security") == promised


def test_a_callback_that_fails_tells_nothing_of_why(small_data: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Request) -> Page:
        raise RuntimeError("hemmelig detalj")

    udir = signed_in(server_of(small_data, [PageRoute("/", fail)]), "udir")
    with caplog.at_level(logging.ERROR):
        answers = [udir.get("/"), ask_view(udir, "/")]
    assert [answer.status_code for answer in answers] == [500, 200]
    assert caplog.text.count("hemmelig detalj") >= 2
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        for inside in ("hemmelig", "Traceback", "RuntimeError", ".py", "werkzeug"):
            assert inside not in answer.text
    assert "Noe gikk galt" in view_words(answers[1])


def test_what_is_somebodys_is_never_kept(server: Flask) -> None:
    udir = signed_in(server, "udir")
    for answer in (udir.get("/"), ask_view(udir, "/"), udir.get("/last-ned/progress.csv"), udir.get("/innlogging")):
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["assets/app-", "dash_renderer", "dash_core_components.v", "react-dom"])
def test_files_are_kept_for_good_and_sent_compressed(server: Flask, name: str) -> None:
    address = script_of(server, name)
    plain = visitor(server).get(address)
    squeezed = visitor(server).get(address, headers={"Accept-Encoding": "gzip, br"})
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert squeezed.headers["Content-Encoding"] == "br"
    assert "Cookie" not in squeezed.headers["Vary"]
    assert brotli.decompress(squeezed.data) == plain.data
    assert plain.mimetype == "text/javascript"


def test_a_file_of_another_version_is_not_kept(server: Flask) -> None:
    other = re.sub(r"\.v[\w]+m", ".v1_0_0m", script_of(server, "dash_renderer"))
    answer = visitor(server).get(other)
    assert "immutable" not in answer.headers["Cache-Control"]


def test_a_later_part_of_dash_is_asked_about_again(server: Flask) -> None:
    address = "/_dash-component-suites/dash/dcc/async-graph.js"
    first = visitor(server).get(address)
    assert first.headers["Cache-Control"] == "no-cache"
    assert visitor(server).get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/assets/manifest.json",
        "/assets/compressed/x.br",
        "/assets/../settings.py",
        "/_dash-component-suites/dash/../settings.py",
        "/_dash-component-suites/dash/dash.py",
        "/_dash-component-suites/flask/app.py",
        "/_dash-component-suites/dash/dash-renderer/build/dash_renderer.min.js.map",
    ],
)
def test_only_what_is_meant_for_browsers_is_sent(server: Flask, path: str) -> None:
    assert visitor(server).get(path).status_code == 404


def test_views_are_sent_compressed(server: Flask) -> None:
    udir = signed_in(server, "udir")
    udir.environ_base["HTTP_ACCEPT_ENCODING"] = "br"
    answer = ask_view(udir, "/")
    assert answer.headers["Content-Encoding"] == "br"
    assert b"Norge" in brotli.decompress(answer.data)


def test_the_chart_library_is_ours_and_only_asked_for_where_charts_are(server: Flask) -> None:
    udir = signed_in(server, "udir")
    assert 'as="script"' not in udir.get("/finnes-ikke").text
    page = udir.get("/").text
    assert re.search(r'<meta name="chart-library" content="/assets/plotly-[A-Z0-9]{8}\.js">', page)
    assert "package_data" not in page
