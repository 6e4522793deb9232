"""What was found in the delivery that is shown: every finding for Udir, the kinds of them for an office."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.table import Column, Content, Table, table
from dashboard.formatting import MISSING, counted, number
from dashboard.pages.page import Request
from dashboard.texts import Language, text

#: Of each kind of finding that does not refuse a delivery: what it means, said without any row's values.
EXPLAINED = (
    "file_unknown",
    "column_unknown",
    "sheet_unknown",
    "hidden_sheet_read",
    "hidden_sheet_ignored",
    "leading_zero_repaired",
    "held_without_attendance",
    "unit_counts_for_nobody",
    "frozen_differs",
)


def findings_content(request: Request) -> list[Component]:
    """Return how many findings there are, and what they are as far as the reader may see."""
    language = request.language
    kinds = request.view.run("finding_codes")
    if not kinds:
        return [html.P(text("data_basis.findings_none", language))]
    columns = [
        Column(text("data_basis.finding_kind", language), row_header=True),
        Column(text("data_basis.finding_code", language)),
        Column(text("data_basis.finding_count", language), numeric=True),
    ]
    rows: list[list[Content]] = [
        [explanation(row["code"], language), html.Code(row["code"]), number(row["occurrences"])] for row in kinds
    ]
    whose = "findings_lead_office" if request.view.scope.office_id else "findings_lead"
    return [
        html.P(counted("data_basis.findings", len(kinds), language)),
        html.P(text(f"data_basis.{whose}", language)),
        table(Table(text("data_basis.findings_caption", language), columns, rows, caption_hidden=True)),
        *_each(request),
    ]


def explanation(code: str, language: Language) -> str:
    """Return what a kind of finding means."""
    rule = code.partition(".")[2]
    return text(f"data_basis.found_{rule if rule in EXPLAINED else 'other'}", language)


def _each(request: Request) -> list[Component]:
    language = request.language
    found = request.view.run("findings")
    if not found:
        return []
    columns = [
        Column(text("data_basis.finding_place", language)),
        Column(text("data_basis.finding_message", language), row_header=True),
        Column(text("data_basis.finding_value", language)),
    ]
    rows = [
        [
            _place(row["file"], row["line"]),
            row[f"message_{language}"],
            MISSING if row["value"] is None else row["value"],
        ]
        for row in found
    ]
    return [
        html.H3(text("data_basis.each_title", language)),
        html.P(text("data_basis.each_lead", language)),
        table(Table(text("data_basis.each_title", language), columns, rows, caption_hidden=True)),
    ]


def _place(file: str | None, line: int | None) -> str:
    return ":".join(str(part) for part in (file, line) if part is not None) or MISSING
