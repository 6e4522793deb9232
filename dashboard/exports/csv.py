"""Rows as a CSV file that a Norwegian Excel opens right: BOM, semicolons, decimal comma, Norwegian headings."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(
    above: Sequence[str], columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]], words: Mapping[bool, str]
) -> str:
    """Return the file's text.

    above: lines of their own before the table; columns: headings by the rows' keys, in order;
    words: how true and false are written. Missing is an empty cell.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerows([_text(line)] for line in above)
    writer.writerow([])
    writer.writerow([_text(heading) for heading in columns.values()])
    writer.writerows([_cell(row[column], words) for column in columns] for row in rows)
    return BOM + sheet.getvalue()


def _cell(figure: object, words: Mapping[bool, str]) -> str:
    if figure is None:
        return ""
    if isinstance(figure, bool):
        return words[figure]
    if isinstance(figure, float):
        return repr(figure).replace(".", ",")
    if isinstance(figure, date):
        return figure.isoformat()
    return str(figure) if isinstance(figure, int) else _text(str(figure))


def _text(words: str) -> str:
    """Return text that no spreadsheet takes for a formula; numbers never come this way."""
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
