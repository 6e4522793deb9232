"""A chart library that does not come: each chart says so, its table is there, and it is asked for again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watched
from tests.browser.visiting import axe_violations, described, settled

LIBRARY = re.compile("/assets/plotly-")
SAID = {
    "nb": "Grafen kunne ikke hentes. Velg «Tabell» over for å se de samme tallene.",
    "nn": "Grafen kunne ikkje hentast. Vel «Tabell» over for å sjå dei same tala.",
}


@pytest.fixture
def complaining(watched: Watched) -> None:
    """Have the browser complain of what is refused here."""
    watched.expected.append("Failed to load resource")


def refuse(route: Route) -> None:
    route.abort()


def cut_off(route: Route) -> None:
    route.fulfill(body="", content_type="text/javascript")


def open_without_library(page: Page, address: str, fault: Callable[[Route], None] = refuse) -> None:
    """Open a view whose charts cannot be drawn, and wait until each says so."""
    page.route(LIBRARY, fault)
    page.goto(address)
    expect(page.locator(".chart").first).to_be_attached()
    expect(page.locator(".chart-failure")).to_have_count(page.locator(".chart").count())


def press(page: Page) -> None:
    page.locator("#kurver").get_by_role("button", name="Prøv igjen").press("Enter")


def come_online(page: Page) -> None:
    page.context.set_offline(True)
    page.context.set_offline(False)


def go_on(page: Page) -> None:
    page.locator("header nav a[href^='/delmal']").click()
    expect(page).to_have_title(re.compile("Delmål"))


@pytest.mark.usefixtures("complaining")
@pytest.mark.parametrize("language", SAID)
def test_it_says_so_in_every_chart_and_the_table_is_where_it_says(udir: Page, width: int, language: str) -> None:
    open_without_library(udir, f"/moter?sprak={language}")
    expect(udir.locator("#announcer")).to_have_text(SAID[language])
    for said in udir.locator(".chart-failure p:first-child").all():
        expect(said).to_have_text(SAID[language])
    found = axe_violations(udir)
    assert not found, described(found)
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    for block in udir.locator(".figure-block:has(.chart-failure)").all():
        expect(block.get_by_role("button", name="Prøv igjen")).to_be_visible()
        block.get_by_role("radio", name="Tabell").check(force=True)
        expect(block.locator(".figure-block__table .data-table")).to_be_visible()
        expect(block.locator(".chart-failure")).to_be_hidden()


@pytest.mark.usefixtures("complaining")
@pytest.mark.parametrize("again", [press, come_online, go_on])
@pytest.mark.parametrize("fault", [refuse, cut_off])
def test_the_charts_come_when_they_can(
    udir: Page, fault: Callable[[Route], None], again: Callable[[Page], None]
) -> None:
    open_without_library(udir, "/moter", fault)
    udir.unroute(LIBRARY)
    again(udir)
    settled(udir)
    expect(udir.locator(".chart-failure")).to_have_count(0)
    expect(udir.locator("script[src*=plotly]")).to_have_count(1)


@pytest.mark.usefixtures("complaining")
def test_whoever_tries_again_in_vain_is_told_and_stays_where_they_are(udir: Page) -> None:
    open_without_library(udir, "/moter")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    udir.unroute(LIBRARY)
    udir.route(LIBRARY, hold)
    with udir.expect_request(LIBRARY):
        press(udir)
    block = udir.locator("#kurver")
    expect(block.locator(".chart-failure p").first).to_have_text("Laster …")
    expect(udir.locator("#announcer")).to_have_text("Laster …")
    (asked,) = held
    asked.abort()
    expect(block.locator(".chart-failure p").first).to_have_text(SAID["nb"])
    expect(udir.locator("#announcer")).to_have_text(SAID["nb"])
    expect(block.get_by_role("button", name="Prøv igjen")).to_be_focused()
    udir.unroute(LIBRARY)
    press(udir)
    settled(udir)
    expect(block.get_by_role("radio", name="Graf")).to_be_focused()


@pytest.mark.usefixtures("complaining")
def test_on_paper_stands_the_table_instead(udir: Page) -> None:
    open_without_library(udir, "/moter")
    udir.emulate_media(media="print")
    block = udir.locator("#kurver")
    expect(block.locator(".figure-block__table .data-table")).to_be_visible()
    expect(block.locator(".chart-failure")).to_be_hidden()
