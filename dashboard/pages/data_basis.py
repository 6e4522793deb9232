"""«Datagrunnlag»: what the figures rest on, what is missing in it, and what is held back; it only connects."""

from collections.abc import Iterable

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.figure_block import Source, figure_block
from dashboard.components.filter_bar import filter_bar
from dashboard.components.section import section
from dashboard.formatting import long_date
from dashboard.pages.area_choice import choices, period_of
from dashboard.pages.area_filter import area_choice
from dashboard.pages.data_basis_answers import answers_section
from dashboard.pages.data_basis_chosen import Chosen, chosen_area
from dashboard.pages.data_basis_contract import contract_tables
from dashboard.pages.data_basis_coverage import coverage_blocks
from dashboard.pages.data_basis_deliveries import deliveries_list
from dashboard.pages.data_basis_findings import findings_content
from dashboard.pages.data_basis_model import model_content
from dashboard.pages.data_basis_refusals import refusals_content
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.questions import Question
from dashboard.texts import Language, text

#: The parts of the page in order: the id, which is also the key of its title, in ASCII for the address.
_PARTS = {
    "deliveries": "leveranser",
    "findings": "funn",
    "refusals": "avvist",
    "coverage": "dekning",
    "answers": "svar",
    "model": "programmodell",
    "contract": "kontrakt",
}


def data_basis(request: Request) -> Page:
    """Build `/datagrunnlag`; an area outside the reader's scope looks like one that does not take part.

    For Udir the answer depends on more than the snapshot and the address: the list of refusals is of this moment.
    """
    view, filters, language = request.view, request.query, request.language
    cohorts = view.run("cohorts")
    present = sorted({row["cohort_no"] for row in Question("areas", "county").ask(view)})
    period = period_of(cohorts, present, filters)
    chosen = Chosen(view, chosen_area(view, filters), period, filters)
    source = Source.of(view, language)
    bar = filter_bar([area_choice(view, filters), *choices(cohorts, present, period, filters)], language)
    refusals = refusals_content(request)
    parts: dict[str, list[Component]] = {
        "deliveries": deliveries_list(request),
        "findings": findings_content(request),
        **({} if refusals is None else {"refusals": refusals}),
        "coverage": [bar, *[figure_block(block, source) for block in coverage_blocks(chosen)]],
        "answers": answers_section(chosen, source),
        "model": model_content(view, cohorts, language),
        "contract": contract_tables(language),
    }
    if not chosen.is_known:
        parts["coverage"] = [bar, chosen.not_here()]
    title = text("data_basis.title", language)
    content = [
        html.H1(title, id=HEADING_ID, tabIndex=-1),
        html.P(
            text("data_basis.lead", language, date=long_date(view.snapshot.as_of, language)), className="lead-period"
        ),
        _contents(parts, request.language),
        *[section(_PARTS[name], text(f"data_basis.part_{name}", language), part) for name, part in parts.items()],
    ]
    return Page(title=title, content=html.Div(content, className="data-basis"))


def _contents(parts: Iterable[str], language: Language) -> Component:
    links = [html.Li(html.A(text(f"data_basis.part_{name}", language), href=f"#{_PARTS[name]}")) for name in parts]
    return html.Ul(links, className="contents")
