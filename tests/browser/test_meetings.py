"""The page of meetings as it is used: down by clicking, filters, tables, on a telephone, by everybody."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import HEADING, axe_violations, described, open_view, settled

ADDRESSES = [  # besides those of test_everyone.py
    "/moter?sprak=nn&omrade=fylke-40",
    "/moter?omrade=kommune-4012&pulje=9&semester=4",
    "/moter?omrade=fylke-99",
]


def test_down_to_a_municipality_up_again_and_over_to_the_areas_page(udir: Page) -> None:
    open_view(udir, "/moter")
    udir.locator("#krav").get_by_role("link", name="Telemark", exact=True).click()
    expect(udir.locator(HEADING)).to_have_text("Møter – Telemark")
    udir.locator("#krav").get_by_role("link", name="Bamble", exact=True).click()
    expect(udir.locator(HEADING)).to_have_text("Møter – Bamble")
    udir.locator(".breadcrumb").get_by_role("link", name="Telemark", exact=True).click()
    expect(udir.locator(HEADING)).to_have_text("Møter – Telemark")
    udir.locator("#krav").get_by_role("link", name="Områdeside for Bamble").click()
    udir.wait_for_url(re.compile("/kommune/4012"))
    expect(udir.locator(HEADING)).to_have_text("Bamble")


def test_the_area_and_the_semester_are_chosen_in_the_address(udir: Page) -> None:
    open_view(udir, "/moter")
    udir.get_by_label("Område", exact=True).select_option("fylke-40")
    udir.wait_for_url(re.compile(r"/moter\?omrade=fylke-40$"))
    expect(udir.locator(HEADING)).to_have_text("Møter – Telemark")
    udir.get_by_label("Semester", exact=True).select_option("4")
    expect(udir.locator("#oppmote")).to_contain_text("Semester 4 har ikke begynt")
    udir.go_back()
    expect(udir.locator("#oppmote-rolle")).to_be_visible()


def test_every_reader_meets_a_quiet_page(page: Page, reader: str) -> None:
    open_view(page, "/moter")
    expect(page.locator("#krav .matrix")).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_too_wide_and_everybody_can_use_it(udir: Page, width: int, address: str) -> None:
    open_view(udir, address)
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_violations(udir)
    assert not found, described(found)


def test_the_tables_are_for_everybody_too(udir: Page) -> None:
    open_view(udir, "/moter?omrade=fylke-40")
    for choice in udir.get_by_role("radio", name="Tabell").all():
        choice.check(force=True)
    settled(udir)
    found = axe_violations(udir)
    assert not found, described(found)
