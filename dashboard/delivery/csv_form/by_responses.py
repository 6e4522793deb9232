"""The evaluation, the largest file by far, summed up while it is read: one row per respondent, not one per answer.

All rows of a response are of one place, role and semester, and each is the answer to another item: so a response is
its own five cells and one number, `answers`, with three bits for each item of the programme model: 0 where the item
has no row, 1 where the score is blank, else the score and 1. A file of which that cannot be said of every row, or of
which a cell of item or score is not written as the model writes it, is read row by row instead.
"""

import duckdb

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.by_cells import CELLS_OF_FILE
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.header import Header
from dashboard.delivery.progress import watched
from dashboard.delivery.work import Work

FILE = "evaluation"

BITS = 3
"""Bits of `answers` for one item; 64 have room for the items of a model of up to 21."""

_ID, _ITEM, _SCORE = "response_id", "item_id", "score"


def read_responses(work: Work, table: TableContract, plain: str, read_as: tuple[Dialect, Header]) -> bool:
    """Fill `checked.read_responses` from the UTF-8 file `plain`; return False, and leave nothing, where this cannot."""
    dialect, header = read_as
    if table.name != FILE or dialect.header_end != 1 or len(header.positions) < len(table.columns):
        return False
    try:
        _read(work, table, plain, read_as)
    except duckdb.InvalidInputException:  # a line of another width
        return False
    rows, marks, alike = work.connection.execute(
        f"""
        select sum(rows), sum(marks), count(*) filter (where bit_count(answers_given) = rows) = count(*)
            and count(*) = count(distinct {_ID})
            -- else there may be something to trim, or nothing at all
            and bool_and({_ID} between '!' and '~' and {_ID}[-1] between '!' and '~')
        from (
            select *, (answers | (answers >> 1) | (answers >> 2)) & {_lowest_bits(work)}::ubigint as answers_given
            from checked.read_responses
        )
        """  # noqa: S608 - names are our own
    ).fetchall()[0]
    # A blank line is one that DuckDB passes over; a mark is missing where an item or a score is written otherwise.
    if alike and rows == marks == dialect.lines - dialect.header_end:
        return True
    work.connection.execute("drop table checked.read_responses")
    return False


def _read(work: Work, table: TableContract, plain: str, read_as: tuple[Dialect, Header]) -> None:
    dialect, header = read_as
    cells = {name: f"c{position}" for name, position in header.positions.items()}
    scores = ", ".join(f"'{score}'" for score in ["", *_scores(table)])
    connection = work.connection
    connection.execute("drop type if exists checked.item")
    connection.execute("drop type if exists checked.score")
    connection.execute(
        "create type checked.item as enum (select item_id from programme.evaluation_items order by position)"
    )
    connection.execute(f"create type checked.score as enum ({scores})")
    place = f"{BITS} * enum_code(try_cast({cells[_ITEM]} as checked.item))"
    mark = f"(enum_code(try_cast({cells[_SCORE]} as checked.score)) + 1)::ubigint << ({place})::ubigint"
    same = ", ".join(f"{cell} as {name}" for name, cell in cells.items() if name not in (_ITEM, _SCORE))
    with watched(connection, work.progress):
        connection.execute(
            f"create table checked.read_responses as select {same}, count(*)::uinteger as rows, "  # noqa: S608
            f"count({mark})::uinteger as marks, bit_or({mark}) as answers from {CELLS_OF_FILE} group by all",
            {
                "path": plain,
                "columns": {f"c{position}": "varchar" for position in range(header.width)},
                "separator": dialect.separator,
            },
        )


def _scores(table: TableContract) -> range:
    score = table.column(_SCORE)
    return range(score.minimum or 0, (score.maximum or 0) + 1)


def _lowest_bits(work: Work) -> int:
    ((items,),) = work.connection.execute("select count(*) from programme.evaluation_items").fetchall()
    return sum(1 << BITS * place for place in range(items))
