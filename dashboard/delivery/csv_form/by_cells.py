"""The fastest way: every line has the header's number of cells and none is blank, so DuckDB's own reader takes it all.

Of a column of codes, dates or numbers each distinct text is kept once, and of each cell only which of them it is (an
enum): that is done while the file is read. Which texts there are is guessed before (`expected`); the file is read once
more where it holds others. Free text is kept trimmed, ids of units, which may be many, as they are.

DuckDB's reader does not tell of lines as findings must, neither of blank ones it passes over nor of those of another
width: where there is one, the file is read by lines instead.
"""

from dataclasses import dataclass

import duckdb

from dashboard.delivery.contract import Column, TableContract
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.csv_form.expected import expect, expect_more
from dashboard.delivery.header import Header
from dashboard.delivery.progress import watched
from dashboard.delivery.work import BLANKS, Work

CELLS_OF_FILE = """
    read_csv(
        $path, columns = $columns, auto_detect = false, header = false, skip = 1, delim = $separator,
        quote = '', escape = '', nullstr = '\x01', compression = 'none', buffer_size = 16_000_000
    )
"""
"""Read in pieces of half the size DuckDB chooses: two cores share what a file of 60 MB has, and less is set aside."""

_FIRST = 20_000
"""Rows that are looked at first: their texts, and what goes with them, are what is expected of the rest."""


def read_cells(work: Work, table: TableContract, plain: str, read_as: tuple[Dialect, Header]) -> bool:
    """Fill `checked.rows_<table>` from the UTF-8 file `plain`; return False, and leave nothing, where this cannot."""
    dialect, header = read_as
    if dialect.header_end != 1 or header.width == 1:
        return False
    file = _File(work, table, plain, dialect, header)
    try:
        written = file.fill()
    except duckdb.InvalidInputException:  # a line of another width
        written = None
    # A blank line is one that DuckDB passes over; of a file without rows the slower way knows what to say.
    if written is None or not written.rows or written.rows + written.blank != dialect.lines - dialect.header_end:
        work.connection.execute(f"drop table if exists {file.lines}")
        return False
    where = "where not blank" if written.blank else ""
    names = "".join(f', {column.name}::varchar as "{column.name}"' for column in file.coded)
    texts = "".join(f", coalesce({column.name}, '') as \"{column.name}\"" for column in file.free)
    kept = "".join(f", {column.name}" for column in file.coded)
    for view, cells in (("rows", names), ("kept", kept)):
        work.connection.execute(
            f"create view checked.{view}_{table.name} as select (rowid + 2)::integer as line{cells}{texts} "  # noqa: S608
            f"from {file.lines} {where}"
        )
    return True


@dataclass(frozen=True)
class _Written:
    """How many rows a file has with something in them, and how many of separators only."""

    rows: int
    blank: int


class _File:
    """A file on its way into `checked.lines_<table>`."""

    def __init__(self, work: Work, table: TableContract, plain: str, dialect: Dialect, header: Header) -> None:
        self._work, self._table, self._header = work, table, header
        self._lines_in_all, self._blanks = dialect.lines, dialect.blanks
        present = [column for column in table.columns if column.name in header.positions]
        self.coded = [column for column in present if not column.is_free_text]
        self.free = [column for column in present if column.is_free_text]
        self._units = [column for column in self.coded if column.kind == "organisation_number"]
        self._expected = [column for column in self.coded if column not in self._units]
        self.lines = f"checked.lines_{table.name}"
        # No file that comes here has the character 1: so no cell is null.
        columns = {f"c{position}": "varchar" for position in range(header.width)}
        self._given = {"path": plain, "columns": columns, "separator": dialect.separator}

    def fill(self) -> _Written | None:
        """Read the file; return None where its texts are too many to tell apart."""
        first = f"(from {CELLS_OF_FILE} limit {_FIRST})"
        small = self._lines_in_all <= _FIRST
        if not expect(self._work, self._table, self._cells(), (first, self._given, not small)):
            return None
        self._read()
        if unexpected := self._unexpected():
            if not expect_more(self._work, self._table, unexpected, (CELLS_OF_FILE, self._given)):
                return None
            self._work.connection.execute(f"drop table {self.lines}")
            self._read()
        counts = f"select count(*) filter (where not blank), count(*) filter (where blank) from {self.lines}"  # noqa: S608
        return _Written(*self._work.connection.execute(counts).fetchall()[0])

    def _cells(self) -> list[tuple[Column, str]]:
        return [(column, f"c{self._header.positions[column.name]}") for column in self._expected]

    def _read(self) -> None:
        coded = "".join(
            f", try_cast({cell} as checked.text_{self._table.name}_{column.name}) as {column.name}"
            for column, cell in self._cells()
        )
        units = "".join(f", c{self._header.positions[column.name]} as {column.name}" for column in self._units)
        free = "".join(
            f", {self._trimmed(f'c{self._header.positions[column.name]}')} as {column.name}" for column in self.free
        )
        # Only rows with a blank first cell, or one that begins with a blank, are looked into.
        perhaps = "c0 < '!' or c0 > '~'" if self._blanks else "c0 = ''"
        together = ", ".join(f"c{position}" for position in range(self._header.width))
        blank = f"case when {perhaps} then trim(concat({together}), $blanks) = '' else false end as blank"
        with watched(self._work.connection, self._work.progress):
            self._work.connection.execute(
                f"create table {self.lines} as select {blank}{coded}{units}{free} from {CELLS_OF_FILE}",  # noqa: S608
                {**self._given, "blanks": BLANKS},
            )

    def _trimmed(self, cell: str) -> str:
        """Return SQL for a cell without blanks around it, null where nothing is left."""
        if not self._blanks:
            return f"nullif({cell}, '')"
        # To trim all takes half as long as to read them, and most begin and end with a letter of ASCII.
        ends = f"{cell} between '!' and '~' and {cell}[-1] between '!' and '~'"
        return f"case when {ends} then {cell} else nullif(trim({cell}, $blanks), '') end"

    def _unexpected(self) -> list[tuple[Column, str]]:
        """Return the columns, and their cells, with texts that were not expected."""
        counted = ", ".join(["count(*)", *(f"count({column.name})" for column in self._expected)])
        total, *known = self._work.connection.execute(f"select {counted} from {self.lines}").fetchall()[0]  # noqa: S608
        return [each for each, count in zip(self._cells(), known, strict=True) if count < total]
