"""The main navigation: where one is, and what is taken along."""

from dashboard.components.navigation import PAGES, navigation
from dashboard.filters import Filters
from dashboard.pages import ROUTES
from tests.components.properties import properties
from tests.pages.tree import links, nodes, words


def test_every_page_in_it_is_there_to_visit() -> None:
    assert set(PAGES.values()) <= {route.rule for route in ROUTES}


def test_the_area_and_the_common_filters_follow_along() -> None:
    found = links(navigation("/fylke/50", Filters(cohort=9, unit_type="school", page_no=3)))
    assert found[0] == "/?pulje=9&type=skole"
    assert found[1] == "/moter?pulje=9&type=skole&omrade=fylke-50"


def test_what_only_one_page_understands_stays_behind() -> None:
    found = links(navigation("/oppfolging", Filters(area=("county", "50"), reason="overdue_meeting", role="staff")))
    assert all("arsak" not in link and "rolle" not in link for link in found)
    assert all("omrade=fylke-50" in link for link in found[1:])


def test_the_page_one_is_on_is_marked() -> None:
    marked = [node for node in nodes(navigation("/moter", Filters())) if "aria-current" in properties(node)]
    assert [words(node) for node in marked] == ["Møter"]
