"""Charts and views as they come: each asked for once, drawn where it is seen first, and never in another's words."""

import re
from itertools import cycle

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watched
from tests.browser.visiting import open_view, settled

FIRST_ASKED = re.compile("/_dash-(layout|dependencies)")
VIEW = "/_dash-update-component"
WORDS = re.compile("/assets/words-")
_DRAWN = "() => [...document.querySelectorAll('.chart')].map((chart) => chart.querySelector('.main-svg') !== null)"
_WIDTHS = """() => [...document.querySelectorAll('.chart')].map((chart) =>
    Math.abs(chart.clientWidth - chart.querySelector('.main-svg').getAttribute('width')))"""


def test_a_visit_asks_for_its_view_once_and_for_nothing_dash_has_been_told(udir: Page, watched: Watched) -> None:
    open_view(udir, "/moter")
    udir.locator("header nav a[href^='/delmal']").click()
    expect(udir).to_have_title(re.compile("Delmål"))
    settled(udir)
    udir.go_back()
    expect(udir).to_have_title(re.compile("Møter"))
    settled(udir)
    assert not [address for address in watched.addresses if FIRST_ASKED.search(address)]
    assert len([address for address in watched.addresses if VIEW in address]) == 3


def test_the_chart_in_the_window_is_drawn_first_and_the_others_after(udir: Page) -> None:
    udir.add_init_script("window.requestIdleCallback = (act) => { (window.later ??= []).push(act); };")
    udir.goto("/moter#oppmote-rolle")
    expect(udir.locator("#oppmote-rolle .main-svg").first).to_be_attached()
    assert udir.evaluate(_DRAWN)[0] is False
    udir.evaluate("() => { while (window.later.length) window.later.shift()(); }")
    assert set(udir.evaluate(_DRAWN)) == {True}


def test_a_chart_is_as_wide_as_its_place_whatever_becomes_of_the_window(udir: Page) -> None:
    open_view(udir, "/moter")
    for width in (700, 1100):
        udir.set_viewport_size({"width": width, "height": 900})
        udir.wait_for_function(f"() => Math.max(...({_WIDTHS})()) <= 1")
    block = udir.locator("#kurver")
    block.get_by_role("radio", name="Tabell").check(force=True)
    udir.set_viewport_size({"width": 600, "height": 900})
    block.get_by_role("radio", name="Graf").check(force=True)
    udir.wait_for_function(f"() => Math.max(...({_WIDTHS})()) <= 1")
    expect(block.locator(".modebar-btn")).to_have_count(0)


def test_a_choice_shows_the_chart_again_and_another_one(udir: Page) -> None:
    open_view(udir, "/moter")
    chart = udir.locator("#oppmote-rolle .chart")
    before = chart.text_content()
    udir.locator("#oppmote-rolle").get_by_role("radio", name="Tabell").check(force=True)
    udir.get_by_label("Semester", exact=True).select_option("1")
    expect(udir.locator(".lead-period")).to_contain_text("semester 1")
    expect(udir.locator("#oppmote-rolle").get_by_role("radio", name="Graf")).to_be_checked()
    expect(chart).to_be_visible()
    expect(chart).not_to_have_text(before or "")


def test_a_view_in_words_the_page_does_not_have_loads_it_anew(udir: Page) -> None:
    """What a page that stands open meets when the server is upgraded."""
    open_view(udir, "/")
    udir.evaluate("() => { window.known.digest = 'another'; }")
    udir.locator("header nav a[href^='/moter']").click()
    expect(udir.locator("#view h1")).to_contain_text("Møter")
    settled(udir)
    assert udir.evaluate("window.known.digest") != "another"


def test_servers_that_never_agree_on_the_words_do_not_load_the_page_for_ever(udir: Page, watched: Watched) -> None:
    """Two of them, one upgraded: the page comes from the one and its view from the other, each time anew."""
    page_says, view_says = cycle(["old", "new"]), cycle(["new", "old"])

    def page(route: Route) -> None:
        route.fulfill(body=re.sub('digest="[^"]+"', f'digest="{next(page_says)}"', route.fetch().text()))

    def view(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub('"words": ?"[^"]+"', f'"words":"{next(view_says)}"', answer.text()))

    udir.route(WORDS, page)
    udir.route(f"**{VIEW}", view)
    udir.goto("/moter")
    expect(udir.get_by_role("heading", name="Tallene kunne ikke hentes")).to_be_focused()
    assert len([address for address in watched.addresses if WORDS.search(address)]) == 3
    udir.unroute_all()
    udir.get_by_role("button", name="Prøv igjen").click()
    expect(udir.locator("#view h1")).to_contain_text("Møter")
    settled(udir)
