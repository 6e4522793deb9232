"""The pages that hold no figures: signing in, not found, failed. For everyone, at both widths, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from dashboard.web.limits import LONGEST_ADDRESS
from tests.browser.conftest import Watched
from tests.browser.visiting import axe_violations, described, open_view, settled

LANGUAGES = ["", "?sprak=nn"]


def assert_for_everyone(page: Page) -> None:
    violations = axe_violations(page)
    assert violations == [], described(violations)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in(page: Page, width: int, language: str) -> None:
    page.goto(f"/innlogging{language}")
    expect(page.locator("h1")).to_have_text("Logg inn")
    assert_for_everyone(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_found(udir: Page, width: int, watched: Watched, language: str) -> None:
    watched.expected.append("404")
    open_view(udir, f"/finnes-ikke{language}")
    assert_for_everyone(udir)


@pytest.mark.parametrize(
    ("language", "said", "way_on"),
    [
        ("nb", "Forespørselen er for stor", "Gå til oversikten"),
        ("nn", "Førespurnaden er for stor", "Gå til oversikta"),
    ],
)
def test_an_address_longer_than_any_view_has(
    udir: Page, width: int, watched: Watched, language: str, said: str, way_on: str
) -> None:
    watched.expected.append("414")
    answer = udir.goto(f"/fylke/40?sprak={language}&{'x' * LONGEST_ADDRESS}")
    assert answer is not None
    assert answer.status == 414
    expect(udir.locator("html")).to_have_attribute("lang", language)
    expect(udir.locator("h1")).to_have_text(said)
    assert_for_everyone(udir)
    udir.get_by_role("link", name=way_on).click()
    settled(udir)
    expect(udir.locator("#view .frame")).to_have_attribute("lang", language)


def test_no_answer(udir: Page, width: int, watched: Watched) -> None:
    watched.expected += ["Failed to load resource", "Callback failed", "error:"]
    open_view(udir, "/?pulje=9")
    udir.route("**/_dash-update-component*", lambda route: route.abort())
    udir.locator("#filter-pulje").select_option("8")
    expect(udir.get_by_role("button", name="Prøv igjen")).to_be_visible()
    assert_for_everyone(udir)
