"""What the browser does between views: quick links, filters in the address, focus, title, language, back."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.visiting import HEADING, TRONDELAG_OFFICE, open_view, settled, sign_in

ASKED_FOR_VIEW = re.compile("/_dash-update-component")
COUNTY = "#view main a[href^='/fylke/']"


def test_a_deep_link_survives_signing_in_with_the_keyboard(page: Page) -> None:
    page.goto("/fylke/50?pulje=9")
    expect(page).to_have_url(re.compile(r"/innlogging\?neste="))
    page.get_by_label("Hvem er du?").focus()
    page.get_by_label("Hvem er du?").select_option(TRONDELAG_OFFICE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/fylke/50\?pulje=9$"))
    expect(page.locator(HEADING)).to_have_text("Trøndelag")


def test_a_link_is_a_quick_change_of_view_with_title_and_focus(udir: Page) -> None:
    open_view(udir, "/?pulje=9")
    udir.evaluate("window.sameShell = true")
    link = udir.locator(COUNTY).first
    name = link.inner_text()
    link.click()
    expect(udir.locator(HEADING)).to_have_text(name)
    expect(udir).to_have_title(re.compile(name))
    expect(udir.locator(HEADING)).to_be_focused()
    assert udir.evaluate("window.sameShell")
    assert udir.evaluate("window.scrollY") == 0
    udir.go_back()
    expect(udir.locator(HEADING)).to_have_text("Norge")
    expect(udir).to_have_title(re.compile("Norge"))


def test_a_filter_writes_the_address_and_keeps_the_reader_in_place(udir: Page) -> None:
    open_view(udir, "/?pulje=9")
    cohort = udir.get_by_label("Pulje", exact=True)
    cohort.focus()
    cohort.select_option("8")
    expect(udir).to_have_url(re.compile(r"pulje=8"))
    expect(udir).to_have_title(re.compile("pulje 8"))
    settled(udir)
    expect(udir.locator("#filter-pulje")).to_be_focused()
    expect(udir.locator("#filter-pulje")).to_have_value("8")
    expect(udir.locator("#announcer")).to_have_text(re.compile("pulje 8"))
    udir.go_back()
    expect(udir.locator("#filter-pulje")).to_have_value("9")


def test_another_language_is_another_shell(udir: Page) -> None:
    open_view(udir, "/?pulje=9")
    udir.get_by_role("link", name="Nynorsk").click()
    expect(udir).to_have_url(re.compile("sprak=nn"))
    settled(udir)
    assert udir.evaluate("document.documentElement.lang") == "nn"


def test_what_is_not_there_is_said_on_the_way_too(udir: Page) -> None:
    open_view(udir, "/?pulje=9")
    udir.evaluate("document.querySelector(\"#view main a[href^='/fylke/']\").href = '/fylke/99'")
    udir.locator("#view main a[href='/fylke/99']").first.click()
    expect(udir.locator(HEADING)).to_have_text("Siden finnes ikke")
    udir.get_by_role("link", name="Gå til oversikten").click()
    expect(udir.locator(HEADING)).to_have_text("Norge")


def test_a_control_click_opens_a_new_tab_as_everywhere(udir: Page) -> None:
    open_view(udir, "/?pulje=9")
    with udir.context.expect_page() as opened:
        udir.locator(COUNTY).first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_load_state()
    expect(udir.locator(HEADING)).to_have_text("Norge")


def test_two_readers_at_once_see_each_their_own(udir: Page, browser_context_args: dict[str, str]) -> None:
    assert udir.context.browser is not None
    other = udir.context.browser.new_context(**browser_context_args).new_page()  # type: ignore[arg-type]
    sign_in(other, TRONDELAG_OFFICE)
    open_view(udir, "/fylke/42?pulje=9")
    other.goto("/fylke/42?pulje=9")
    expect(other.locator(HEADING)).to_have_text("Siden finnes ikke")
    expect(udir.locator(HEADING)).to_have_text("Agder")
    other.context.close()


def test_the_frame_stands_until_the_first_view_has_come(udir: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    udir.route(ASKED_FOR_VIEW, hold)
    with udir.expect_request(ASKED_FOR_VIEW):
        udir.goto("/fylke/40")
    waiting = udir.locator(".loading-frame")
    expect(udir.locator("#view")).to_be_attached()
    expect(waiting).to_be_visible()
    expect(waiting).to_contain_text("Telemark")
    expect(waiting).to_contain_text("Laster")
    (route,) = held
    route.continue_()
    settled(udir)
    expect(waiting).to_be_hidden()
