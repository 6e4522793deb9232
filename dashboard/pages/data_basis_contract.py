"""The contract of a delivery as a reader of it needs it: straight from `data/contract/datapackage.json`."""

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.table import Column, Content, Table, table
from dashboard.delivery.contract import Column as ContractColumn
from dashboard.delivery.contract import TableContract, contract
from dashboard.texts import Language, text


def contract_tables(language: Language) -> list[Component]:
    """Return one disclosure per file, with its columns."""
    lead = html.P(text("data_basis.contract_lead", language))
    return [lead, *[_file(file, language) for file in contract().tables]]


def _file(file: TableContract, language: Language) -> Component:
    columns = [
        Column(text("data_basis.column_title", language), row_header=True),
        Column(text("data_basis.column_name", language)),
        Column(text("data_basis.column_type", language)),
        Column(text("data_basis.column_required", language)),
        Column(text("data_basis.column_description", language)),
    ]
    rows = [_row(column, language) for column in file.columns]
    name = f"{file.title} ({file.name})"
    return html.Details(
        [
            html.Summary([html.Strong(file.title), f" ({file.name})"]),
            html.P(file.description_nn if language == "nn" else file.description),
            html.P(_key(file, language)),
            table(Table(text("data_basis.contract_caption", language, file=name), columns, rows, caption_hidden=True)),
        ],
        className="contract-file",
    )


def _key(file: TableContract, language: Language) -> str:
    if not file.primary_key:
        return text("data_basis.contract_no_key", language)
    titles = ", ".join(file.column(name).title for name in file.primary_key)
    return text("data_basis.contract_key", language, columns=titles)


def _row(column: ContractColumn, language: Language) -> list[Content]:
    required = text("data_basis.yes" if column.required else "data_basis.no", language)
    kind = text(f"data_basis.type_{column.type}", language)
    words = ", ".join(column.words)
    said = column.description_nn if language == "nn" else column.description
    if words:
        said = f"{said} {text('data_basis.accepted', language, words=words)}"
    # A column's title is what a delivered file says, in one language.
    return [html.Span(column.title, lang="nb"), html.Code(column.name), kind, required, said]
