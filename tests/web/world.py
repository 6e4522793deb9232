"""A small published world for the web tests: one unit in Trøndelag, one in Agder, and how to visit it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.pages import ROUTES
from dashboard.pages.page import PageRoute
from dashboard.settings import Settings
from dashboard.texts import LANGUAGES
from dashboard.web.known_words import known_words
from tests.queries.tiny import build

HOST = "http://127.0.0.1"
TRONDELAG_OFFICE = "974764350"
AGDER_OFFICE = "974762994"
TRONDELAG, AGDER = "50", "42"
UNIT_IN_TRONDELAG, UNIT_IN_AGDER = "974558386", "974600951"
_NO_LIMIT = 1_000_000  # of sign-ins a minute: tests sign in all the time
_COMMON = {"cohort_no": 9, "unit_type": "school", "ownership": "municipal", "joined_on": date(2025, 8, 1)}


def publish(data: Path) -> None:
    """Publish the world in a data folder."""
    (data / "snapshots").mkdir(parents=True)
    units = [
        {**_COMMON, "unit_id": UNIT_IN_TRONDELAG, "unit_name": "Fjordglimt skole", "municipality_no": "5054"},
        {**_COMMON, "unit_id": UNIT_IN_AGDER, "unit_name": "Heiblikk skole", "municipality_no": "4215"},
    ]
    build(data / "snapshots" / "2026-11-15.duckdb", date(2026, 11, 15), {"participation": units})


def server_of(data: Path, routes: Sequence[PageRoute] = ROUTES) -> Flask:
    """Return the real application over a data folder."""
    server: Flask = create_app(Settings(login="demo", data=data, sign_in_attempts=_NO_LIMIT), routes).server
    return server


def visitor(server: Flask) -> FlaskClient:
    """Return somebody who has not signed in."""
    client = server.test_client()
    client.environ_base["HTTP_HOST"] = "127.0.0.1"
    return client


def signed_in(server: Flask, reader: str) -> FlaskClient:
    """Return somebody signed in as `udir` or as an office."""
    client = visitor(server)
    assert client.post("/innlogging", data={"reader": reader}).status_code == 303
    return client


def ask_view(client: FlaskClient, pathname: object, search: object = "", *, words: str = "") -> TestResponse:
    """Ask for a view's content the way the browser does; `words` is a query string of the callback's own address."""
    address = [("pathname", pathname), ("search", search)]
    return client.post(
        f"/_dash-update-component{words}",
        json={
            "output": "..view.children...arrival.data..",
            "outputs": [{"id": "view", "property": "children"}, {"id": "arrival", "property": "data"}],
            "inputs": [{"id": "address", "property": name, "value": value} for name, value in address],
            "changedPropIds": ["address.pathname"],
            "state": [],
        },
    )


def expanded(sent: Any) -> list[Any]:
    """Return the elements a sent view is made of, in Dash's form, with the sentences the browser has in their place."""
    (known,) = [known for known in map(known_words, LANGUAGES) if known.digest == sent["props"]["words"]]
    return [_element(form, list(known.numbers)) for form in sent["props"]["tree"]]


def _element(form: Any, known: Sequence[str]) -> Any:
    if not isinstance(form, list):
        return form
    if isinstance(form[0], int):
        return known[form[0]]
    tag, properties, *children = form
    own = {name: known[held[0]] if _is_known(held) else held for name, held in properties.items()}
    return {"type": tag, "props": {**own, "children": [_element(child, known) for child in children]}}


def _is_known(held: Any) -> bool:
    return isinstance(held, list) and len(held) == 1 and isinstance(held[0], int)


def content_of(answer: TestResponse) -> Any:
    """Return the content of an answered view."""
    assert answer.json is not None, answer.text
    return expanded(answer.json["response"]["view"]["children"])


def words_of(component: Any) -> str:
    """Return all the text in a component as Dash has it."""
    if isinstance(component, dict):
        return words_of(component.get("props", component).get("children"))
    if isinstance(component, list):
        return " ".join(words_of(part) for part in component)
    return "" if component is None else str(component)


def view_words(answer: TestResponse) -> str:
    """Return the text of an answered view."""
    return words_of(content_of(answer)).replace("\u00a0", " ")
