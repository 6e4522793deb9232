"""What holds on every page: the words are Norwegian, everybody can use it, nothing needs a mouse or a wide screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.components.navigation import PAGES
from dashboard.web.limits import LONGEST_ADDRESS
from tests.browser.visiting import HEADING, axe_violations, described, open_view, settled, sign_in

AREAS = ["/fylke/40", "/kommune/4012", "/statsforvalter/974762501"]
OTHERS = ["/tilgjengelighet", "/veiledning"]
EVERYWHERE = [*PAGES.values(), *AREAS, *OTHERS]
_CODE = re.compile(r"\b[a-zæøå]+_[a-zæøå_]+\b")
_ENGLISH = re.compile(
    r"\b(the|and|not|with|school|kindergarten|meeting|loading|error|download|county|municipality|unit|held|missing|"
    r"overdue|planned|undefined|none|true|false|nan)\b",
    re.IGNORECASE,
)
#: What is shown as code is meant to be typed as it stands, and names of columns are the contract's own.
_WORDS = "document.querySelectorAll('code, pre, [lang=en]').forEach(node => node.remove())"


def unit_address(page: Page) -> str:
    open_view(page, "/kommune/4012")
    href = page.locator("#under-unit a").first.get_attribute("href")
    assert href is not None
    return href.partition("?")[0]


def address_of(page: Page, where: str) -> str:
    return unit_address(page) if where == "a unit" else where


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("where", [*EVERYWHERE, "a unit"])
def test_every_word_is_norwegian(udir: Page, where: str, language: str) -> None:
    address = address_of(udir, where)
    open_view(udir, f"{address}?sprak={language}")
    expect(udir.locator("#view .frame")).to_have_attribute("lang", language)
    title = udir.title()
    udir.evaluate(_WORDS)
    said = udir.locator("body").inner_text() + title
    assert not _CODE.findall(said)
    assert not _ENGLISH.findall(said)
    assert "{" not in said


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("where", [*EVERYWHERE, "a unit"])
def test_axe_finds_nothing_and_nothing_is_too_wide(udir: Page, width: int, where: str, language: str) -> None:
    address = address_of(udir, where)
    open_view(udir, f"{address}?sprak={language}")
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    for choice in udir.get_by_role("radio", name=re.compile("^Tabell$")).all():
        choice.check(force=True)
    for details in udir.locator("details > summary").all():
        if details.is_visible():
            details.click()
    found = axe_violations(udir)
    assert not found, described(found)


@pytest.mark.parametrize("where", [*EVERYWHERE, "a unit"])
def test_at_400_percent_nothing_scrolls_sideways(udir: Page, where: str) -> None:
    address = address_of(udir, where)
    udir.set_viewport_size({"width": 320, "height": 256})
    open_view(udir, address)
    assert udir.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("where", ["/", "/moter", "/delmal", "/oppfolging"])
def test_forced_colours_and_less_motion_change_nothing_of_the_content(udir: Page, where: str) -> None:
    open_view(udir, where)
    before = udir.locator("#view").inner_text()
    udir.emulate_media(forced_colors="active", reduced_motion="reduce")
    open_view(udir, where)
    assert udir.locator("#view").inner_text() == before
    moving = "document.getAnimations().filter(one => one.playState === 'running').length"
    assert udir.evaluate(moving) == 0


def tab_to(page: Page, link: str) -> None:
    """Press Tab until the focus is on the link with that text; more presses than a page has stops is a failure."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == link:
            return
    raise AssertionError(f"Tab never came to «{link}»")


def test_the_whole_way_down_and_back_by_keyboard_alone(udir: Page) -> None:
    open_view(udir, "/")
    for name in ("Telemark", "Bamble"):
        tab_to(udir, name)
        udir.keyboard.press("Enter")
        expect(udir.locator(HEADING)).to_have_text(name)
        expect(udir.locator(HEADING)).to_be_focused()
        expect(udir).to_have_title(re.compile(name))
        settled(udir)
    unit = udir.locator("#under-unit a").first.inner_text()
    tab_to(udir, unit)
    udir.keyboard.press("Enter")
    expect(udir.locator(HEADING)).to_have_text(unit)
    settled(udir)
    tab_to(udir, "Bamble")
    udir.keyboard.press("Enter")
    expect(udir.locator(HEADING)).to_have_text("Bamble")


def test_filter_table_and_download_by_keyboard_alone(udir: Page) -> None:
    open_view(udir, "/fylke/40")
    chosen = udir.get_by_label("Semester", exact=True)
    before = udir.locator(".headline").inner_text()
    chosen.focus()
    udir.keyboard.press("ArrowUp")
    expect(udir.locator(".headline")).not_to_have_text(before)
    settled(udir)
    block = udir.locator("#moter")
    block.get_by_role("radio", name="Graf").focus()
    udir.keyboard.press("ArrowRight")
    expect(block.locator(".data-table")).to_be_visible()
    block.get_by_role("link", name=re.compile("CSV")).focus()
    with udir.expect_download() as download:
        udir.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


def test_the_skip_link_is_first_and_leads_to_the_content(udir: Page) -> None:
    open_view(udir, "/moter")
    udir.locator("body").focus()
    udir.keyboard.press("Tab")
    expect(udir.locator(".skip-link")).to_be_focused()
    udir.keyboard.press("Enter")
    expect(udir.locator("#view main")).to_be_focused()


STRANGE = [
    "?x=1",
    "?pulje=ni&semester=9&type=fabrikk&sprak=en",
    "?pulje=9&pulje=8",
    "?omrade=fylke-34&arsak=alt&rolle=sjef&delmal=7&side=-1",
    "?omrade=enhet-1&data=2020-01-01",
    "?pulje[]=9&%00=%ff&a=<script>alert(1)</script>",
    # The longest that every page still reads; what is longer is refused in words (test_messages).
    "?" + "x" * (LONGEST_ADDRESS - len("/datagrunnlag")),
    "?side=99",
]


@pytest.mark.parametrize("search", STRANGE, ids=[search[:24] for search in STRANGE])
def test_any_query_string_gives_a_page(page: Page, search: str) -> None:
    sign_in(page, "974764350")
    for where in ("/", "/fylke/50", *list(PAGES.values())[1:]):
        answer = page.goto(where + search)
        assert answer is not None
        assert answer.status in (200, 404), (where, answer.status)
        settled(page)
        expect(page.locator("#view")).not_to_contain_text("Innlandet")
