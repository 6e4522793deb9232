"""Which area, cohort and semester the parts of «Datagrunnlag» are about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.pages.area_choice import Period, area_name
from dashboard.pages.area_filter import area_named
from dashboard.questions import Area
from dashboard.texts import Language, text

if TYPE_CHECKING:
    from dashboard.warehouse import View

PATH = "/datagrunnlag"


@dataclass(frozen=True)
class Chosen:
    """Whose eyes, the area (level and id), the period, and the filters they came from."""

    view: "View"
    area: Area
    period: Period
    filters: Filters

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.filters.language

    @property
    def name(self) -> str | None:
        """The area's name; None where it does not take part or the reader may not see it."""
        found = area_named(self.view, self.area)
        return None if found is None else area_name(self.area[0], found, self.language)

    @property
    def is_known(self) -> bool:
        """Tell whether the reader has such an area."""
        return self.name is not None

    def say(self, key: str, **params: object) -> str:
        """Return one of the page's texts."""
        return text(f"data_basis.{key}", self.language, **params)

    def of_area(self, area: Area | None) -> str:
        """Return this page's address for another area (None: all that the reader sees)."""
        return urls.page(PATH, self.filters.about_area(area)) + "#dekning"

    def not_here(self) -> Component:
        """Return what is said of an area that the reader does not have, with a way on."""
        way_on = html.A(self.say("area_way_on"), href=self.of_area(None))
        return html.Div([html.P(self.say("area_not_here")), html.P(way_on)], className="empty-state")


def chosen_area(view: "View", filters: Filters) -> Area:
    """Return the area of the address, else all that the reader sees: the nation, or the reader's own office."""
    if filters.area is not None:
        return filters.area
    office_id = view.scope.office_id
    return ("office", office_id) if office_id else ("nation", "NO")
