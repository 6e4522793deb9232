"""Changing the key that signs sessions: nobody is signed out while the key before is given, everybody when not."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.pages import ROUTES
from dashboard.settings import Settings
from tests.web.world import ask_view, publish, signed_in, visitor

OLD, NEW = "the key before, which is long enough", "the key that is in use, long enough too"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rotation")
    publish(folder)
    return folder


def server(data: Path, secret: str, before: str | None = None) -> Flask:
    keys = Settings.model_validate({"login": "demo", "data": data, "secret": secret, "secret_before": before})
    served: Flask = create_app(keys, ROUTES).server
    return served


def with_cookie_of(one: FlaskClient, other: Flask) -> FlaskClient:
    cookie = one.get_cookie("laeringsmiljo")
    assert cookie is not None
    client = visitor(other)
    client.set_cookie("laeringsmiljo", cookie.value)
    return client


def test_a_session_of_the_key_before_still_counts_while_that_is_given(data: Path) -> None:
    reader = signed_in(server(data, OLD), "udir")
    assert ask_view(with_cookie_of(reader, server(data, NEW, OLD)), "/").status_code == 200
    assert ask_view(with_cookie_of(reader, server(data, NEW)), "/").status_code == 401


def test_what_is_signed_meanwhile_is_signed_with_the_new_key(data: Path) -> None:
    reader = signed_in(server(data, NEW, OLD), "udir")
    assert ask_view(with_cookie_of(reader, server(data, NEW)), "/").status_code == 200
    assert ask_view(with_cookie_of(reader, server(data, OLD)), "/").status_code == 401
