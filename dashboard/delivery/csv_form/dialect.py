"""The dialect of a file: found from its header, as that is where the contract's column names are."""

import csv
from dataclasses import dataclass
from pathlib import Path

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.scan import Scan
from dashboard.delivery.header import recognised
from dashboard.delivery.work import BLANKS

_SEPARATORS = (";", ",", "\t")
_SHOWN = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "cp1252": "Windows-1252"}


@dataclass(frozen=True)
class Dialect:
    """How a file is written, and its header: the cells, and the lines its record begins and ends on; `lines` of all."""

    encoding: str
    separator: str
    line_ends: str
    header: list[str]
    header_line: int
    header_end: int
    lines: int

    @property
    def description(self) -> str:
        """Return the dialect in words that are the same in every language."""
        separator = "tab" if self.separator == "\t" else self.separator
        return f"CSV «{separator}», {_SHOWN[self.encoding]}, {self.line_ends}"


def find(path: Path, encoding: str, scanned: Scan, table: TableContract) -> Dialect | None:
    """Return the dialect under which most header cells are the contract's; None when there are only blank lines.

    Raises `csv.Error` where the header cannot be read under any separator.
    """
    found: list[tuple[int, int, Dialect]] = []
    failed: csv.Error | None = None
    blank = False
    for separator in _SEPARATORS:
        try:
            header = _header(path, encoding, separator)
        except csv.Error as error:
            failed = error
            continue
        if header is None:
            blank = True
        else:
            line, end, cells = header
            dialect = Dialect(encoding, separator, scanned.line_ends, cells, line, end, scanned.lines)
            found.append((recognised(table, cells), len(cells), dialect))
    if not found and failed is not None:
        raise failed
    if not found:
        return None
    known, _, best = max(found, key=lambda candidate: candidate[:2])
    return None if blank and not known else best


def _header(path: Path, encoding: str, separator: str) -> tuple[int, int, list[str]] | None:
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=separator, strict=True, skipinitialspace=True)
        line = 1
        for cells in reader:
            # Excel's own hint on a first line, «sep=;», is not data.
            if any(cell.strip(BLANKS) for cell in cells) and not _is_hint(cells, line):
                return line, reader.line_num, cells
            line = reader.line_num + 1
    return None


def _is_hint(cells: list[str], line: int) -> bool:
    whole = "".join(cells).strip(BLANKS).lower()
    return line == 1 and whole in {"sep=", "sep=;", "sep=,", "sep=\t"}
