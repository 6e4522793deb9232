"""A profile tells of the work that is done: what it wraps is still what a view is made by."""

from contextlib import closing
from pathlib import Path

from dashboard.pages import ROUTES
from tests.bench.profile import sections_of, slowest
from tests.bench.views import Maker, pages


def test_a_page_is_told_of_by_kind_of_work_by_query_and_by_function(demo_data: Path) -> None:
    with closing(Maker(demo_data)) as maker:
        sections = sections_of(maker, "/delmal")
        slow = slowest(maker, "/delmal")
        sent = len(maker.view("/delmal").body)
    told = sections.as_row()
    assert all(told[work] > 0 for work in ("asking", "building", "serialising", "compressing"))
    assert (told["components"] > 100, told["sent kB"]) == (True, sent / 1000)
    assert told["queries"] == sum(row["asked"] for row in sections.by_query())
    assert "sub_goals_said" in {row["query"] for row in sections.by_query()}
    assert any(row["function"].startswith("dashboard/") for row in slow)


def test_every_page_has_an_address_to_measure(demo_data: Path) -> None:
    with closing(Maker(demo_data)) as maker:
        addresses = pages(maker.warehouse)
        assert {maker.view(address).status for address in addresses.values()} == {200}
    assert addresses.keys() == {route.rule for route in ROUTES}
