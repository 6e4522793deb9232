"""The fastest way: every line has the header's number of cells and none is blank, so DuckDB's own reader takes it all.

It does not tell of lines as findings must, neither of blank ones it passes over nor of those of another width: where
there is one, the file is read by lines instead.
"""

import duckdb

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.header import Header
from dashboard.delivery.work import BLANKS, Work

_MOST_COLUMNS = 100  # far more than any file of the contract; DuckDB takes no expression over thousands


def read_cells(work: Work, table: TableContract, plain: str, read_as: tuple[Dialect, Header]) -> bool:
    """Fill `checked.rows_<table>` from the UTF-8 file `plain`; return False, and leave nothing, where this cannot."""
    dialect, header = read_as
    if dialect.header_end != 1 or not 1 < header.width <= _MOST_COLUMNS:
        return False
    lines = f"checked.lines_{table.name}"
    try:
        count = work.connection.execute(_sql(lines, header), _given(plain, dialect, header)).fetchall()[0][0]
    except duckdb.InvalidInputException:  # a line of another width
        return False
    if count != dialect.lines - dialect.header_end:  # a blank line, which DuckDB passes over
        work.connection.execute(f"drop table {lines}")
        return False
    names = "".join(f', "{name}"' for name in header.positions)
    work.connection.execute(
        f"create view checked.rows_{table.name} as select (rowid + 2)::integer as line{names} from {lines} "  # noqa: S608
        "where not blank"
    )
    return True


def _sql(lines: str, header: Header) -> str:
    cells = "".join(f', c{position} as "{name}"' for name, position in header.positions.items())
    # Only a first cell of a blank or another letter than ASCII's is looked into: that is half the time of it all.
    together = " || ".join(f"c{position}" for position in range(header.width))
    return f"""
        create table {lines} as
        select case when c0 < '!' or c0 > '~' then trim({together}, $blanks) = '' else false end as blank{cells}
        from read_csv(
            $path, columns = $columns, auto_detect = false, header = false, skip = 1, delim = $separator,
            quote = '', escape = '', nullstr = '\x01', compression = 'none'
        )
        """  # noqa: S608 - names are the contract's


def _given(plain: str, dialect: Dialect, header: Header) -> dict[str, object]:
    # No file that comes here has the character 1: so no cell is null.
    columns = {f"c{position}": "varchar" for position in range(header.width)}
    return {"path": plain, "columns": columns, "separator": dialect.separator, "blanks": BLANKS}
