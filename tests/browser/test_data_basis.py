"""«Datagrunnlag», «Om tallene», the accessibility statement and the guide, as they are used and for everybody."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.refusals import Found, Reason, keep
from tests.browser.visiting import HEADING, axe_violations, described, open_view, settled

ADDRESSES = [  # besides those of test_everyone.py
    "/datagrunnlag?semester=2",
    "/datagrunnlag?semester=2&omrade=kommune-4012&sprak=nn",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_it(udir: Page, width: int, address: str) -> None:
    open_view(udir, address)
    for closed in udir.locator("main details").all():
        closed.evaluate("details => { details.open = true; }")
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_violations(udir)
    assert not found, described(found)


@pytest.fixture
def refused(demo_data: Path) -> Iterator[str]:
    """Give the name of a delivery that was refused, for as long as the test lasts."""
    name = "<i>levert_i_november_" + "x" * 80
    found = Found(file="meetings.csv", line=2, message="Rett <b>datoen</b>.", message_nn="Rett datoen.")
    keep(demo_data, name, [Reason(code="meetings.not_a_date", count=1, found=[found])])
    yield name
    shutil.rmtree(demo_data / "refusals")


def test_what_was_refused_is_there_for_everybody_of_udir(udir: Page, width: int, refused: str) -> None:
    open_view(udir, "/datagrunnlag")
    refusal = udir.locator("#avvist details").filter(has_text=refused)
    refusal.locator("summary").click()
    expect(refusal.get_by_text("Rett <b>datoen</b>.")).to_be_visible()
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_violations(udir)
    assert not found, described(found)


def test_down_to_a_unit_by_what_is_missing(udir: Page) -> None:
    open_view(udir, "/datagrunnlag?semester=2")
    for name in ("Telemark", "Bamble"):
        udir.locator("#dekning-tabell").get_by_role("link", name=name, exact=True).click()
        expect(udir.locator("#dekning-tabell h2")).to_have_text(f"Ikke registrert: {name}")
    settled(udir)
    expect(udir.locator("#dekning")).to_be_in_viewport()
    expect(udir.locator("#dekning")).to_be_focused()
    udir.locator("#dekning-tabell tbody a").first.click()
    udir.wait_for_url(re.compile("/enhet/"))


def test_the_footer_leads_to_the_guide_and_its_pictures_are_there(udir: Page) -> None:
    open_view(udir, "/om")
    udir.locator("footer").get_by_role("link", name="Brukerveiledning").click()
    expect(udir.locator(HEADING)).to_have_text("Brukerveiledning")
    pictures = udir.locator("main img")
    expect(pictures.first).to_be_visible()
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("picture => picture.naturalWidth") > 0
    udir.get_by_role("link", name="Om tallene").first.click()
    expect(udir.locator(HEADING)).to_have_text("Om tallene")


def test_why_an_office_sees_what_it_sees(page: Page, reader: str) -> None:
    open_view(page, "/om")
    why = page.locator("#hvorfor")
    expect(why).to_contain_text("logget inn")
    if reader != "udir":
        expect(why).not_to_contain_text("Oslo")
