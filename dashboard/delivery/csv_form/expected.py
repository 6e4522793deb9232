"""Which texts the cells of a plain file are expected to hold, so that each is known by a number while it is read.

A guess costs nothing when it is wrong: a text that never comes is in no row, and one that was not expected is found and
the file read once more.
"""

from collections.abc import Mapping, Sequence

from dashboard.delivery.contract import Column, TableContract
from dashboard.delivery.work import Work

_MOST = 1_000_000
"""Distinct texts of a file, of 32 bytes on average, beyond which they are not told apart: all are held in memory."""
_WIDEST = 1_000
"""Whole numbers that are expected of a column, from its smallest on."""

Cells = Sequence[tuple[Column, str]]
"""Columns, and how the reader calls the cells of each."""


def expect(work: Work, table: TableContract, cells: Cells, first: tuple[str, Mapping[str, object], bool]) -> bool:
    """Make the types `checked.text_<table>_<column>` from a file's first rows and, where there are more, from what may
    come; return False where that is too much."""
    source, given, more = first
    work.connection.execute(f"create table checked.texts_{table.name} (name varchar, text varchar)")
    if cells:
        guesses = _guesses(work, table, [column for column, _ in cells]) if more else []
        _add(work, table, " union all ".join([f"select {_unpivoted(cells)} from {source}", *guesses]), given)  # noqa: S608
    return _make_types(work, table, [column for column, _ in cells])


def expect_more(work: Work, table: TableContract, cells: Cells, read: tuple[str, Mapping[str, object]]) -> bool:
    """Add the texts of cells that are not among those expected; return False where they are too many."""
    source, given = read
    # Not by a cast that fails: DuckDB then goes through all that a type has for the one most like the text.
    unknown = f"anti join checked.texts_{table.name} using (name, text)"
    _add(work, table, f"from (select {_unpivoted(cells)} from {source}) {unknown}", given)  # noqa: S608
    for column, _ in cells:
        work.connection.execute(f"drop type checked.text_{table.name}_{column.name}")
    return _make_types(work, table, [column for column, _ in cells])


def _unpivoted(cells: Cells) -> str:
    names = ", ".join(f"'{column.name}'" for column, _ in cells)
    return f"unnest([{names}]) as name, unnest([{', '.join(cell for _, cell in cells)}]) as text"


def _add(work: Work, table: TableContract, texts: str, given: Mapping[str, object]) -> None:
    work.connection.execute(
        f"insert into checked.texts_{table.name} select distinct * from ({texts}) as t (name, text) "  # noqa: S608
        f"limit {_MOST + 1}",
        dict(given),
    )


def _make_types(work: Work, table: TableContract, columns: Sequence[Column]) -> bool:
    texts = f"checked.texts_{table.name}"
    many = f"select count(*) > {_MOST} or sum(strlen(text)) > {32 * _MOST} from {texts}"  # noqa: S608
    if work.connection.execute(many).fetchall()[0][0]:
        return False
    for column in columns:
        name = f"checked.text_{table.name}_{column.name}"
        work.connection.execute(
            f"create type {name} as enum (select distinct text from {texts} where name = '{column.name}')"  # noqa: S608
        )
    return True


def _guesses(work: Work, table: TableContract, columns: Sequence[Column]) -> list[str]:
    """Return queries for the names of columns and texts that may come, well-written or as the model has them."""
    guesses = [f"select name, unnest([word, code]) from checked.words where file = '{table.name}'"]  # noqa: S608
    units = work.contract.tables[0]
    known = {column.name for column in units.columns} if table != units else set()
    for column in columns:
        name = column.name
        guesses.append(f"select '{name}', ''")
        if name in known:  # called as in the file that is read first
            guesses.append(f"select '{name}', {name}::varchar from checked.{units.name} where {name} is not null")  # noqa: S608
        if column.type == "integer" and not column.is_code:
            low = column.minimum or 0
            high = low + _WIDEST if column.maximum is None else min(column.maximum, low + _WIDEST)
            guesses.append(f"select '{name}', unnest(range({low}, {high} + 1))::varchar")
    dates = [column.name for column in columns if column.type == "date"]
    forms = ", ".join(f"strftime(day, '{form.format}')" for form in work.contract.date_forms)
    days = (
        "select unnest(range(min(starts_on) - 365, max(ends_on) + 365, interval 1 day)) as day from programme.semesters"
    )
    guesses.append(f"select unnest({dates}::varchar[]), text from (select unnest([{forms}]) as text from ({days}))")  # noqa: S608
    return guesses
