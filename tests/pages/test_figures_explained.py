"""«Om tallene», the statement and the guide: every figure explained and shown where it is said to be."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import html

from dashboard.access import Identity, access_of
from dashboard.catalogue import catalogue
from dashboard.components.navigation import PAGES
from dashboard.filters import Filters
from dashboard.pages import ROUTES
from dashboard.pages.accessibility import accessibility
from dashboard.pages.figures_explained import SHOWN, figures_explained
from dashboard.pages.guide import guide
from dashboard.pages.page import Request
from dashboard.resources import root
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import View, Warehouse
from dashboard.web.router import Router
from tests.pages.tree import by_id, links, nodes, words
from tests.pictures import LARGEST, PICTURES

AREAS = ["/statsforvalter/974762501", "/fylke/40", "/kommune/4012"]


@pytest.fixture
def view(published_demo: Warehouse) -> Iterator[View]:
    access = access_of(Identity("office", "974762501"))
    assert access is not None
    with published_demo.view(access.scope) as opened:
        yield opened


def request(view: View, language: Language = "nb") -> Request:
    return Request(view, {}, Filters(language=language), language, "/om", access_of(Identity("office", "974762501")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", catalogue())
def test_every_figure_is_explained(view: View, language: Language, name: str) -> None:
    content = figures_explained(request(view, language)).content
    section = next(
        node
        for node in nodes(content)
        if isinstance(node, html.Section)
        and f"id='tall-{name.replace('_', '-')}'" in str(node)
        and getattr(node, "className", "") == "explained__figure"
    )
    said = words(section)
    assert f"python -m dashboard query {name} " in said
    for column in catalogue()[name].values:
        assert column in said


@pytest.mark.parametrize("name", catalogue())
def test_every_figure_is_shown_where_it_is_said_to_be(published_demo: Warehouse, name: str) -> None:
    access = access_of(Identity("udir"))
    assert access is not None
    router = Router(ROUTES, published_demo)
    with published_demo.view(access.scope) as view:
        followed = view.run("follow_up", cohort=[9], semester=[3])
        unit = next(row["area_id"] for row in followed if row["area_level"] == "unit")
    addresses = {**{page: [PAGES[page]] for page in PAGES}, "area": AREAS, "unit": [f"/enhet/{unit}"]}
    assert SHOWN[name]
    for page in SHOWN[name]:
        for address in addresses[page]:
            answer = router.answer(address, "", access)
            hrefs = " ".join(links(answer.content))
            commands = words(answer.content)
            assert f"query {name} " in commands or f"/last-ned/{name}." in hrefs or _named(name, answer.content), (
                address
            )


def _named(name: str, content: object) -> bool:
    """Tell whether the page has the part that shows the follow-up list without a file of its own."""
    return name == "follow_up" and any(getattr(node, "id", None) in ("haster", "reasons") for node in nodes(content))


def test_why_the_reader_sees_this(view: View) -> None:
    said = words(by_id(figures_explained(request(view)).content, "hvorfor"))
    assert "Statsforvalteren i Vestfold og Telemark" in said
    assert "Vestfold og Telemark." in said
    assert "Trøndelag" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_says_what_is_known_not_to_work(view: View, language: Language) -> None:
    content = accessibility(request(view, language)).content
    assert len([node for node in nodes(by_id(content, "del-known")) if isinstance(node, html.Li)]) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_leads_only_to_what_there_is(published_demo: Warehouse, view: View, language: Language) -> None:
    content = guide(request(view, language)).content
    access = access_of(Identity("udir"))
    assert access is not None
    for address in links(content):
        path, _, query = address.partition("?")
        assert Router(ROUTES, published_demo).answer(path, query, access).status == 200, address
    pictures = [str(getattr(node, "src", "")) for node in nodes(content) if isinstance(node, html.Img)]
    assert sorted(pictures) == sorted(f"/assets/bilder/{name}.png" for name in PICTURES)
    assert "**" not in words(content)


def test_the_pictures_are_there_and_small() -> None:
    folder = root() / "docs" / "bilder"
    assert {path.stem for path in folder.glob("*.png")} == set(PICTURES)
    assert all(path.stat().st_size < LARGEST for path in folder.glob("*.png"))


def test_the_two_guides_have_the_same_parts() -> None:
    def parts(path: Path) -> list[str]:
        source = path.read_text(encoding="utf-8")
        return re.findall(r"^#+ |\]\([^)]*\)", source, re.MULTILINE)

    assert parts(root() / "docs" / "brukerveiledning.md") == parts(root() / "docs" / "brukarrettleiing.md")
