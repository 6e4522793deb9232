"""What a page needs to stand alone on paper: date, choice, whose eyes and what the words mean; and its PDF."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.components.source import Source
from dashboard.filters import Filters
from dashboard.formatting import long_date
from dashboard.programme import offices
from dashboard.questions import Area
from dashboard.texts import text


def brief_link(area: Area, name: str, filters: Filters) -> Component:
    """Return the link to the page as a PDF file."""
    href = urls.brief(*area, filters)
    label = aria(label=text("brief.pdf_of", filters.language, area=name))
    return html.P(html.A(text("brief.pdf", filters.language), href=href, download="", **label), className="brief-link")


def brief_notes(level: str, chosen: Filters, source: Source) -> Component:
    """Return what stands under a printed page and nowhere on the screen; `chosen` is the cohort and semester shown."""
    language = source.language
    _, _, office_id = source.scope_key.partition(":")
    reader = offices()[office_id] if office_id else text("access.udir", language)
    facts = text(
        "brief.facts",
        language,
        date=long_date(source.as_of, language),
        chosen=chosen.sentence(language),
        reader=reader,
    )
    return html.Div([html.P(facts), html.P(text(f"brief.words_{level}", language))], className="brief-notes")
