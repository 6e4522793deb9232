"""Rows on the command line: as a table to read, as CSV, or as JSON."""

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.terminal import visible

_Row = Mapping[str, Any]


def print_rows(form: str, columns: Sequence[str], rows: Sequence[_Row]) -> None:
    """Print the columns of the rows in a form: `table`, `csv` or `json`."""
    _FORMS[form](columns, rows)


def print_table(titles: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows of cells under titles, numbers to the right."""
    table = Table(*titles)
    for row in rows:
        table.add_row(
            *(Text(visible(_cell(cell)), justify="right" if isinstance(cell, int | float) else "left") for cell in row)
        )
    console = Console()
    # A pipe has no width: there a row must not be folded.
    Console(width=None if console.is_terminal else 400).print(table)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(_plain(value))


def _print_json(columns: Sequence[str], rows: Sequence[_Row]) -> None:
    plain = [{column: _plain(row[column]) for column in columns} for row in rows]
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2))


def _print_csv(columns: Sequence[str], rows: Sequence[_Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)


def _print_table(columns: Sequence[str], rows: Sequence[_Row]) -> None:
    print_table(columns, [[row[column] for column in columns] for row in rows])


_FORMS: dict[str, Callable[[Sequence[str], Sequence[_Row]], None]] = {
    "table": _print_table,
    "csv": _print_csv,
    "json": _print_json,
}
