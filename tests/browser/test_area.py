"""Area pages as they are used: down by clicking and back, filters, tables, on a telephone, on paper, by everybody."""

import re

from playwright.sync_api import Page, expect

from tests.browser.visiting import HEADING, axe_violations, described, open_view, settled, sign_in, watch_shift

VESTFOLD_TELEMARK = "974762501"


def test_from_the_nation_down_to_a_unit_and_back(udir: Page) -> None:
    open_view(udir, "/")
    for step, address in [
        ("#under-county >> text=Telemark", "/fylke/40"),
        ("#under-municipality >> text=Bamble", "/kommune/4012"),
        ("#under-unit a >> nth=0", "/enhet/"),
    ]:
        udir.locator(step).click()
        udir.wait_for_url(re.compile(re.escape(address)))
        settled(udir)
    assert "pulje=9&semester=3" in udir.url
    udir.go_back()
    expect(udir.locator(HEADING)).to_have_text("Bamble")
    expect(udir).to_have_title(re.compile("Bamble"))


def test_a_tile_is_a_way_down(udir: Page) -> None:
    open_view(udir, "/")
    udir.get_by_role("link", name=re.compile("^Telemark")).first.click()
    expect(udir.locator(HEADING)).to_have_text("Telemark")


def test_a_filter_writes_the_address_and_the_numbers_follow(udir: Page) -> None:
    open_view(udir, "/fylke/40")
    before = udir.locator(".headline").inner_text()
    udir.get_by_label("Semester", exact=True).select_option("2")
    udir.wait_for_url(re.compile(r"/fylke/40\?semester=2$"))
    expect(udir.locator(".headline")).not_to_have_text(before)
    expect(udir.locator(".headline")).to_contain_text("Semester 2 av 4")
    udir.get_by_label("Barnehage eller skole").select_option("skole")
    expect(udir.locator(".headline")).to_contain_text(re.compile("skoler?"))
    udir.go_back()
    udir.go_back()
    expect(udir.locator(".headline")).to_have_text(before)
    expect(udir.get_by_label("Semester", exact=True)).to_have_value("3")


def test_the_table_is_reached_by_keyboard(udir: Page) -> None:
    open_view(udir, "/fylke/40")
    block = udir.locator("#moter")
    expect(block.locator(".data-table")).to_be_hidden()
    block.get_by_role("radio", name="Graf").focus()
    udir.keyboard.press("ArrowRight")
    expect(block.locator(".data-table")).to_be_visible()
    expect(block.locator(".js-plotly-plot")).to_be_hidden()
    udir.keyboard.press("ArrowLeft")
    expect(block.locator(".js-plotly-plot")).to_be_visible()


def test_what_the_number_means_and_the_file_behind_it(udir: Page) -> None:
    open_view(udir, "/fylke/40")
    block = udir.locator("#moter")
    block.get_by_text("Om tallet").click()
    expect(block.locator("code")).to_contain_text("python -m dashboard query completion --scope national")
    with udir.expect_download() as download:
        block.get_by_role("link", name=re.compile("som CSV")).click()
    assert download.value.suggested_filename.startswith("completion")


def test_a_cohort_that_is_done_is_not_too_wide_and_for_everybody(udir: Page, width: int) -> None:
    watch_shift(udir)
    open_view(udir, "/kommune/4012?pulje=7")
    assert udir.evaluate("window.shift") < 0.02
    assert udir.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_violations(udir)
    assert not found, described(found)


def test_an_office_never_sees_another(page: Page) -> None:
    sign_in(page, VESTFOLD_TELEMARK)
    open_view(page, "/")
    expect(page.locator(HEADING)).to_have_text("Statsforvalteren i Vestfold og Telemark")
    expect(page.locator("#view")).not_to_contain_text("Trøndelag")


def test_a_municipality_is_one_sheet_of_paper_and_the_screen_is_as_before(udir: Page) -> None:
    open_view(udir, "/kommune/4012")
    chart = udir.locator("#moter .main-svg").first
    before = chart.get_attribute("width")
    sheet = udir.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1
    expect(chart).to_have_attribute("width", str(before))
