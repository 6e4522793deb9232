"""The deliveries that are published, the newest first, each a way to the figures as they were."""

from datetime import date

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.table import Column, Content, Table, table
from dashboard.filters import Filters
from dashboard.formatting import MISSING, number, short_date
from dashboard.pages.page import Request
from dashboard.questions import Row
from dashboard.texts import Language, text

SHOWN = 20
FILES = ("participation", "meetings", "attendance", "evaluation", "milestones")


def deliveries_list(request: Request) -> list[Component]:
    """Return the table of the newest deliveries, and how many older ones there are."""
    language = request.language
    ids = [] if request.deliveries is None else request.deliveries.ids()
    shown = ids[:SHOWN]
    facts = {} if request.deliveries is None else {found: request.deliveries.facts(found) for found in shown}
    # Only to Udir does the query tell what a delivery was called.
    named = any(row is not None and row["source_name"] is not None for row in facts.values())
    columns = [
        Column(text("data_basis.delivery_as_of", language), row_header=True),
        Column(text("data_basis.delivery_imported", language)),
        *([Column(text("data_basis.delivery_source", language))] if named else []),
        *[Column(text(f"data_basis.file_{file}", language), numeric=True) for file in FILES],
    ]
    rows = [[_link(request, found), *_cells(language, facts[found], named=named)] for found in shown]
    parts: list[Component] = [
        html.P(text("data_basis.deliveries_lead", language)),
        table(Table(text("data_basis.deliveries_caption", language), columns, rows, caption_hidden=True)),
        html.P(text("data_basis.deliveries_rounded", language), className="table-note"),
    ]
    if len(ids) > SHOWN:
        older = text("data_basis.deliveries_older", language, shown=number(SHOWN), total=number(len(ids)))
        parts.append(html.P(older, className="table-note"))
    return parts


def _link(request: Request, snapshot_id: str) -> Content:
    here = snapshot_id == request.view.snapshot.id
    day, again = date.fromisoformat(snapshot_id[:10]), snapshot_id[11:]
    written = short_date(day)
    words = text("data_basis.delivery_again", request.language, date=written, number=again) if again else written
    if here:
        return [words, " ", html.Span(text("data_basis.delivery_shown", request.language), className="tag")]
    href = urls.page("/", Filters(language=request.language, snapshot=snapshot_id))
    return html.A(words, href=href)


def _cells(language: Language, facts: Row | None, *, named: bool) -> list[Content]:
    if facts is None:
        return [text("data_basis.delivery_outdated", language), *[MISSING for _ in range(len(FILES) + named)]]
    imported = facts["imported_at"]
    when = text("data_basis.imported_at", language, date=short_date(imported.date()), time=f"{imported:%H.%M}")
    hundreds = facts["evaluation_rows_about"]
    about = text("data_basis.about_rows" if hundreds else "data_basis.few_rows", language, rows=number(hundreds))
    rows = {file: number(facts.get(f"{file}_rows")) for file in FILES} | {"evaluation": about}
    return [when, *([facts["source_name"]] if named else []), *[rows[file] for file in FILES]]
