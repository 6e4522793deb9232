"""The second part of «Oppfølging»: the meetings of the coming 30 days, on the page and for one's calendar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.coming_meetings import coming_meetings, further_meetings, meetings_finding
from dashboard.components.follow_up_list import Titles
from dashboard.components.section import section
from dashboard.filters import Filters
from dashboard.questions import Row
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View

MEETINGS_ID = "moter"


def meetings_section(view: "View", filters: Filters, rows: Sequence[Row], titles: Titles) -> Component:
    """Return the section from the rows of `coming_meetings_first`."""
    language = filters.language
    title = text("follow_up.meetings_title", language)
    if not rows:
        return section(MEETINGS_ID, title, [html.P(text("follow_up.meetings_none", language))])
    types = {code: named for (programme, code), named in titles.items() if not programme}
    href = urls.calendar(filters, view.snapshot.id)
    calendar = html.A(text("follow_up.calendar", language), href=href, download="")
    note = html.Span(text("follow_up.calendar_note", language), className="calendar__note")
    return section(
        MEETINGS_ID,
        title,
        [
            html.P(meetings_finding(rows, language), className="figure-block__finding"),
            html.P([calendar, " ", note], className="calendar"),
            coming_meetings(rows, types, filters),
            *further_meetings(rows, language),
        ],
    )
