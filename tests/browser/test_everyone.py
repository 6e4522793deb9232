"""What holds on every page: the words are Norwegian, everybody can use it, nothing needs a mouse or a wide screen."""

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from dashboard.components.navigation import PAGES
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.browser.visiting import HEADING, axe_violations, described, open_view, settled, sign_in, watch_shift
from tests.web.strange import STRANGE

AREAS = ["/fylke/40", "/kommune/4012", "/statsforvalter/974762501"]
OTHERS = ["/tilgjengelighet", "/veiledning"]
EVERYWHERE = [*PAGES.values(), *AREAS, *OTHERS]
_CODE = re.compile(r"\b[a-zæøå]+_[a-zæøå_]+\b")
_ENGLISH = re.compile(
    r"\b(the|and|not|with|school|kindergarten|meeting|loading|error|download|county|municipality|unit|held|missing|"
    r"overdue|planned|undefined|none|true|false|nan)\b",
    re.IGNORECASE,
)
_TITLE_AND_BODY = """() => {
    const code = [...document.querySelectorAll('code, pre, [lang=en]')];
    const shown = code.map((node) => node.style.display);
    code.forEach((node) => { node.style.display = 'none'; });
    const said = document.title + document.body.innerText;
    code.forEach((node, place) => { node.style.display = shown[place]; });
    return said;
}"""
#: The files that were asked for early and are no script of the page and no font it is written in.
_UNUSED = """() => {
    const rules = [...document.styleSheets].flatMap(({cssRules}) => [...cssRules]);
    const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule).map(({style}) => style.src);
    const fonts = [...document.fonts].map(({status}, place) => status === 'loaded' ? faces[place] : '');
    const used = [...document.scripts].map(({src}) => src).concat(fonts).join();
    const early = [...document.querySelectorAll('link[rel=preload]')].map(({href}) => href.split('/').at(-1));
    return early.filter((name) => !used.includes(name));
}"""
_OPEN_ALL = "document.querySelectorAll('main details').forEach((details) => { details.open = true; })"


@pytest.fixture
def address(request: pytest.FixtureRequest, published_demo: Warehouse) -> str:
    """Give the address that is meant by one of EVERYWHERE, or by «a unit»."""
    if request.param != "a unit":
        return str(request.param)
    with published_demo.view(Scope.national()) as view:
        return f"/enhet/{view.run('areas', level='unit', within=('municipality', '4012'))[0]['area_id']}"


def assert_norwegian(page: Page) -> None:
    """Hold that there is no word of English or of code; what is shown as code is meant to be typed as it stands, and
    names of columns are the contract's own."""
    said = page.evaluate(_TITLE_AND_BODY)
    assert len(said) > 200
    assert not _CODE.findall(said)
    assert not _ENGLISH.findall(said)
    assert "{" not in said


def assert_usable(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_violations(page)
    assert not found, described(found)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("address", [*EVERYWHERE, "a unit"], indirect=True)
def test_everybody_can_use_it_in_their_language(udir: Page, width: int, address: str, language: str) -> None:
    """As it opens, and with all that can be opened open; charts are looked at in one language, their tables in both."""
    watch_shift(udir)
    open_view(udir, f"{address}?sprak={language}")
    if address in ("/", *AREAS):
        assert udir.evaluate("window.shift") < 0.02
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    expect(udir.locator("#view .frame")).to_have_attribute("lang", language)
    assert udir.evaluate(_UNUSED) == []
    assert_norwegian(udir)
    choices = udir.get_by_role("radio", name=re.compile("^Tabell$")).all()
    if choices and language == "nb":
        assert_usable(udir, width)
    for choice in choices:
        choice.check(force=True)
    for details in udir.locator("details > summary").all():
        if details.is_visible():
            details.click()
    udir.evaluate(_OPEN_ALL)
    assert_usable(udir, width)


@pytest.mark.parametrize("address", [*EVERYWHERE, "a unit"], indirect=True)
def test_at_400_percent_nothing_scrolls_sideways(udir: Page, address: str) -> None:
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
    expect(udir.locator(HEADING)).to_be_focused()
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


@pytest.mark.parametrize(
    ("search", "other"), list(zip(STRANGE, cycle(PAGES.values()))), ids=[search[:24] for search in STRANGE]
)
def test_any_query_string_gives_a_page(page: Page, search: str, other: str) -> None:
    """Here the way through the browser, at one page in turn; `tests.web.test_views` asks each of every page."""
    sign_in(page, "974764350")
    for where in ("/fylke/50", other):
        answer = page.goto(where + search)
        assert answer is not None
        assert answer.status in (200, 404), (where, answer.status)
        settled(page)
        expect(page.locator("#view")).not_to_contain_text("Innlandet")
