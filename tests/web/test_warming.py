"""After a delivery is published nobody waits for a front page to be built."""

from collections import Counter
from pathlib import Path
from threading import Event, Thread

from dash import html

from dashboard.login import readers
from dashboard.pages.page import Page, PageRoute, Request
from dashboard.programme import offices
from dashboard.settings import Settings
from dashboard.texts import LANGUAGES
from dashboard.warehouse import Warehouse
from dashboard.web.kept_views import KeptViews
from dashboard.web.router import Router
from dashboard.web.warming import Warming
from tests.web.world import publish

EVERYBODY = {"national", *offices()}


def test_every_front_page_is_built_once_for_each_delivery(tmp_path: Path) -> None:
    publish(tmp_path)
    built: Counter[tuple[str, str, str]] = Counter()

    def front_page(request: Request) -> Page:
        built[str(request.view.snapshot.id), request.view.scope.key, request.language] += 1
        return Page(title="Oversikt", content=html.H1("Oversikt"))

    warehouse = Warehouse(tmp_path)
    views = KeptViews(Router([PageRoute("/", front_page)], warehouse))
    everybody = readers(Settings(login="demo", data=tmp_path))
    warming = Warming(views, warehouse, everybody)
    warming.look(Event())
    warming.look(Event())
    for reader in everybody:
        views.view("/", "", reader)
    folder = tmp_path / "snapshots"
    (folder / "2026-11-20.duckdb").write_bytes((folder / "2026-11-15.duckdb").read_bytes())
    warming.look(Event())
    expected = {
        (day, whose, written) for day in ("2026-11-15", "2026-11-20") for whose in EVERYBODY for written in LANGUAGES
    }
    assert built == dict.fromkeys(expected, 1)


def test_it_ends_when_told_and_survives_what_fails(tmp_path: Path) -> None:
    # A file where the folder of snapshots should be: nothing can be looked at.
    (tmp_path / "snapshots").write_text("")
    warehouse = Warehouse(tmp_path)
    warming = Warming(KeptViews(Router([], warehouse)), warehouse, readers(Settings(login="demo", data=tmp_path)))
    ended = Event()
    thread = Thread(target=warming.run, args=(ended,))
    thread.start()
    ended.set()
    thread.join(timeout=60)
    assert not thread.is_alive()


def test_those_who_sign_in_through_an_issuer_are_told_whose_word_it_is(tmp_path: Path) -> None:
    issuer = Settings(
        data=tmp_path, oidc_issuer="https://issuer.example", oidc_udir_claim="roles", oidc_office_claim="org"
    )
    assert {reader.source for reader in readers(issuer)} == {"claim:roles", "claim:org"}
    assert {reader.scope.key for reader in readers(issuer)} == EVERYBODY
