"""Rows on the command line: as a table to read, as CSV, or as JSON."""

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from dashboard.terminal import Terminal, on_one_line, visible

_Row = Mapping[str, Any]


def print_rows(form: str, columns: Sequence[str], rows: Sequence[_Row]) -> None:
    """Print the columns of the rows in a form: `table`, `csv` or `json`."""
    _FORMS[form](columns, rows)


def print_table(titles: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows of cells under titles, numbers to the right."""
    table = Table(*titles)
    for row in rows:
        table.add_row(
            *(
                Text(on_one_line(_cell(cell)), justify="right" if isinstance(cell, int | float) else "left")
                for cell in row
            )
        )
    console = Terminal()
    # A pipe has no width: there a row must not be folded.
    Terminal(width=None if console.is_terminal else 400).print(table)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(_plain(value))


def _print_json(columns: Sequence[str], rows: Sequence[_Row]) -> None:
    plain = [{column: _plain(row[column]) for column in columns} for row in rows]
    _print_exactly(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")


def _print_csv(columns: Sequence[str], rows: Sequence[_Row]) -> None:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    _print_exactly(written.getvalue())


def _print_exactly(content: str) -> None:
    """Print what a program is to read; where it is a terminal that reads it, nothing may steer that."""
    sys.stdout.write(visible(content) if sys.stdout.isatty() else content)


def _print_table(columns: Sequence[str], rows: Sequence[_Row]) -> None:
    print_table(columns, [[row[column] for column in columns] for row in rows])


_FORMS: dict[str, Callable[[Sequence[str], Sequence[_Row]], None]] = {
    "table": _print_table,
    "csv": _print_csv,
    "json": _print_json,
}
