"""The filter on area, for pages that are about one: what the reader sees, from the whole down to municipalities."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.area_order import in_order
from dashboard.components.filter_bar import EVERYTHING, Choice, Option
from dashboard.filters import Filters, area_word
from dashboard.questions import Area, Question, Row
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View

#: Figure spaces: an option of a native select keeps them, so that what lies inside something stands under it.
_INDENT = "\u2007\u2007"


def area_choice(view: "View", filters: Filters) -> Choice:
    """Return the select: counties with their municipalities, and the offices that are more than one county."""
    language = filters.language
    counties, municipalities = _areas(view, "county"), _areas(view, "municipality")
    whole = "area.nation" if view.scope.office_id is None else "filters.all_own_areas"
    options = [Option(EVERYTHING, text(whole, language))]
    options += [_option(row) for row in _offices_of_many(view, counties)]
    for county in counties:
        options.append(_option(county))
        options += [_option(row, _INDENT) for row in municipalities if row["county_id"] == county["area_id"]]
    chosen = EVERYTHING if filters.area is None else area_word(filters.area)
    known = {option.value for option in options}
    return Choice("omrade", text("filters.area", language), options, chosen if chosen in known else EVERYTHING)


def area_named(view: "View", area: Area) -> str | None:
    """Return the name of an area that takes part and that the reader may see; None of all others."""
    rows = Question("areas", area[0], within=area).ask(view)
    return next((str(row["area_name"]) for row in rows if row["area_id"] == area[1]), None)


def _areas(view: "View", level: str) -> list[Row]:
    """Return each area once, whatever cohorts it is in."""
    return in_order({row["area_id"]: row for row in Question("areas", level).ask(view)}.values())


def _offices_of_many(view: "View", counties: Sequence[Row]) -> list[Row]:
    """Return the offices to choose among; an office's own reader has all of it as «everything»."""
    if view.scope.office_id is not None:
        return []
    governing = [county["office_id"] for county in counties]
    return [office for office in _areas(view, "office") if governing.count(office["area_id"]) > 1]


def _option(row: Row, indent: str = "") -> Option:
    return Option(area_word((row["area_level"], row["area_id"])), indent + row["area_name"])
