"""The evaluation, the largest file by far, summed up while it is read: one row per respondent, not one per answer.

All rows of a response are of one place, role and semester, and each is the answer to another item: so a response is
its own five cells and one number, `answers`, with three bits for each item of the programme model: 0 where the item
has no row, 1 where the score is blank, else the score and 1. A file of which that cannot be said of every row, or of
which a cell of item or score is not written as the model writes it, is read row by row instead.

To take a line apart into cells takes longer than all the rest. So lines are read whole: item and score, where they
stand last, are one of some hundred endings, and what stands before them is taken apart once for each response.
"""

from collections.abc import Sequence

import duckdb

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.by_cells import CELLS_OF_FILE
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.header import Header
from dashboard.delivery.progress import watched
from dashboard.delivery.work import Work

FILE = "evaluation"

BITS = 3
"""Bits of `answers` for one item; 63 have room for the items of a model of up to 21."""

_ID, _ITEM, _SCORE = "response_id", "item_id", "score"

_OTHERWISE = 1 << 63
"""The bit of `answers` that tells of an item or a score that is not written as the model writes it."""

_FIRST = 1_000
"""Lines that are looked at first: an ending that is none of those there are takes long, and seldom comes alone."""

LINES_OF_FILE = """
    read_csv(
        $path, columns = {'line': 'varchar'}, auto_detect = false, header = false, skip = 1, delim = '\x01',
        quote = '', escape = '', compression = 'none'
    )
"""


def read_responses(work: Work, table: TableContract, plain: str, read_as: tuple[Dialect, Header]) -> bool:
    """Fill `checked.read_responses` from the UTF-8 file `plain`; return False, and leave nothing, where this cannot."""
    dialect, header = read_as
    if table.name != FILE or dialect.header_end != 1 or len(header.positions) < len(table.columns):
        return False
    try:
        if not _read(work, table, plain, read_as):
            return False
    except duckdb.InvalidInputException:  # a line of another width
        return False
    rows, alike = work.connection.execute(
        f"""
        select sum(rows), count(*) filter (where bit_count(answers_given) = rows) = count(*)
            and max(answers) < {_OTHERWISE}
            and count(*) = count(distinct {_ID})
            -- else there may be something to trim, or nothing at all
            and bool_and({_ID} between '!' and '~' and {_ID}[-1] between '!' and '~')
        from (
            select *, (answers | (answers >> 1) | (answers >> 2)) & {_lowest_bits(work)}::ubigint as answers_given
            from checked.read_responses
        )
        """  # noqa: S608 - names are our own
    ).fetchall()[0]
    # A blank line is one that DuckDB passes over.
    if alike and rows == dialect.lines - dialect.header_end:
        return True
    work.connection.execute("drop table checked.read_responses")
    return False


def _read(work: Work, table: TableContract, plain: str, read_as: tuple[Dialect, Header]) -> bool:
    """Sum up the lines; return False where it shows at once that the endings are of no use."""
    dialect, header = read_as
    lines, before = _lines(table, header, dialect.separator)
    given: dict[str, object] = {"path": plain}
    if lines != LINES_OF_FILE:
        columns = {f"c{position}": "varchar" for position in range(header.width)}
        given |= {"columns": columns, "separator": dialect.separator}
    answers = _answers(work, table, lines, dialect.separator)
    connection = work.connection
    unknown = f"select count(*) from (from {answers} limit {_FIRST}) where answer = {_OTHERWISE}"  # noqa: S608
    if connection.execute(unknown, given).fetchall()[0][0]:
        return False
    # Without an id where there are not as many cells as there should be.
    cells = "".join(f", cells[{place}] as {name}" for place, name in enumerate(before, start=1) if name != _ID)
    own = f"case when len(cells) = {len(before)} then cells[{before.index(_ID) + 1}] end as {_ID}"
    with watched(connection, work.progress):
        connection.execute(
            f"""
            create table checked.read_responses as
            select {own}{cells}, rows, answers from (
                select string_split(before, '{dialect.separator}') as cells, rows, answers from (
                    select before, count(*)::uinteger as rows, bit_or(answer) as answers from {answers} group by before
                )
            )
            """,  # noqa: S608 - names are the contract's
            given,
        )
    return True


def _lines(table: TableContract, header: Header, separator: str) -> tuple[str, list[str]]:
    """Return the file's lines, ending in item and score, as SQL, and what the cells before are called."""
    as_they_stand = sorted(header.positions, key=lambda name: header.positions[name])
    if as_they_stand[-2:] == [_ITEM, _SCORE] and len(as_they_stand) == header.width:
        return LINES_OF_FILE, as_they_stand[:-2]
    before = [column.name for column in table.columns if column.name not in (_ITEM, _SCORE)]
    cells = ", ".join(f"c{header.positions[name]}" for name in (*before, _ITEM, _SCORE))
    return f"(select concat_ws('{separator}', {cells}) as line from {CELLS_OF_FILE})", before  # noqa: S608


def _answers(work: Work, table: TableContract, lines: str, separator: str) -> str:
    """Return SQL for what stands before item and score in each line, and for the bits of these two, `answer`."""
    connection = work.connection
    items = [
        item
        for (item,) in connection.execute("select item_id from programme.evaluation_items order by position").fetchall()
    ]
    score = table.column(_SCORE)
    scores = ["", *(str(score) for score in range(score.minimum or 0, (score.maximum or 0) + 1))]
    endings = [separator.join(("", item, score)) for item in items for score in scores]
    connection.execute("drop type if exists checked.ending")
    connection.execute("create type checked.ending as enum (select unnest($endings::varchar[]))", {"endings": endings})
    code = "enum_code(try_cast(right(line, ending) as checked.ending))"
    mark = f"(code % {len(scores)} + 1)::ubigint << ({BITS} * (code // {len(scores)}))::ubigint"
    return f"""(
        select before, coalesce({mark}, {_OTHERWISE}::ubigint) as answer from (
            select left(line, -ending) as before, {code} as code
            from (select line, {_length(items, separator)} as ending from {lines})
        )
    )"""  # noqa: S608


def _length(items: Sequence[str], separator: str) -> str:
    """Return SQL for how many characters of a line its ending has: one more where there is a score."""
    *shorter, longest = sorted({len(item) + 2 for item in items})

    def of_items(more: int) -> str:
        cases = [
            f"when substring(line, -{length + more}, 1) = '{separator}' then {length + more}" for length in shorter
        ]
        return f"case {' '.join(cases)} else {longest + more} end" if cases else str(longest + more)

    return f"case when ends_with(line, '{separator}') then {of_items(0)} else {of_items(1)} end"


def _lowest_bits(work: Work) -> int:
    ((items,),) = work.connection.execute("select count(*) from programme.evaluation_items").fetchall()
    return sum(1 << BITS * place for place in range(items))
