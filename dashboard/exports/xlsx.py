"""Rows as an Excel file: figures are numbers, dates are dates, text is text and never a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd.mm.yyyy",
}
_LONGEST_TEXT = 32_767  # characters, Excel's own limit for a cell
_NARROWEST, _WIDEST = 8, 60
_NOTES_WIDTH = 100


def as_xlsx(
    above: Sequence[str],
    columns: Mapping[str, str],
    rows: Iterable[Mapping[str, Any]],
    words: Mapping[bool, str],
    tabs: tuple[str, str],
) -> bytes:
    """Return the file: the table on the first sheet, its header row frozen, and `above`, line by line, on the second.

    columns: headings by the rows' keys, in order; words: how true and false are written; tabs: the sheets' names.
    Missing is an empty cell.
    """
    file = io.BytesIO()
    with Workbook(file, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        table, beside = (book.add_worksheet(name) for name in tabs)
        widths = [len(heading) for heading in columns.values()]
        for place, heading in enumerate(columns.values()):
            table.write_string(0, place, heading, bold)
        for line, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                widths[place] = max(widths[place], _write(table, (line, place), row[column], words))
        for place, width in enumerate(widths):
            table.set_column(place, place, min(max(width, _NARROWEST), _WIDEST) + 2)
        table.freeze_panes(1, 0)
        for line, said in enumerate(above):
            beside.write_string(line, 0, said[:_LONGEST_TEXT], None if line else bold)
        beside.set_column(0, 0, _NOTES_WIDTH)
    return file.getvalue()


def _write(sheet: Any, cell: tuple[int, int], held: object, words: Mapping[bool, str]) -> int:
    """Write one cell by its type and return how wide it is, in characters."""
    if held is None:
        return 0
    if isinstance(held, bool):
        held = words[held]
    if isinstance(held, int | float):
        sheet.write_number(*cell, held)
    elif isinstance(held, date):
        sheet.write_datetime(*cell, held)
    else:
        sheet.write_string(*cell, str(held)[:_LONGEST_TEXT])
    return len(str(held))
