"""The test of the doors' test: doors that are left open on purpose, each of them found."""

import io
import json
from pathlib import Path

import pytest
from dash import html
from flask import Flask, Response
from xlsxwriter import Workbook

from dashboard.pages import ROUTES as PAGES
from dashboard.pages.page import Page, PageRoute, Request
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.web.asking import Asked
from tests.web.asking_callbacks import well_formed_view
from tests.web.decoding import said_in
from tests.web.doors import NOBODY, UDIR, World, check, world_of
from tests.web.markers import Seen
from tests.web.world import TRONDELAG_OFFICE, server_of

FOREIGN_UNIT = "316603394"


@pytest.fixture(scope="module")
def leaky(doors_data: Path, doors_seen: dict[str, Seen]) -> World:
    """Give the server with one more page, and more files, that forget whose eyes they are for."""
    warehouse = Warehouse(doors_data)

    def page(_: Request) -> Page:
        with warehouse.view(Scope.national()) as view:
            return Page("Lekk", html.Ul([html.Li(row["area_name"]) for row in view.run("areas", level="unit")]))

    kept: dict[str, Page] = {}

    def kept_page(request: Request) -> Page:
        names = [html.Li(row["area_name"]) for row in request.view.run("areas", level="unit")]
        return kept.setdefault(request.path, Page("Gjemt", html.Ul(names)))

    server = server_of(doors_data, [*PAGES, PageRoute("/lekk", page), PageRoute("/gjemt", kept_page)])

    @server.get("/lekk-tall")
    def figures() -> str:
        with warehouse.view(Scope.national()) as view:
            return "; ".join(str(row["completion_rate"]).replace(".", ",") for row in view.run("completion"))

    @server.get("/lekk-omrade")
    def areas() -> str:
        with warehouse.view(Scope.national()) as view:
            return "\n".join(f"fylke-{row['area_id']}" for row in view.run("areas"))

    @server.get("/lekk-hode")
    def header() -> Response:
        return Response("", headers={"ETag": f'"enhet-{FOREIGN_UNIT}"'})

    return world_of(server, doors_seen)


def asking(path: str) -> Asked:
    return well_formed_view(path) if path == "/lekk" else Asked(path)


@pytest.mark.parametrize("path", ["/lekk", "/lekk-tall", "/lekk-omrade", "/lekk-hode"])
def test_a_door_left_open_is_found(leaky: World, path: str) -> None:
    assert leaky.leaks(TRONDELAG_OFFICE, asking(path))
    assert not leaky.leaks(NOBODY, asking(path))
    assert not leaky.leaks(UDIR, asking(path))
    with pytest.raises(AssertionError):
        check(leaky, TRONDELAG_OFFICE, asking(path))


def test_what_is_kept_by_address_alone_is_found(leaky: World) -> None:
    assert not leaky.leaks(UDIR, well_formed_view("/gjemt"))
    assert leaky.leaks(TRONDELAG_OFFICE, well_formed_view("/gjemt"))


def test_what_was_sent_is_no_leak_and_hides_none(leaky: World) -> None:
    held = leaky.outside[TRONDELAG_OFFICE]
    assert held.found(f"/enhet/{FOREIGN_UNIT} Sommerfuglsvingen skole") == {FOREIGN_UNIT, "Sommerfuglsvingen skole"}
    assert held.found(f"/enhet/{FOREIGN_UNIT} Sommerfuglsvingen skole", f"/enhet/{FOREIGN_UNIT}") == {
        "Sommerfuglsvingen skole"
    }


def test_what_is_packed_is_read(leaky: World) -> None:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"comments": FOREIGN_UNIT})
        book.add_worksheet().write_string(0, 0, "Sommerfuglsvingen skole")
    folded = f"SUMMARY:Sommerfugl\r\n svingen skole\r\nX-A:{FOREIGN_UNIT[:4]}\r\n {FOREIGN_UNIT[4:]}\r\n"
    figure = {"y": {"dtype": "i4", "bdata": "AvzeEg=="}, "x": ["Sommerfuglsvingen skole"]}
    answers = [
        Response(file.getvalue(), mimetype="application/zip"),
        Response(folded, mimetype="text/calendar"),
        Response(json.dumps(figure), mimetype="application/json"),
    ]
    for answer in answers:
        server = Flask(__name__)
        server.add_url_rule("/x", view_func=lambda answer=answer: answer)
        said = said_in(server.test_client().get("/x"))
        assert leaky.outside[TRONDELAG_OFFICE].found(said) == {FOREIGN_UNIT, "Sommerfuglsvingen skole"}
