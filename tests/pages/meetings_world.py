"""The page of meetings of the demonstration, as each kind of reader sees it."""

from collections.abc import Sequence
from functools import cache

from dash.development.base_component import Component

from dashboard.filters import Filters
from dashboard.pages.meetings import meetings
from dashboard.pages.page import Page, Request
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse

TRONDELAG, EAST, VESTFOLD_TELEMARK = "974764350", "974761319", "974762501"
#: Udir; an office of one county, of two and of four.
READERS = {
    "national": Scope.national(),
    f"office:{TRONDELAG}": Scope.office(TRONDELAG),
    f"office:{VESTFOLD_TELEMARK}": Scope.office(VESTFOLD_TELEMARK),
    f"office:{EAST}": Scope.office(EAST),
}


def meetings_page(warehouse: Warehouse, reader: str = "national", filters: Filters | None = None) -> Page:
    """Build the page; `reader` as `query --scope` takes it."""
    chosen = filters or Filters()
    with warehouse.view(READERS[reader]) as view:
        return meetings(Request(view, {}, chosen, chosen.language, "/moter"))


@cache
def every_page(warehouse: Warehouse, filters: Filters) -> Sequence[tuple[str, Component]]:
    """Return each kind of reader, and the page's content; built once, to be read only."""
    return [(reader, meetings_page(warehouse, reader, filters).content) for reader in READERS]
