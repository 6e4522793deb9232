"""Every code a finding can have, from the contract and the rules: what documents and tests are held to."""

from dashboard.delivery.cell_rules import rules_of
from dashboard.delivery.contract import Column, Contract, TableContract, contract
from dashboard.delivery.findings import Severity
from dashboard.delivery.rules import rules

#: The delivery's answers of a semester are not those that are frozen (metrics: Frozen).
FROZEN_DIFFERS = "evaluation.frozen_differs"

_STRUCTURAL: dict[str, Severity] = {
    **dict.fromkeys(
        (
            "delivery.as_of_missing",
            "delivery.as_of_differs",
            "delivery.created_not_a_date",
            "delivery.datapackage_unreadable",
            "delivery.file_missing",
            "delivery.file_twice",
            "delivery.form_not_read",
            "delivery.zip_unreadable",
            "delivery.zip_too_large",
            "delivery.zip_path",
            "delivery.zip_link",
            "delivery.zip_encrypted",
            "delivery.zip_twice",
            "delivery.zip_nested",
            "file.empty",
            "file.too_large",
            "file.undecodable",
            "file.nul",
            "file.no_header",
            "file.header_unrecognised",
            "file.column_missing",
            "file.column_twice",
            "file.row_width",
            "file.unterminated_quote",
            "file.misplaced_quote",
            "file.field_too_large",
            "file.workbook_unreadable",
            "file.workbook_too_large",
            "file.parquet_unreadable",
            "file.column_nested",
            "file.cell_error",
        ),
        "error",
    ),
    "delivery.file_unknown": "warning",
    "delivery.sheet_unknown": "warning",
    "delivery.hidden_sheet_read": "warning",
    "delivery.hidden_sheet_ignored": "warning",
    "file.column_unknown": "warning",
}


def codes() -> dict[str, Severity]:
    """Return every code with its severity: of the delivery and its files first, then table by table."""
    known = contract()
    of_tables = {code: severity for table in known.tables for code, severity in _of_table(table, known).items()}
    return {**_STRUCTURAL, **of_tables, FROZEN_DIFFERS: "warning"}


def _of_table(table: TableContract, known: Contract) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for column in table.columns:
        found |= _of_column(column, known)
    if table.minimum_rows:
        found["no_rows"] = "error"
    if table.primary_key:
        found["duplicate"] = "error"
    found |= {rule.name: rule.severity for rule in rules() if table.name in rule.files}
    return {f"{table.name}.{rule}": severity for rule, severity in found.items()}


def _of_column(column: Column, known: Contract) -> dict[str, Severity]:
    if column.is_free_text:
        return {"blank": "error"} if column.required else {}
    judged = rules_of(column, known)
    errors: dict[str, Severity] = {rule: "error" for rule, _ in judged.errors}
    return errors | {rule: "warning" for rule, _ in judged.warnings}
