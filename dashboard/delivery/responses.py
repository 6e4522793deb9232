"""Rows on the way to typed cells, also where a file came as one row per respondent; and that for every delivery."""

from dashboard.delivery.cell_findings import wrong
from dashboard.delivery.cells import type_cells, typing_of
from dashboard.delivery.contract import TableContract, contract
from dashboard.delivery.csv_form.by_responses import BITS, FILE
from dashboard.delivery.reading import Rows
from dashboard.delivery.words import Words
from dashboard.delivery.work import Work

_OF_AN_ANSWER = ("item_id", "score")

# Where among the bits of `answers` each item is.
_PLACES = f"select item_id, ({BITS} * (position - 1))::ubigint as place from programme.evaluation_items"  # noqa: S608


def type_rows(work: Work, table: TableContract, rows: Rows, words: dict[tuple[str, str], Words], file: str) -> int:
    """Fill `checked.<table>` as `type_cells` does; return the number of rows.

    A file that came as responses stays so as long as nothing is wrong with it: `checked.responses` has them typed,
    `checked.<table>` their answers without a line, and `work.by_row` what reads it row by row instead.
    """
    if rows.by_row is None:
        return type_cells(work, table, rows, words, file)
    by_row = rows.by_row

    def again() -> int:
        _forget(work, table)
        return type_cells(work, table, by_row(), words, file)

    if not _typed(work, table, rows):
        return again()
    work.by_row[table.name] = again
    ((count,),) = work.connection.execute("select sum(rows)::bigint from checked.responses").fetchall()
    return int(count)


def keep_responses(work: Work) -> None:
    """Make `checked.responses` from the rows of a delivery without errors, where the file did not come so."""
    if FILE not in work.by_row:
        work.connection.execute(f"create table checked.responses as {responses_of(f'checked.{FILE}')}")


def responses_of(rows: str) -> str:
    """Return the query for the responses that typed rows of answers make up."""
    columns = (column.name for column in contract().table(FILE).columns)
    same = ", ".join(f"any_value({name}) as {name}" for name in columns if name not in ("response_id", *_OF_AN_ANSWER))
    return (
        f"select response_id, {same}, count(*)::uinteger as rows, "  # noqa: S608 - the contract's names
        "bit_or((coalesce(score, 0) + 1)::ubigint << place)::ubigint as answers "
        f"from {rows} inner join ({_PLACES}) using (item_id) group by response_id"
    )


def _typed(work: Work, table: TableContract, rows: Rows) -> bool:
    """Make the tables of a file of responses; return False where a cell is wrong, or to be warned of."""
    own = [column for column in table.columns if column.name not in _OF_AN_ANSWER]
    texts = "select distinct {} as raw from checked.read_responses"
    typing = typing_of(work, table, rows, (own, lambda column: texts.format(column.name)))
    if wrong(work, table, [column for column in own if not column.is_free_text]):
        return False
    connection = work.connection
    names = ", ".join(column.name for column in own)
    connection.execute(
        f"create table checked.responses as select {names}, rows, answers "  # noqa: S608 - the contract's names
        f"from (select {', '.join(typing.cells)}, rows, answers from checked.read_responses as r {typing.joins})"
    )
    connection.execute("drop table checked.read_responses")
    connection.execute(f"create or replace table checked.places as {_PLACES}")
    answered = ", ".join(column.name for column in table.columns)
    connection.execute(
        f"create view checked.{table.name} as select {answered} from ("  # noqa: S608
        f"select *, nullif(((answers >> place) & {(1 << BITS) - 1})::integer - 1, 0) as score "
        f"from checked.responses cross join checked.places where ((answers >> place) & {(1 << BITS) - 1}) > 0)"
    )
    faultless = ", ".join(f"false as {column.name}_bad" for column in own)
    # The rules that rest on kinds of rows ask only whether there is a line.
    connection.execute(
        f"create view checked.alike_{table.name} as select 2 as line, *, {faultless} from checked.responses"  # noqa: S608
    )
    return True


def _forget(work: Work, table: TableContract) -> None:
    """Clear away what `_typed` and the rules made of a file of responses."""
    work.by_row.pop(table.name, None)
    for view in (f"alike_{table.name}", table.name):
        work.connection.execute(f"drop view if exists checked.{view}")
    cells = [f"cells_{table.name}_{column.name}" for column in table.columns]
    for made in ("read_responses", "responses", *cells):
        work.connection.execute(f"drop table if exists checked.{made}")
