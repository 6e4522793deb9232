"""Filters are native selects with labels; the browser script finds them by their ids."""

import dash_bootstrap_components as dbc

from dashboard.components.filter_bar import Choice, Option, filter_bar
from tests.pages.tree import nodes

BAR = filter_bar([Choice("pulje", "Pulje", [Option("9", "Pulje 9"), Option("10", "Pulje 10")], "9")], "nb")


def test_each_select_has_its_label() -> None:
    (label,) = [node for node in nodes(BAR) if isinstance(node, dbc.Label)]
    (select,) = [node for node in nodes(BAR) if isinstance(node, dbc.Select)]
    assert label.html_for == select.id == "filter-pulje"


def test_what_is_chosen_is_among_what_may_be_chosen() -> None:
    (select,) = [node for node in nodes(BAR) if isinstance(node, dbc.Select)]
    assert select.value in [option["value"] for option in select.options]
    assert "" not in [option["value"] for option in select.options]
