"""Requests that fail before they are a view: a page for people, JSON for scripts, and no inner life shown."""

import logging
from pathlib import Path

import pytest
from flask import Flask

from tests.web.world import server_of, signed_in, visitor


@pytest.fixture
def broken(small_data: Path) -> Flask:
    server = server_of(small_data)

    def fail() -> str:
        raise RuntimeError("hemmelig detalj")

    server.add_url_rule("/kaputt", "broken", fail)
    server.add_url_rule("/_dash-kaputt", "broken-script", fail)
    return server


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_people_get_a_designed_page(broken: Flask, language: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = signed_in(broken, "udir").get(f"/kaputt?sprak={language}")
    assert answer.status_code == 500
    assert {"nb": "Noe gikk galt", "nn": "Noko gjekk gale"}[language] in answer.text
    assert f'<html lang="{language}">' in answer.text
    assert "hemmelig" not in answer.text
    assert "hemmelig detalj" in caplog.text


def test_scripts_get_json(broken: Flask) -> None:
    answer = signed_in(broken, "udir").get("/_dash-kaputt")
    assert (answer.status_code, answer.json) == (500, {"error": "failed"})


def test_a_new_route_is_closed_until_somebody_opens_it(broken: Flask) -> None:
    assert visitor(broken).get("/kaputt").status_code == 303
    assert visitor(broken).get("/_dash-kaputt").status_code == 401


def test_what_is_too_large_is_refused(server: Flask) -> None:
    answer = visitor(server).post("/innlogging", data={"reader": "x" * 200_000})
    assert answer.status_code == 413


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '"x"', '{"output": "nei"}'])
def test_a_nonsense_callback_is_an_error_without_inner_life(server: Flask, body: str) -> None:
    udir = signed_in(server, "udir")
    answer = udir.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code >= 400
    assert answer.json is not None
    assert set(answer.json) == {"error"}


def test_an_unreadable_form_is_answered_in_words(server: Flask) -> None:
    answer = signed_in(server, "udir").open("/innlogging", method="PUT")
    assert answer.status_code == 405
    assert "Dette går ikke" in answer.text
