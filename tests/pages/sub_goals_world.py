"""The page of the sub-goals of the demonstration, as each kind of reader asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dash.development.base_component import Component

from dashboard.filters import Filters
from dashboard.pages.page import Page, Request
from dashboard.pages.sub_goals import sub_goals_page
from dashboard.questions import Area
from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse

TRONDELAG = "974764350"
VESTFOLD_TELEMARK = "974762501"
EAST = "974761319"
#: Udir, the office of one county, of two, and of several.
READERS = {
    "national": Scope.national(),
    **{f"office:{office}": Scope.office(office) for office in (TRONDELAG, VESTFOLD_TELEMARK, EAST)},
}
CHOSEN = [
    Filters(cohort=9),
    Filters(cohort=9, semester=2, sub_goal=4, role="staff"),
    Filters(cohort=7, semester=4, sub_goal=2),
    Filters(cohort=8, semester=3, sub_goal=6, unit_type="school"),
]


@dataclass(frozen=True)
class Seen:
    """One page as one reader sees it."""

    scope: str
    area: Area
    filters: Filters
    content: Component

    def options(self, name: str, level: str | None = None, cohort: int | None = None) -> str:
        """Return a query command about the page's area, or (with a level) about the areas inside it."""
        at = level or self.area[0]
        inside = f" --within {self.area[0]}:{self.area[1]}" if self.area[0] != "nation" else ""
        of_type = f" --unit-type {self.filters.unit_type}" if self.filters.unit_type else ""
        of_cohort = f" --cohort {cohort}" if cohort else ""
        return f"{name} --scope {self.scope} --level {at}{inside}{of_type}{of_cohort}"


def page_of(view: View, filters: Filters) -> Page:
    """Build the page."""
    return sub_goals_page(Request(view, {}, filters, filters.language, "/delmal"))


@cache
def every_page(warehouse: Warehouse, filters: Filters) -> Sequence[Seen]:
    """Return the page of every reader who has somebody in the cohort: of all they see, and of one municipality.

    They are built once, to be read only.
    """
    pages = []
    for scope, eyes in READERS.items():
        with warehouse.view(eyes) as view:
            widest: Area = ("office", eyes.office_id) if eyes.office_id else ("nation", "NO")
            cohort, unit_type = [filters.cohort or 9], filters.unit_type
            if not view.run("areas", level=widest[0], within=widest, cohort=cohort, unit_type=unit_type):
                continue
            pages.append(Seen(scope, widest, filters, page_of(view, filters).content))
            rows = view.run("areas", level="municipality", cohort=cohort, unit_type=unit_type)
            place: Area = ("municipality", rows[0]["area_id"])
            there = replace(filters, area=place)
            pages.append(Seen(scope, place, there, page_of(view, there).content))
    return pages
