"""A tiny delivery in the other forms: a workbook, Parquet files, and a zip of any folder."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from dashboard.delivery.contract import Column, contract
from tests.delivery import tiny

Typed = bool | int | date | str
Cell = Callable[[Column, str], Typed]
#: When everything was made: the same delivery is the same bytes, whenever a test writes it.
MADE_AT = datetime(2026, 11, 15)  # noqa: DTZ001 - these forms know no zone


def typed(column: Column, cell: str) -> Typed:
    """Return a cell as a system that types its columns writes it; municipality numbers stay text."""
    if not cell:
        return ""
    if column.type == "date":
        return date.fromisoformat(cell)
    if column.type == "boolean":
        return cell == "true"
    return int(cell) if column.type == "integer" or column.kind == "organisation_number" else cell


def as_text(_: Column, cell: str) -> Typed:
    """Return a cell as text, whatever it holds: Excel's «number stored as text»."""
    return cell


def workbook(
    path: Path,
    tables: tiny.Tables,
    cell: Cell = typed,
    change: Callable[[Any, dict[str, Any]], object] = lambda _book, _sheets: None,
    *,
    norwegian: bool = False,
) -> Path:
    """Write a workbook, one sheet a table; `change` is given the book and its sheets before it is closed."""
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"created": MADE_AT})
        dates = book.add_format({"num_format": "dd.mm.yyyy"})
        sheets = {}
        for table, rows in tables.items():
            known = contract().table(table)
            sheet = sheets[table] = book.add_worksheet(known.title.capitalize() if norwegian else table)
            names = list(rows[0]) if rows else [column.name for column in known.columns]
            sheet.write_row(0, 0, [known.column(name).title.upper() if norwegian else name for name in names])
            for number, row in enumerate(rows, start=1):
                for place, name in enumerate(names):
                    _write(sheet, (number, place), cell(known.column(name), row[name]), dates)
        change(book, sheets)
    return path


def _write(sheet: Any, place: tuple[int, int], value: Typed, dates: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*place, value, dates)
    elif isinstance(value, str):
        sheet.write_string(*place, value)
    else:
        sheet.write(*place, value)


_TYPES = {"integer": "integer", "date": "date", "boolean": "boolean", "string": "varchar"}


def parquet(path: Path, table: str, rows: list[dict[str, str]], types: dict[str, str] | None = None) -> Path:
    """Write a Parquet file with the contract's types, or the types given by column."""
    known = contract().table(table)
    names = list(rows[0]) if rows else [column.name for column in known.columns]
    columns = {name: (types or {}).get(name, _TYPES[known.column(name).type]) for name in names}
    with duckdb.connect() as connection:
        declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f"create table t ({declared})")
        if rows:
            lists = [[row[name] or None for row in rows] for name in names]
            cells = ", ".join(f"unnest(?::varchar[])::{kind}" for kind in columns.values())
            connection.execute(f"insert into t select {cells}", lists)
        connection.execute(f"copy t to '{path}' (format parquet)")
    return path


def parquets(folder: Path, tables: tiny.Tables, types: dict[str, str] | None = None) -> Path:
    """Write a folder of Parquet files that says its date."""
    tiny.write(folder, {})
    for table, rows in tables.items():
        parquet(folder / f"{table}.parquet", table, rows, types)
    return folder


def zipped(folder: Path, path: Path, top: str = "") -> Path:
    """Write a zip of a folder, or a file, with all of it in a folder `top` where that is given."""
    files = [folder] if folder.is_file() else sorted(folder.iterdir())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for file in files:
            entry = zipfile.ZipInfo.from_file(file, f"{top}{file.name}")
            entry.date_time = MADE_AT.timetuple()[:6]
            container.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return path
