"""When the server cannot answer, the old view must not stand under the new address."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watched
from tests.browser.visiting import HEADING, open_view, settled

ASKING = re.compile("/_dash-update-component")
PANEL = "Tallene kunne ikke hentes"


def choose_cohort(page: Page, cohort: str) -> None:
    page.locator("#filter-pulje").select_option(cohort)
    expect(page).to_have_url(re.compile(f"pulje={cohort}"))


@pytest.mark.parametrize("fault", ["unreachable", "error"])
def test_old_numbers_never_stand_under_a_new_filter(udir: Page, watched: Watched, fault: str) -> None:
    watched.expected += ["Failed to load resource", "Callback failed", "error:", "Fetch"]
    open_view(udir, "/?pulje=9")

    def fail(route: Route) -> None:
        if fault == "unreachable":
            route.abort()
        else:
            route.fulfill(status=500, body="{}", content_type="application/json")

    udir.route(ASKING, fail)
    choose_cohort(udir, "8")
    expect(udir.get_by_role("heading", name=PANEL)).to_be_focused()
    expect(udir.locator(HEADING)).not_to_be_visible()
    udir.unroute(ASKING)
    udir.get_by_role("button", name="Prøv igjen").click()
    settled(udir)
    expect(udir.get_by_role("heading", name=PANEL)).to_have_count(0)
    expect(udir).to_have_title(re.compile("pulje 8"))


def test_a_session_that_has_ended_leads_to_sign_in_and_back(udir: Page, watched: Watched) -> None:
    watched.expected += ["401"]
    open_view(udir, "/?pulje=9")
    udir.context.clear_cookies()
    udir.locator("#filter-pulje").select_option("8")
    expect(udir).to_have_url(re.compile(r"/innlogging\?neste=%2F%3Fpulje%3D8"))
    udir.get_by_role("button", name="Logg inn").click()
    settled(udir)
    expect(udir).to_have_title(re.compile("pulje 8"))


def test_the_last_of_quick_choices_wins(udir: Page) -> None:
    open_view(udir, "/?pulje=9")
    for cohort in ("8", "7", "9", "8"):
        choose_cohort(udir, cohort)
    expect(udir).to_have_title(re.compile("pulje 8"))
    settled(udir)
    expect(udir.locator("#filter-pulje")).to_have_value("8")
