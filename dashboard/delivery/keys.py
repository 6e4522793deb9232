"""What the contract itself says of the rows of one file: keys that may not repeat, and a least number of rows."""

from dashboard.delivery.cells import add_unknown_row
from dashboard.delivery.contract import TableContract
from dashboard.delivery.findings import Finding, shown
from dashboard.delivery.rules import delivered, first_broken
from dashboard.delivery.work import Work


def check_rows(work: Work, table: TableContract, file: str) -> None:
    """Judge a file that could be read: rows with the key of an earlier one, and too few rows."""
    if table.name in work.by_row:  # it has rows, and no key twice
        return
    if table.primary_key:
        _check_key(work, table, file)
    rows, unknown = work.connection.execute(
        f"select count(line), count(*) - count(line) from checked.{table.name}"  # noqa: S608
    ).fetchall()[0]
    if rows + unknown < table.minimum_rows:
        work.log.add(Finding("error", f"{table.name}.no_rows", file))
        add_unknown_row(work, table)


def _check_key(work: Work, table: TableContract, file: str) -> None:
    key = ", ".join(table.primary_key)
    known = " and ".join(f"not {name}_bad" for name in table.primary_key)
    if not _may_repeat(work, table, known):
        return
    same = " and ".join(f"later.{name} is not distinct from doubled.{name}" for name in table.primary_key)
    doubled = f"checked.doubled_{table.name}"
    work.connection.execute(
        f"create table {doubled} as select {key}, min(line) as earlier from checked.{table.name} where {known} "  # noqa: S608
        f"group by {key} having count(*) > 1"
    )
    rows = first_broken(
        work,
        f"""
        select later.line, doubled.earlier
        from checked.{table.name} as later inner join {doubled} as doubled on {same}
        where later.line > doubled.earlier and {known.replace("not ", "not later.")}
        """,  # noqa: S608 - names are the contract's
    )
    column = table.primary_key[-1]
    together = ", ".join(f"«{table.column(name).title}»" for name in table.primary_key)
    findings = []
    for row in rows:
        value = shown(delivered(work, table, column, row["line"]))
        params = {"earlier": row["earlier"], "together": together}
        findings.append(Finding("error", f"{table.name}.duplicate", file, row["line"], column, value, params))
    if findings:
        work.log.add_all(findings, rows[0]["in_all"])


def _may_repeat(work: Work, table: TableContract, known: str) -> bool:
    """Tell in a fraction of the time whether to look for rows with the key of an earlier one is worth the while.

    Where the last part of a key is a code, its few values are the bits of a number: some key is there twice if there
    are more rows than bits for what stands before it, which one number stands for (of two that it may stand for, too).
    """
    *before, last = table.primary_key
    column = table.column(last)
    if not before or not column.is_code or not column.required:
        return True
    connection, places = work.connection, f"checked.places_{table.name}"
    connection.execute(
        f"create table {places} as select code, row_number() over () - 1 as place "  # noqa: S608 - the contract's names
        f"from (select distinct {last} as code from checked.alike_{table.name})"
    )
    if connection.execute(f"select count(*) from {places}").fetchall()[0][0] > _BITS:  # noqa: S608
        return True
    repeating = f"""
        select 1 from checked.alike_{table.name} inner join {places} on code = {last} where {known}
        group by hash({", ".join(before)}) having count(*) > bit_count(bit_or(1::hugeint << place::integer)) limit 1
    """  # noqa: S608
    return bool(connection.execute(repeating).fetchall())


_BITS = 100
