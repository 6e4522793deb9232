"""«Hvorfor ser jeg dette?» with keyboard and mouse: who sees what, whose word gave it, and never in the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import AGDER_OFFICE, UDIR, axe_violations, described, open_view, settled, sign_in

SUMMARY, TOLD, OPEN = ".why-seen summary", ".why-seen__told", ".why-seen[open]"
OSLO_OFFICE = "974761319"  # Østfold, Buskerud, Oslo and Akershus


@pytest.mark.parametrize(
    ("reader", "language", "said"),
    [
        (UDIR, "nb", ["hele landet", "Utdanningsdirektoratet", "valgte du selv"]),
        (AGDER_OFFICE, "nb", ["Statsforvalteren i Agder", "Fylkene du ser: Agder."]),
        (OSLO_OFFICE, "nn", ["Fylka du ser: ", "Akershus", "Buskerud", "valde du sjølv"]),
    ],
)
def test_it_says_who_sees_what_and_whose_word_gave_it(
    page: Page, width: int, reader: str, language: str, said: list[str]
) -> None:
    sign_in(page, reader)
    open_view(page, f"/?sprak={language}")
    expect(page.locator(TOLD)).not_to_be_visible()
    page.locator(SUMMARY).focus()
    page.keyboard.press("Enter")
    for part in said:
        expect(page.locator(TOLD)).to_contain_text(part)
    box = page.locator(TOLD).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    violations = axe_violations(page)
    assert violations == [], described(violations)


def test_escape_closes_it_and_leaves_the_reader_where_it_was(udir: Page) -> None:
    open_view(udir, "/")
    udir.locator(SUMMARY).click()
    udir.keyboard.press("Escape")
    expect(udir.locator(OPEN)).to_have_count(0)
    expect(udir.locator(SUMMARY)).to_be_focused()


def test_a_click_beside_it_closes_it_and_so_does_another_page(udir: Page) -> None:
    open_view(udir, "/")
    udir.locator(SUMMARY).click()
    udir.locator(TOLD).click()
    expect(udir.locator(OPEN)).to_have_count(1)
    udir.locator("#view h1").click()
    expect(udir.locator(OPEN)).to_have_count(0)
    udir.locator(SUMMARY).click()
    udir.go_back()
    udir.go_forward()
    settled(udir)
    expect(udir.locator(OPEN)).to_have_count(0)


def test_it_is_not_on_paper(udir: Page) -> None:
    open_view(udir, "/")
    udir.locator(SUMMARY).click()
    udir.emulate_media(media="print")
    expect(udir.locator(TOLD)).not_to_be_visible()
    expect(udir.locator(SUMMARY)).not_to_be_visible()
