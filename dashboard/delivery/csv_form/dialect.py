"""The dialect of a file: found from its header, as that is where the contract's column names are."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.quoted_line import MISPLACED, csv_rule, fields_of
from dashboard.delivery.csv_form.scan import Scan, line_of
from dashboard.delivery.header import recognised
from dashboard.delivery.work import BLANKS

_SEPARATORS = (";", ",", "\t")
_SHOWN = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "cp1252": "Windows-1252"}


@dataclass(frozen=True)
class Dialect:
    """How a file is written, and its header: the cells, and the lines its record begins and ends on.

    `lines` is of all the file, and `blanks` tells whether anything in it may have to be trimmed.
    """

    encoding: str
    separator: str
    line_ends: str
    header: list[str]
    header_line: int
    header_end: int
    lines: int
    blanks: bool

    @property
    def description(self) -> str:
        """Return the dialect in words that are the same in every language."""
        separator = "tab" if self.separator == "\t" else self.separator
        return f"CSV «{separator}», {_SHOWN[self.encoding]}, {self.line_ends}"


class HeaderBroken(Exception):  # noqa: N818 - says what the header is
    """A header that cannot be read under any separator: the rule of `file.<rule>` it breaks, and its line."""

    def __init__(self, rule: str, line: int) -> None:
        super().__init__()
        self.rule = rule
        self.line = line


def find(path: Path, encoding: str, scanned: Scan, table: TableContract) -> Dialect | None:
    """Return the dialect under which most header cells are the contract's; None when there are only blank lines.

    Raises `HeaderBroken`.
    """
    if scanned.first_written is None:
        return None
    place = (scanned.first_written, line_of(path, scanned.first_written))
    found: list[tuple[int, int, Dialect]] = []
    broken: list[HeaderBroken] = []
    blank = False
    for separator in _SEPARATORS:
        try:
            header = _header(path, encoding, separator, place)
        except HeaderBroken as error:
            broken.append(error)
            continue
        if header is None:
            blank = True
        else:
            line, end, cells = header
            dialect = Dialect(encoding, separator, scanned.line_ends, cells, line, end, scanned.lines, scanned.blanks)
            found.append((recognised(table, cells), len(cells), dialect))
    if not found and broken and not blank:
        # Under a wrong separator quotes stand in the wrong places.
        raise min(broken, key=lambda error: error.rule == MISPLACED)
    if not found:
        return None
    known, _, best = max(found, key=lambda candidate: candidate[:2])
    return None if blank and not known else best


def _header(path: Path, encoding: str, separator: str, place: tuple[int, int]) -> tuple[int, int, list[str]] | None:
    """Return first line, last line and cells of the first record with something in it, from an (offset, line) on."""
    offset, line = place
    lines_before = line - 1
    last = [""]
    with path.open("rb") as raw:
        raw.seek(offset)
        # Beyond the start there is no byte order mark.
        file = TextIOWrapper(raw, encoding="utf-8" if offset and encoding == "utf-8-sig" else encoding, newline="")
        reader = csv.reader(_remembered(file, last), delimiter=separator, strict=True, skipinitialspace=True)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return None
            except csv.Error as error:
                cells = _recovered(error, last[0] if lines_before + reader.line_num == line else None, separator, line)
            # Excel's own hint on a first line, «sep=;», is not data.
            if any(cell.strip(BLANKS) for cell in cells) and not _is_hint(cells, line):
                return line, lines_before + reader.line_num, cells
            line = lines_before + reader.line_num + 1


def _remembered(lines: Iterable[str], last: list[str]) -> Iterator[str]:
    for one in lines:
        last[0] = one
        yield one


def _recovered(error: csv.Error, whole: str | None, separator: str, line: int) -> list[str]:
    """Return the fields of a header on one line with spaces around its quotes; else raise `HeaderBroken`."""
    rule = csv_rule(error)
    fields = fields_of(whole, separator) if rule == MISPLACED and whole is not None else None
    if fields is None:
        raise HeaderBroken(rule, line) from error
    return fields


def _is_hint(cells: list[str], line: int) -> bool:
    whole = "".join(cells).strip(BLANKS).lower()
    return line == 1 and whole in {"sep=", "sep=;", "sep=,", "sep=\t"}
