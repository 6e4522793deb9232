"""The page of the sub-goals as it is used: choosing a sub-goal, a role and an area, tables, a telephone, everybody."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import TRONDELAG_OFFICE, axe_violations, described, open_view, settled, sign_in

ADDRESSES = [  # besides those of test_everyone.py
    "/delmal?sprak=nn&omrade=kommune-4012&delmal=4&semester=2",
    "/delmal?pulje=7&delmal=2&omrade=fylke-50",
    "/delmal?omrade=fylke-99&sprak=nn",
]


def test_choosing_writes_the_address_and_the_page_follows(udir: Page) -> None:
    open_view(udir, "/delmal")
    udir.get_by_label("Delmål", exact=True).select_option("5")
    udir.wait_for_url(re.compile(r"/delmal\?delmal=5$"))
    expect(udir.locator("#valgt-title")).to_have_text("5. Barns og foreldres medvirkning")
    udir.get_by_label("Hvem som har svart").select_option("staff")
    expect(udir.locator("#utvikling-sagt-title")).to_have_text("Sagt over tid (Ansatte)")
    udir.go_back()
    udir.go_back()
    expect(udir.locator("#valgt-title")).to_have_text("1. Helhet og tidlig innsats")


def test_a_link_in_the_overview_and_a_link_down(udir: Page) -> None:
    open_view(udir, "/delmal")
    udir.locator("#alle-delmal a >> text=6. PPT").click()
    expect(udir.locator("#valgt-title")).to_have_text("6. PPT og andre aktører")
    settled(udir)
    udir.locator("#omrader-sagt").get_by_role("radio", name="Tabell").check(force=True)
    udir.locator("#omrader-sagt a >> text=Telemark").click()
    udir.wait_for_url(re.compile("omrade=fylke-40"))
    expect(udir.get_by_label("Område", exact=True)).to_have_value("fylke-40")
    expect(udir.locator("#valgt-title")).to_have_text("6. PPT og andre aktører")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_too_wide_and_everybody_can_use_it(udir: Page, width: int, address: str) -> None:
    open_view(udir, address)
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_violations(udir)
    assert not found, described(found)
    for choice in udir.get_by_role("radio", name=re.compile("^Tabell$")).all():
        choice.check(force=True)
    found = axe_violations(udir)
    assert not found, described(found)


def test_an_office_never_sees_another(page: Page) -> None:
    sign_in(page, TRONDELAG_OFFICE)
    open_view(page, "/delmal?omrade=fylke-46&delmal=2")
    expect(page.locator(".empty-state")).to_contain_text("Området finnes ikke her")
    page.locator(".empty-state a").click()
    expect(page.locator("#omrader-sagt")).to_be_visible()
    expect(page.locator("#view")).not_to_contain_text("Vestland")
