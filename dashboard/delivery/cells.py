"""From text to typed cells: every distinct text of a column is judged once, whatever the number of rows.

`checked.<table>` gets one typed column per column of the contract (null where blank or wrong) and beside each
`<column>_bad`: the cell, or the column, has an error of its own, so no rule that needs it is judged. Where every text
of a column is written as DuckDB itself reads it, that is how it is read; else each is looked up among those judged.
`checked.alike_<table>` has the same cells, of types of which it only matters that they tell which cells are alike: to
group by them costs less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.delivery.cell_findings import report_cells
from dashboard.delivery.cell_rules import rules_of
from dashboard.delivery.contract import Column, TableContract
from dashboard.delivery.reading import Rows
from dashboard.delivery.words import Words
from dashboard.delivery.work import BLANKS, Work

_FEW = 50_000
"""Rows up to which a file is typed once for all: that costs less than to plan again how, for every rule."""


def type_cells(work: Work, table: TableContract, rows: Rows, words: dict[tuple[str, str], Words], file: str) -> int:
    """Fill `checked.<table>` from `checked.rows_<table>`; return the number of rows."""
    typing = typing_of(work, table, rows, (table.columns, lambda column: _texts(table, column, rows)))
    joins, cells = typing.joins, ", ".join(typing.cells)
    count = int(work.connection.execute(f"select count(*) from checked.rows_{table.name}").fetchall()[0][0])  # noqa: S608
    as_view = rows.compact and count > _FEW
    kind = "view" if as_view else "table"
    work.connection.execute(
        f"create {kind} checked.{table.name} as select r.line, {cells} from checked.rows_{table.name} as r {joins}",  # noqa: S608
        {"blanks": BLANKS} if "$blanks" in cells else {},
    )
    alike = f"from checked.{table.name}"
    if as_view:
        kept = [column for column in typing.as_written if column.sql_type == "varchar"]
        cells = ", ".join(
            _kept(column) if column in kept else other
            for column, other in zip(table.columns, typing.cells, strict=True)
        )
        alike = f"select r.line, {cells} from checked.kept_{table.name} as r {joins}"  # noqa: S608
    work.connection.execute(f"create view checked.alike_{table.name} as {alike}")
    present = [column for column in table.columns if column.name in rows.header.positions]
    report_cells(work, table, present, words, file)
    if rows.damaged:
        add_unknown_row(work, table)
    return count


@dataclass(frozen=True)
class Typing:
    """How columns are typed: each cell as SQL over rows `r`, the joins that needs, and which are as written."""

    cells: list[str]
    joins: str
    as_written: list[Column]


def typing_of(
    work: Work, table: TableContract, rows: Rows, told: tuple[Sequence[Column], Callable[[Column], str]]
) -> Typing:
    """Judge the distinct texts of columns, as a query for each returns them, and return how the columns are typed."""
    columns, texts = told
    judged = [column for column in columns if column.name in rows.header.positions and not column.is_free_text]
    for column in judged:
        _judge(work, table, column, texts(column))
    looked_up = _looked_up(work, table, judged)
    joins = " ".join(
        f"join {_cells(table, column)} as m_{column.name} on m_{column.name}.raw = r.{column.name}"
        for column in looked_up
    )
    cells = [_selected(column, rows, column not in looked_up) for column in columns]
    return Typing(cells, joins, [column for column in judged if column not in looked_up])


def nothing_known(work: Work, table: TableContract) -> None:
    """Fill `checked.<table>` for a file that cannot be read: it may have held anything."""
    empty(work, table)
    add_unknown_row(work, table)


def empty(work: Work, table: TableContract) -> None:
    """Fill `checked.<table>` for a file that is not there and need not be."""
    columns = ", ".join(f"{c.name} {c.sql_type}, {c.name}_bad boolean" for c in table.columns)
    work.connection.execute(f"create table checked.{table.name} (line integer, {columns})")


def add_unknown_row(work: Work, table: TableContract) -> None:
    """Add a row without a line and with every cell bad: it stands for all rows that could not be read."""
    cells = ", ".join(f"null as {column.name}, true as {column.name}_bad" for column in table.columns)
    work.connection.execute(f"insert into checked.{table.name} by name select null as line, {cells}")


def _cells(table: TableContract, column: Column) -> str:
    return f"checked.cells_{table.name}_{column.name}"


def _texts(table: TableContract, column: Column, rows: Rows) -> str:
    if not rows.compact:
        return f"select distinct {column.name} as raw from checked.rows_{table.name}"  # noqa: S608 - the contract's names
    # Told apart as what they are kept as.
    known = f"select distinct {column.name} as text from checked.lines_{table.name} where not blank"  # noqa: S608
    return f"select text::varchar as raw from ({known})"  # noqa: S608


def _judge(work: Work, table: TableContract, column: Column, texts: str) -> None:
    """Fill `checked.cells_<table>_<column>`: raw, value (null where wrong), error, warning, detail."""
    rules = rules_of(column, work.contract)
    errors = [error for error in rules.errors if work.as_of is not None or "$as_of" not in error[1]]
    given: dict[str, object] = {"blanks": BLANKS, "file": table.name, "column": column.name, "as_of": work.as_of}
    used = rules.lookup + "".join(condition for _, condition in errors) + "$blanks"
    work.connection.execute(
        f"""
        create table {_cells(table, column)} as
        with texts as (
            {texts}
        ), trimmed as (
            select raw, trim(raw, $blanks) as t from texts
        ), known as (
            select * from trimmed {rules.lookup}
        ), valued as (
            select *, {rules.value} as value from known
        ), judged as (
            select raw, value, {_first(errors)} as error, {_first(rules.warnings)} as warning, {rules.detail} as detail
            from valued
        )
        select raw, case when error is null then value end::{column.sql_type} as value, error,
            case when error is null then warning end as warning, detail
        from judged
        """,  # noqa: S608 - names and patterns are the contract's
        {name: value for name, value in given.items() if f"${name}" in used},
    )


def _first(rules: list[tuple[str, str]]) -> str:
    cases = " ".join(f"when {condition} then '{rule}'" for rule, condition in rules)
    return f"case {cases} end" if cases else "null::varchar"


def _looked_up(work: Work, table: TableContract, columns: list[Column]) -> list[Column]:
    """Return the columns of which a cell is wrong, or is not what DuckDB reads its text as."""
    if not columns:
        return []
    others = " union all ".join(
        f"select distinct '{column.name}' from {_cells(table, column)} "  # noqa: S608 - names are the contract's
        f"where error is not null or value is distinct from {_read('raw', column)}"
        for column in columns
    )
    found = {name for (name,) in work.connection.execute(others).fetchall()}
    return [column for column in columns if column.name in found]


def _read(text: str, column: Column) -> str:
    filled = f"nullif({text}, '')"
    value = filled if column.sql_type == "varchar" else f"try_cast({filled} as {column.sql_type})"
    return value if column.blank_means is None else f"coalesce({value}, {_blank(column)})"


def _blank(column: Column) -> str:
    return "null" if column.blank_means is None else str(column.blank_means).lower()


def _kept(column: Column) -> str:
    """Return the cell of a column whose texts are its values, as what it is kept as."""
    return f"case when r.{column.name} <> '' then r.{column.name} end as {column.name}, false as {column.name}_bad"


def _selected(column: Column, rows: Rows, plain: bool) -> str:
    name = column.name
    if name not in rows.header.positions:
        bad = str(name in rows.header.unusable).lower()
        return f"{_blank(column)}::{column.sql_type} as {name}, {bad} as {name}_bad"
    if column.is_free_text:
        text = f"nullif({f'r.{name}' if rows.compact else f'trim(r.{name}, $blanks)'}, '')"
        return f"{text} as {name}, {f'{text} is null' if column.required else 'false'} as {name}_bad"
    if plain:
        return f"{_read(f'r.{name}::varchar', column)} as {name}, false as {name}_bad"
    return f"m_{name}.value as {name}, m_{name}.error is not null as {name}_bad"
