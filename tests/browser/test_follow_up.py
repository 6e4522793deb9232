"""«Oppfølging» as it is used: a reason, a page on, a participant, the files, by everybody at both widths."""

import re
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.visiting import HEADING, axe_violations, described, open_view, settled, sign_in

_LONG_LIST = 30_000  # ms; the whole nation's list is the longest view there is, and the machine may be busy


def test_from_a_reason_to_the_participant_and_back(udir: Page) -> None:
    open_view(udir, "/oppfolging?omrade=fylke-34")
    reason = udir.locator(".reason-links a", has_text="Planer mangler")
    count = reason.locator(".count").inner_text()
    reason.click()
    udir.wait_for_url(re.compile(r"arsak=milestone_missing"))
    settled(udir)
    expect(udir.locator(".follow-up > li")).to_have_count(int(count))
    first = udir.locator(".follow-up__head a").first
    name = first.inner_text()
    first.click()
    expect(udir.locator(HEADING)).to_have_text(name)
    udir.go_back()
    expect(udir.locator(".follow-up > li")).to_have_count(int(count))


def test_a_page_on_and_a_filter_begins_from_the_first(udir: Page) -> None:
    open_view(udir, "/oppfolging")
    udir.get_by_role("link", name="Neste", exact=True).click()
    udir.wait_for_url(re.compile(r"side=2"))
    expect(udir.locator(".pages")).to_contain_text("51–100 av 109", timeout=_LONG_LIST)
    expect(udir.locator(HEADING)).to_be_focused()
    assert udir.evaluate("window.scrollY") == 0
    udir.get_by_label("Område").select_option("fylke-34")
    udir.wait_for_url(re.compile(r"\?omrade=fylke-34$"))
    expect(udir.get_by_role("heading", level=2).first).to_contain_text("i Innlandet", timeout=_LONG_LIST)


def test_the_calendar_file_is_downloaded(udir: Page) -> None:
    open_view(udir, "/oppfolging?omrade=fylke-34")
    with udir.expect_download() as download:
        udir.get_by_role("link", name=re.compile("kalenderfil")).click()
    assert download.value.suggested_filename == "moter-2026-11-15.ics"
    events = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert len(events) == udir.locator(".agenda__meetings li").count()


def test_an_office_with_nobody_to_follow_up_is_told_so(page: Page) -> None:
    sign_in(page, "974764350")
    open_view(page, "/oppfolging")
    expect(page.get_by_role("heading", name="Ingen trenger oppfølging")).to_be_visible()
    assert not axe_violations(page)


def test_one_reason_in_one_area_is_not_too_wide_and_for_everybody(udir: Page, width: int) -> None:
    open_view(udir, "/oppfolging?sprak=nn&arsak=overdue_meeting&omrade=fylke-34")
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    for closed in udir.locator("details").all()[:3]:
        closed.locator("summary").click()
    found = axe_violations(udir)
    assert not found, described(found)
