"""A view is built once for everybody it is the same for, and for nobody else."""

import hashlib
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import pytest
from dash import html
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import refusals
from dashboard.access import Access, Identity, access_of, source_of_claim
from dashboard.pages import ROUTES
from dashboard.pages.page import NotFound, Page, PageRoute, Request
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import Warehouse
from dashboard.web.kept_views import FinishedView, KeptViews
from dashboard.web.router import Router
from tests.web.world import AGDER_OFFICE, TRONDELAG_OFFICE, UNIT_IN_AGDER, publish

READERS = ["udir", TRONDELAG_OFFICE, AGDER_OFFICE]
ADDRESSES = ["/", "/fylke/50", "/fylke/42", f"/enhet/{UNIT_IN_AGDER}", "/moter", "/delmal", "/oppfolging", "/om"]
QUERIES = ["", "?pulje=9", "?pulje=9&semester=2", "?type=skole", "?sprak=nn", "?data=2026-11-15", "?ukjent=1"]


def access(reader: str, source: str = "demo") -> Access:
    """Return what a reader may see."""
    identity = Identity("udir") if reader == "udir" else Identity("office", reader)
    found = access_of(replace(identity, source=source))
    assert found is not None
    return found


class Counting:
    """Two pages that tell whose they are, and how often each was built for whom."""

    def __init__(self, data: Path) -> None:
        self.built: Counter[tuple[str, str]] = Counter()
        routes = [PageRoute("/", self._page), PageRoute("/fylke/<id>", self._page), PageRoute("/feil", self._broken)]
        self.warehouse = Warehouse(data)
        self.views = KeptViews(Router(routes, self.warehouse), most_bytes=20_000)

    def ask(self, path: str, reader: str = "udir", search: str = "", language: Language = "nb") -> FinishedView:
        """Ask for a view."""
        return self.views.view(path, search, access(reader), language)

    def _page(self, request: Request) -> Page:
        self.built[request.path, request.view.scope.key] += 1
        if request.path_args.get("id") == "00":
            raise NotFound
        return Page(title=request.path, content=html.H1(f"{request.path} {request.view.scope.key}"))

    def _broken(self, request: Request) -> Page:
        self.built[request.path, request.view.scope.key] += 1
        raise RuntimeError("on purpose")


@pytest.fixture
def counting(tmp_path: Path) -> Counting:
    publish(tmp_path)
    return Counting(tmp_path)


def test_built_once_for_each_scope_address_and_language(counting: Counting) -> None:
    for _ in range(3):
        for reader in READERS:
            assert access(reader).scope.key in said(counting.ask("/", reader))
        counting.ask("/", search="?pulje=9")
        counting.ask("/", language="nn")
        counting.ask("/", search="?sprak=nn")  # the same as what was preferred
    assert counting.built == {("/", "national"): 3, ("/", TRONDELAG_OFFICE): 1, ("/", AGDER_OFFICE): 1}


def test_what_failed_or_is_not_found_or_quotes_is_built_anew(counting: Counting) -> None:
    for _ in range(2):
        assert counting.ask("/feil").status == 500
        assert counting.ask("/fylke/00").status == 404
        assert counting.ask("/fylke/50", search="?ukjent=1").status == 200
    assert set(counting.built.values()) == {2}


def test_another_delivery_another_refusal_another_reason_to_see_it(counting: Counting, tmp_path: Path) -> None:
    def count() -> int:
        counting.ask("/")
        return counting.built["/", "national"]

    assert [count(), count()] == [1, 1]
    folder = tmp_path / "snapshots"
    (folder / "2026-11-20.duckdb").write_bytes((folder / "2026-11-15.duckdb").read_bytes())
    assert [count(), count()] == [2, 2]
    (folder / "2026-11-20.withdrawn").touch()
    assert [count(), count()] == [3, 3]
    refusals.keep(tmp_path, "en leveranse", [])
    assert [count(), count()] == [4, 4]
    counting.views.view("/", "", access("udir", source_of_claim("roles")))
    assert counting.built["/", "national"] == 5


def test_no_office_is_told_that_something_was_refused(counting: Counting, tmp_path: Path) -> None:
    counting.ask("/", AGDER_OFFICE)
    refusals.keep(tmp_path, f"{datetime.now(UTC):%f}", [])
    counting.ask("/", AGDER_OFFICE)
    assert counting.built["/", AGDER_OFFICE] == 1


def test_a_heavy_view_is_squeezed_harder_and_says_the_same(tmp_path: Path) -> None:
    def answered(words: int) -> FinishedView:
        told = " ".join(hashlib.sha256(f"{number}".encode()).hexdigest()[:6] for number in range(words))
        route = PageRoute("/", lambda _: Page(title="Tall", content=html.P(told)))
        view = KeptViews(Router([route], warehouse)).view("/", "", access("udir"))
        assert told in said(view)
        return view

    publish(tmp_path)
    warehouse = Warehouse(tmp_path)
    for words, harder in ((1_000, False), (10_000, True)):
        body = answered(words).body
        assert (len(body) < len(brotli.compress(brotli.decompress(body), quality=8, lgwin=16))) is harder


def test_the_oldest_give_way_when_there_is_no_room(counting: Counting) -> None:
    for number in range(10, 99):
        counting.ask(f"/fylke/{number}")
        counting.ask("/")  # asked for all the time, so it stays
    assert counting.built["/", "national"] == 1
    counting.ask("/fylke/98")
    counting.ask("/fylke/10")
    assert counting.built["/fylke/98", "national"] == 1
    assert counting.built["/fylke/10", "national"] == 2


def test_many_at_once_get_each_their_own(counting: Counting) -> None:
    asked = [(f"/fylke/{number}", reader) for number in range(20) for reader in READERS] * 5
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda one: said(counting.ask(*one)), asked))
    for (path, reader), answer in zip(asked, answers, strict=True):
        assert f"{path} {access(reader).scope.key}" in answer


@pytest.fixture(scope="module")
def kept(small_data: Path) -> tuple[KeptViews, Router]:
    router = Router(ROUTES, Warehouse(small_data))
    return KeptViews(router, most_bytes=60_000), router


@settings(max_examples=15)
@given(
    asked=st.lists(st.tuples(*map(st.sampled_from, (READERS, ADDRESSES, QUERIES, LANGUAGES))), min_size=1, max_size=6)
)
def test_whatever_was_asked_before_a_view_is_what_it_would_be_alone(
    kept: tuple[KeptViews, Router], asked: list[tuple[str, str, str, Language]]
) -> None:
    views, router = kept
    for reader, path, search, language in asked:
        view = views.view(path, search, access(reader), language)
        alone = KeptViews(router).view(path, search, access(reader), language)
        assert view == alone


def said(view: FinishedView) -> str:
    """Return a view's body as it is before it is compressed."""
    body: dict[str, Any] = json.loads(brotli.decompress(view.body))
    return json.dumps(body["response"]["view"]["children"], ensure_ascii=False)
