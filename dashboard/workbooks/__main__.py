"""Reads what to do as JSON from standard input, writes `<n>.csv` for each sheet that is a table, and tells on standard
output, as JSON, what the workbook holds.
"""

import csv
import errno
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dashboard.workbooks import DISK_FULL, TOO_LARGE, UNREADABLE, parts


def main() -> int:
    """Do as asked, and return the exit code."""
    asked = json.load(sys.stdin)
    try:
        _bound(asked["memory"], asked["file_bytes"])
        json.dump(_workbook(asked), sys.stdout)
    except MemoryError:
        return TOO_LARGE
    except OSError as error:
        return {errno.EFBIG: TOO_LARGE, errno.ENOSPC: DISK_FULL}.get(error.errno or 0, UNREADABLE)
    except BaseException:  # what Rust calls a panic is no Exception; the workbook is to blame for all
        return UNREADABLE
    return 0


def _bound(memory: int, file_bytes: int) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _workbook(asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    path, wanted = asked["path"], set(asked["wanted"])
    with ZipFile(path) as container, CalamineWorkbook.from_path(path) as workbook:
        found = parts.sheets(container)
        sheets: list[dict[str, Any]] = [
            {"name": sheet.name, "hidden": sheet.visible is not SheetVisibleEnum.Visible, "table": plain(sheet.name)}
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]
        for sheet in sheets:
            sheet["blank"] = not parts.has_cells(container, found[sheet["name"]])
        if not any(sheet["table"] in wanted for sheet in sheets):
            _name_the_only(sheets, asked["stem"])
        for number, sheet in enumerate(sheets):
            if sheet["table"] in wanted:
                sheet["file"] = str(Path(asked["out"]) / f"{number}.csv")
                instead = parts.without_value(container, found[sheet["name"]])
                sheet.update(_write(_rows(workbook, sheet["name"], instead), Path(sheet["file"]), asked))
                places = {column: place for place, column in enumerate(sheet.pop("columns", ()))}
                sheet["errors"] = [
                    (row, places[column], text) for (row, column), text in sorted(instead.items()) if column in places
                ]
    return sheets


def _name_the_only(sheets: list[dict[str, Any]], stem: str) -> None:
    """Let the only sheet that can be seen and holds anything be the table the workbook is named after."""
    shown = [sheet for sheet in sheets if not sheet["hidden"] and not sheet["blank"]]
    if len(shown) == 1:
        shown[0]["table"] = plain(stem)


def plain(name: str) -> str:
    """Return a name without what differs between systems: case, composed letters, spaces around."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def _rows(
    workbook: CalamineWorkbook, name: str, instead: Mapping[tuple[int, int], str]
) -> Iterable[tuple[int, dict[int, str]]]:
    """Give (row as the sheet numbers it, text by column from 1) of every row, without the cells that are empty."""
    sheet = workbook.get_sheet_by_name(name)
    first = sheet.start[1] + 1 if sheet.start else 1
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in instead.items():
        by_row.setdefault(row, {})[column] = text
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = {column: text_of(cell) for column, cell in enumerate(cells, start=first) if cell != ""}
        yield number, texts | by_row.pop(number, {})
    for later in sorted(by_row):
        yield later, by_row[later]


def text_of(cell: object) -> str:
    """Return a cell as the text it would be in CSV: whole numbers without decimals, dates as 2026-09-16."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _write(rows: Iterable[tuple[int, dict[int, str]]], path: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Write the rows under the header with their numbers; return the header and what was seen on the way."""
    header: dict[int, str] = {}
    header_line, longest = 0, 0
    unnamed: set[int] = set()
    try:
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for line, cells in rows:
                row = {column: text for column, text in cells.items() if text.strip(asked["blanks"])}
                if any(len(text) > asked["field_characters"] for text in row.values()):
                    return {"too_large_at": line}
                if not header:
                    header, header_line = row, line if row else 0
                    continue
                unnamed |= row.keys() - header.keys()
                named = [cells.get(column, "") for column in header]
                if any(column in row for column in header):
                    longest = max(longest, sum(map(len, named)))
                    writer.writerow([line, *named])
    except UnicodeError as error:
        raise ValueError(str(error)) from error
    return {
        "columns": list(header),
        "header": list(header.values()),
        "header_line": header_line,
        "unnamed": [parts.letters(column) for column in sorted(unnamed)],
        "longest": longest,
    }


if __name__ == "__main__":
    sys.exit(main())
