"""What every answer carries, and what the browser may keep."""

import base64
import hashlib
import re

import brotli
import pytest
from flask import Flask

from tests.web.world import ask_view, signed_in, visitor

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
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
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
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
