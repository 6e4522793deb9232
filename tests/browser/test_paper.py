"""A unit is one clean sheet of A4 in every state, a municipality at most two; the server makes the same sheets."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.browser.visiting import open_view

SHEET_OF_PDF = re.compile(rb"/Type\s*/Page[^s]")


def sheets(page: Page, address: str) -> int:
    open_view(page, address)
    return len(SHEET_OF_PDF.findall(page.pdf(prefer_css_page_size=True, print_background=True)))


def unit_addresses(published_demo: Warehouse) -> list[str]:
    """Return one unit for each status a unit has in each cohort."""
    with published_demo.view(Scope.national()) as view:
        rows = [row for row in view.run("status") if row["area_level"] == "unit"]
    found = {(row["cohort_no"], row["status"]): row for row in rows}
    return [f"/enhet/{row['area_id']}?pulje={row['cohort_no']}&semester={row['semester_no']}" for row in found.values()]


def test_a_unit_is_one_sheet_in_every_state(udir: Page, published_demo: Warehouse) -> None:
    addresses = unit_addresses(published_demo)
    assert len(addresses) > 6
    assert {address: sheets(udir, address) for address in addresses} == dict.fromkeys(addresses, 1)


def test_the_largest_municipalities_are_two_sheets_at_most(udir: Page, published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        largest = sorted(view.run("areas", level="municipality"), key=lambda row: -row["units"])[:3]
    for row in largest:
        assert sheets(udir, f"/kommune/{row['area_id']}?pulje={row['cohort_no']}") <= 2


@pytest.mark.parametrize("address", ["/enhet/314389522", "/kommune/4012?pulje=9"])
def test_the_sheet_says_what_it_shows_and_has_nothing_to_press(udir: Page, address: str) -> None:
    open_view(udir, address)
    note = udir.locator(".brief-notes")
    expect(note).to_be_hidden()
    udir.emulate_media(media="print")
    expect(note).to_contain_text("Data per 15. november 2026")
    expect(note).to_contain_text("Sett som Udir")
    expect(note).to_contain_text("Henger etter")
    for pressed in (".navigation", ".filter-bar", ".downloads", ".delivery-choice", ".brief-link", ".footer"):
        for part in udir.locator(pressed).all():
            expect(part).to_be_hidden()
    expect(udir.locator(".header__as-of")).to_be_visible()


def test_the_screen_is_as_before_after_printing(udir: Page) -> None:
    open_view(udir, "/enhet/314389522")
    before = udir.locator(".unit-page").bounding_box()
    udir.pdf()
    expect(udir.locator("html.on-paper")).to_have_count(0)
    assert udir.locator(".unit-page").bounding_box() == before


@pytest.mark.parametrize("address", ["/enhet/314389522", "/kommune/4012?pulje=9"])
def test_the_server_makes_the_same_file(udir: Page, address: str, record_property: pytest.FixtureRequest) -> None:
    expected = sheets(udir, address)
    started = time.monotonic()
    with udir.expect_download() as download:
        udir.get_by_role("link", name=re.compile("Last ned PDF")).click()
    content = Path(download.value.path()).read_bytes()
    record_property("seconds", round(time.monotonic() - started, 1))  # type: ignore[operator]
    assert content.startswith(b"%PDF-")
    assert len(SHEET_OF_PDF.findall(content)) == expected
