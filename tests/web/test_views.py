"""A view: the right area for the right reader, found or not, and never old or half figures."""

import json
import logging
from datetime import date
from pathlib import Path

import pytest
from dash import html
from flask import Flask
from werkzeug.test import TestResponse

from dashboard.components.navigation import PAGES
from dashboard.pages.page import Page, PageRoute, Request
from tests.queries.tiny import build
from tests.web.strange import STRANGE
from tests.web.world import (
    AGDER,
    AGDER_OFFICE,
    TRONDELAG,
    TRONDELAG_OFFICE,
    UNIT_IN_AGDER,
    UNIT_IN_TRONDELAG,
    ask_view,
    publish,
    server_of,
    signed_in,
    view_words,
    visitor,
)

NOT_FOUND = "Siden finnes ikke"


def title_of(answer: TestResponse) -> str:
    assert answer.json is not None
    title: str = answer.json["response"]["arrival"]["data"]["title"]
    return title


def test_a_view_shows_what_its_address_names(server: Flask) -> None:
    udir = signed_in(server, "udir")
    assert "Trøndelag" in view_words(ask_view(udir, f"/fylke/{TRONDELAG}", "?pulje=9"))
    assert "Fjordglimt skole" in view_words(ask_view(udir, f"/enhet/{UNIT_IN_TRONDELAG}"))


@pytest.mark.parametrize(
    ("path", "search", "meant", "other"),
    [
        (f"/fylke/{TRONDELAG}", f"?id={AGDER}", "Trøndelag", "Agder"),
        (f"/fylke/{TRONDELAG}", f"?county_id={AGDER}&no={AGDER}&area_id={AGDER}", "Trøndelag", "Agder"),
        (f"/enhet/{UNIT_IN_TRONDELAG}", f"?unit_id={UNIT_IN_AGDER}", "Fjordglimt", "Heiblikk"),
        (f"/enhet/{UNIT_IN_TRONDELAG}", f"?unit_id={UNIT_IN_AGDER}&unit_id=x", "Fjordglimt", "Heiblikk"),
    ],
)
def test_the_query_string_never_overrides_the_path(
    server: Flask, path: str, search: str, meant: str, other: str
) -> None:
    for answer in (
        title_of(ask_view(signed_in(server, "udir"), path, search)),
        signed_in(server, "udir").get(path + search).text,
    ):
        assert meant in answer
        assert other not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/fylke/99",
        "/fylke/50/kommune/5054",
        "/fylke/",
        "/ukjent",
        "/kommune/50",
        "/enhet/1",
        "/fylke/50%2F..",
        "/fylke/' or 1=1",
        "/" + "x" * 5000,
    ],
)
def test_what_is_not_there_is_404_and_says_so(server: Flask, path: str) -> None:
    udir = signed_in(server, "udir")
    first_html = udir.get(path)
    assert first_html.status_code == 404
    assert NOT_FOUND in first_html.text
    assert NOT_FOUND in view_words(ask_view(udir, path))


@pytest.mark.parametrize(
    "outside", [f"/fylke/{AGDER}", "/kommune/4215", f"/enhet/{UNIT_IN_AGDER}", f"/statsforvalter/{AGDER_OFFICE}"]
)
def test_outside_ones_scope_looks_exactly_like_not_there(server: Flask, outside: str) -> None:
    reader = signed_in(server, TRONDELAG_OFFICE)
    invented = outside.rsplit("/", 1)[0] + "/123456789"
    assert reader.get(outside).status_code == 404
    # The two may differ in the address they were asked for, which the language links repeat, and in nothing else.
    answers = [json.dumps(ask_view(reader, path).json) for path in (outside, invented)]
    assert answers[0].replace(outside, invented) == answers[1]


def test_the_first_html_holds_nothing_scoped(server: Flask) -> None:
    """Dash puts every page's layout into everybody's HTML unless told not to (stack: validation_layout)."""
    signed_in(server, "udir").get("/")
    reader = signed_in(server, TRONDELAG_OFFICE)
    for path in ("/", "/_dash-layout", "/_dash-dependencies"):
        sent = reader.get(path).text
        for secret in ("Heiblikk", UNIT_IN_AGDER, "Fjordglimt", UNIT_IN_TRONDELAG, "validation_layout"):
            assert secret not in sent


def test_no_page_is_built_for_anything_but_its_own_address(small_data: Path) -> None:
    built = []

    def build(request: Request) -> Page:
        built.append(request.path)
        return Page("Hemmelig", html.Div("hemmelig"))

    reader = signed_in(server_of(small_data, [PageRoute("/hemmelig", build), PageRoute("/", _plain)]), "udir")
    for path in ("/", "/_dash-layout", "/_dash-dependencies", "/innlogging"):
        assert "emmelig" not in reader.get(path).text
    assert not built


def _plain(_: Request) -> Page:
    return Page("Oversikt", html.Div("oversikt"))


def _failing(request: Request) -> Page:
    if request.query.cohort is None:
        return Page("Tall", html.Div("123 enheter"))
    raise ZeroDivisionError("hemmelig detalj")


def test_a_failing_page_is_a_view_that_says_so_without_figures(
    small_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reader = signed_in(server_of(small_data, [PageRoute("/", _failing)]), "udir")
    assert "123 enheter" in view_words(ask_view(reader, "/"))
    with caplog.at_level(logging.ERROR):
        answer = ask_view(reader, "/", "?pulje=9")
        first_html = reader.get("/?pulje=9")
    assert answer.status_code == 200
    words = view_words(answer)
    assert "Noe gikk galt" in words
    assert "123" not in words
    assert first_html.status_code == 500
    for secret in ("ZeroDivisionError", "hemmelig detalj", "Traceback"):
        assert secret not in answer.text + first_html.text
    assert "hemmelig detalj" in caplog.text
    reference = caplog.records[0].args[0] if isinstance(caplog.records[0].args, tuple) else None
    assert str(reference) in words


def test_what_cannot_be_sent_is_an_error_not_an_old_view(small_data: Path) -> None:
    def unsendable(_: Request) -> Page:
        return Page("Tall", html.Div(object()))  # type: ignore[arg-type]

    reader = signed_in(server_of(small_data, [PageRoute("/", unsendable)]), "udir")
    answer = ask_view(reader, "/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("pathname", [None, 3, ["/"], {"a": 1}, "", "\x00", "/fylke/\ud800", "ingen skråstrek"])
def test_no_address_a_browser_could_send_breaks_a_view(server: Flask, pathname: object) -> None:
    assert ask_view(signed_in(server, "udir"), pathname, [pathname]).status_code == 200


@pytest.mark.parametrize("search", STRANGE, ids=[search[:24] for search in STRANGE])
def test_any_query_string_gives_a_view(server: Flask, search: str) -> None:
    reader = signed_in(server, TRONDELAG_OFFICE)
    for path in (f"/fylke/{TRONDELAG}", f"/enhet/{UNIT_IN_TRONDELAG}", *PAGES.values()):
        assert reader.get(path + search).status_code in (200, 404), path
        words = view_words(ask_view(reader, path, search))
        assert len(words) > 50, path
        assert "Noe gikk galt" not in words, path
        assert "Heiblikk" not in words, path


def test_before_anything_is_published_a_view_says_so(tmp_path: Path) -> None:
    reader = signed_in(server_of(tmp_path), "udir")
    assert reader.get("/").status_code == 503
    assert "Ingen data er publisert ennå" in view_words(ask_view(reader, "/"))
    assert reader.get("/helse").status_code == 503


def test_the_language_is_in_the_first_html(server: Flask) -> None:
    udir = signed_in(server, "udir")
    assert '<html lang="nn">' in udir.get("/?sprak=nn").text
    assert '<html lang="nb">' in udir.get("/").text


def test_a_newly_published_snapshot_is_seen_at_once(tmp_path: Path) -> None:
    """DuckDB keeps an open file alive under its name; every snapshot has a name of its own (stack: Swapping)."""
    publish(tmp_path)
    reader = signed_in(server_of(tmp_path), "udir")
    assert "15. november 2026" in view_words(ask_view(reader, "/"))
    build(tmp_path / "snapshots" / "2026-11-20.duckdb", date(2026, 11, 20), {})
    assert "20. november 2026" in view_words(ask_view(reader, "/"))
    assert "15. november 2026" in view_words(ask_view(reader, "/", "?data=2026-11-15"))


def test_health_tells_nothing_but_health(server: Flask) -> None:
    assert visitor(server).get("/helse").json == {"status": "ok"}


def test_a_snapshot_that_cannot_be_read_is_said_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "2026-11-15.duckdb").write_bytes(b"not a database")
    reader = signed_in(server_of(tmp_path), "udir")
    assert "Tallene kan ikke leses" in view_words(ask_view(reader, "/"))
    assert reader.get("/").status_code == 503
    health = reader.get("/helse")
    assert (health.status_code, health.json) == (503, {"status": "unreadable snapshot"})
