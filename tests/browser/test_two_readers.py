"""Two browsers at once, two scopes, one server: neither is told, shown or handed anything of the other's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visiting import AGDER_OFFICE, HEADING, TRONDELAG_OFFICE, open_view, settled, sign_in

NOT_FOUND = "Siden finnes ikke"
EVERYBODYS = ["/", "/moter", "/delmal", "/oppfolging", "/datagrunnlag"]
FILES = ["status.csv", "progress.csv?level=municipality", "follow_up.xlsx", "moter.ics"]


@dataclass(frozen=True)
class Reader:
    """Somebody with a browser of their own, and a unit of theirs that the other may not see."""

    page: Page
    unit: str
    name: str

    def holds(self, other: "Reader") -> bool:
        """Tell whether the browser holds anything of the other's: on the page, hidden in it, or stored."""
        stored = self.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        return any(secret in self.page.content() + str(stored) for secret in (other.unit, other.name))


@pytest.fixture
def readers(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[tuple[Reader, Reader]]:
    contexts = [browser.new_context(**browser_context_args) for _ in range(2)]
    found = []
    for context, office in zip(contexts, (TRONDELAG_OFFICE, AGDER_OFFICE), strict=True):
        page = context.new_page()
        sign_in(page, office)
        open_view(page, "/oppfolging")
        unit = page.locator("#view main a[href^='/enhet/']").first
        name = (unit.text_content() or "").strip()
        assert name
        found.append(Reader(page, str(unit.get_attribute("href")).partition("?")[0], name))
    yield found[0], found[1]
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", EVERYBODYS)
def test_the_same_address_is_another_view(readers: tuple[Reader, Reader], address: str) -> None:
    mine, theirs = readers
    for reader in (mine, theirs):
        reader.page.goto(address)  # both are on their way before either is awaited
    for reader, other in ((mine, theirs), (theirs, mine)):
        settled(reader.page)
        assert not reader.holds(other)
    first, second = (reader.page.locator("#view main").inner_text() for reader in readers)
    assert first != second
    open_view(mine.page, address)
    assert mine.page.locator("#view main").inner_text() == first


def test_ones_page_is_not_there_for_the_other_before_or_after(readers: tuple[Reader, Reader]) -> None:
    for mine, theirs in (readers, readers[::-1]):
        for _ in range(2):
            mine.page.goto(theirs.unit)
            expect(mine.page.locator(HEADING)).to_have_text(NOT_FOUND)
            assert theirs.name not in mine.page.content()
            open_view(theirs.page, theirs.unit)
            expect(theirs.page.locator(HEADING)).to_have_text(theirs.name)


def test_language_and_filters_are_ones_own(readers: tuple[Reader, Reader]) -> None:
    mine, theirs = readers
    open_view(theirs.page, "/moter")
    before = theirs.page.locator("#view main").inner_text()
    open_view(mine.page, "/moter?sprak=nn&pulje=8&semester=2&type=skole")
    open_view(mine.page, "/moter")
    expect(mine.page.locator("#view .frame")).to_have_attribute("lang", "nn")
    open_view(theirs.page, "/moter")
    expect(theirs.page.locator("#view .frame")).to_have_attribute("lang", "nb")
    assert theirs.page.locator("#view main").inner_text() == before


def test_files_and_sheets_are_ones_own(readers: tuple[Reader, Reader]) -> None:
    for name in FILES:
        first, second, again = (
            reader.page.request.get(f"/last-ned/{name}") for reader in (readers[0], readers[1], readers[0])
        )
        assert [answer.status for answer in (first, second, again)] == [200] * 3
        assert first.body() != second.body()
        if not name.endswith(".xlsx"):  # which holds when it was made
            assert first.body() == again.body()
    for mine, theirs in (readers, readers[::-1]):
        assert mine.page.request.get(f"/last-ned{theirs.unit}.pdf").status == 404
        sheet = mine.page.request.get(f"/last-ned{mine.unit}.pdf")
        assert sheet.status == 200
        assert titled(sheet.body(), mine.name)
        assert not titled(sheet.body(), theirs.name)


def titled(sheet: bytes, name: str) -> bool:
    """Tell whether a PDF file is called so: Chromium writes a page's title as it stands or, with Norwegian letters,
    as hexadecimal UTF-16."""
    return name.encode() in sheet or name.encode("utf-16-be").hex().upper().encode() in sheet.upper()


def test_signing_out_is_ones_own(readers: tuple[Reader, Reader]) -> None:
    mine, theirs = readers
    open_view(theirs.page, "/")
    mine.page.get_by_role("button", name="Logg ut").click()
    expect(mine.page).to_have_url("/innlogging")
    open_view(theirs.page, theirs.unit)
    expect(theirs.page.locator(HEADING)).to_have_text(theirs.name)
    mine.page.goto(mine.unit)
    expect(mine.page.locator("#view")).to_have_count(0)
