"""Taking figures along by keyboard: files, and pictures that can stand alone."""

from pathlib import Path
from xml.etree import ElementTree as ET  # our own picture

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import open_view
from tests.exports.workbook import read

PNG = b"\x89PNG\r\n\x1a\n"
CHARTS = [("/fylke/40?pulje=9", "#moter"), ("/kommune/4012?pulje=9", "#delmal")]


def taken(page: Page, control: Locator) -> tuple[str, bytes]:
    """Press a link or button from the keyboard; return the file's name and content."""
    control.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(("address", "where"), CHARTS)
def test_a_chart_becomes_a_picture_that_says_what_it_is(udir: Page, address: str, where: str) -> None:
    open_view(udir, address)
    block = udir.locator(where)
    name, drawn = taken(udir, block.get_by_role("button", name="SVG"))
    assert name.endswith("-2026-11-15.svg")
    said = " ".join("".join(ET.fromstring(drawn).itertext()).split())  # noqa: S314
    for part in (
        udir.locator("h1").inner_text(),
        block.locator(".figure-block__title").inner_text(),
        "Data per 15. november 2026",
        "Kilde: Læringsmiljøprosjektet",
        "Syntetiske data",
    ):
        assert part in said
    finding = block.locator(".figure-block__finding").inner_text()
    assert all(word in said for word in finding.split())
    for item in block.locator(".legend li").all_inner_texts():
        assert item in said
    name, pixels = taken(udir, block.get_by_role("button", name="PNG"))
    assert name.endswith("-2026-11-15.png")
    assert pixels.startswith(PNG)
    width = int.from_bytes(pixels[16:20])
    assert width == 1920
    expect(block.get_by_role("alert")).to_have_count(0)


def test_the_picture_is_there_while_the_table_is_shown(udir: Page) -> None:
    open_view(udir, "/fylke/40?pulje=9")
    block = udir.locator("#moter")
    block.get_by_role("radio", name="Tabell").check(force=True)
    _, drawn = taken(udir, block.get_by_role("button", name="SVG"))
    assert b"<path" in drawn


def test_excel_by_keyboard(udir: Page) -> None:
    open_view(udir, "/enhet/314389522")
    name, content = taken(udir, udir.get_by_role("link", name="Kravene til").last)
    assert name == "requirements-2026-11-15.xlsx"
    assert read(content)[0].frozen == 1
