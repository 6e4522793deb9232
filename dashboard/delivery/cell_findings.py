"""The findings of single cells, each with the line it is on."""

from collections.abc import Mapping, Sequence
from typing import cast

from dashboard.delivery.cell_rules import limits
from dashboard.delivery.contract import Column, TableContract
from dashboard.delivery.findings import LISTED, Finding, Severity, shown
from dashboard.delivery.words import Words, accepted
from dashboard.delivery.work import BLANKS, Work


def report_cells(
    work: Work, table: TableContract, columns: list[Column], words: Mapping[tuple[str, str], Words], file: str
) -> None:
    """Log what is wrong with the cells of the columns a file has.

    `checked.cells_<table>_<column>` says it of all but free text; required free text is never blank.
    """
    for name, severity, rule in wrong(work, table, [column for column in columns if not column.is_free_text]):
        column = table.column(name)
        params = {"title": column.title, **_params(work, column, words.get((table.name, name), {}))}
        rows = _first(work, table, column, (severity, rule))
        code = f"{table.name}.{rule}"
        findings = [
            Finding(severity, code, file, line, name, shown(raw.strip(BLANKS) or None), {**params, "detail": detail})
            for line, raw, detail, _ in rows
        ]
        work.log.add_all(findings, rows[0][-1])
    for column in columns:
        if column.is_free_text and column.required:
            _report_blank_texts(work, table, column, file)


def wrong(work: Work, table: TableContract, columns: Sequence[Column]) -> list[tuple[str, Severity, str]]:
    """Return every (column, severity, rule) that some cell breaks."""
    each = [
        f"select distinct '{column.name}', '{severity}', {severity} "  # noqa: S608 - names are the contract's
        f"from checked.cells_{table.name}_{column.name} where {severity} is not null"
        for column in columns
        for severity in ("error", "warning")
    ]
    broken = work.connection.execute(" union all ".join(each) + " order by all").fetchall() if each else []
    return [(name, cast(Severity, severity), rule) for name, severity, rule in broken]


def _first(
    work: Work, table: TableContract, column: Column, kind: tuple[Severity, str]
) -> list[tuple[int, str, str, int]]:
    severity, rule = kind
    return work.connection.execute(
        f"""
        with broken as materialized (
            select r.line, r.{column.name} as raw, coalesce(c.detail, '') as detail
            from checked.rows_{table.name} as r
            join checked.cells_{table.name}_{column.name} as c on c.raw = r.{column.name}
            where c.{severity} = $rule
        )
        select *, (select count(*) from broken) from broken order by line limit {LISTED}
        """,  # noqa: S608
        {"rule": rule},
    ).fetchall()


def _report_blank_texts(work: Work, table: TableContract, column: Column, file: str) -> None:
    blank = f"from checked.{table.name} where line is not null and {column.name}_bad"
    total = work.connection.execute(f"select count(*) {blank}").fetchall()[0][0]
    if total:
        lines = work.connection.execute(f"select line {blank} order by line limit {LISTED}").fetchall()
        params = {"title": column.title}
        findings = [Finding("error", f"{table.name}.blank", file, line, column.name, None, params) for (line,) in lines]
        work.log.add_all(findings, total)


def _params(work: Work, column: Column, words: Words) -> dict[str, object]:
    params: dict[str, object] = {"as_of": "" if work.as_of is None else f"{work.as_of:%d.%m.%Y}"}
    if words:
        params["accepted"] = accepted(column, words)
    elif column.type == "integer":
        params["low"], params["high"] = limits(column)
    return params
