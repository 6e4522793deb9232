"""The careful way: with quotes in the file a record may span lines, so Python's strict csv reader takes it apart.

What it reads is written again one record per line, with the line it began on, for DuckDB to take in.
"""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form.by_lines import ragged
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.csv_form.quoted_line import MISPLACED, csv_rule, fields_of
from dashboard.delivery.findings import LISTED, Finding
from dashboard.delivery.header import Header
from dashboard.delivery.reading import Unreadable
from dashboard.delivery.work import BLANKS, Work

_BATCH = 20_000
_UNIT = "\x1f"
# What would break a line of the copy apart is written as escape and a digit, read back by DuckDB.
_ESCAPES = {"\x1b": "\x1b0", "\n": "\x1b1", "\r": "\x1b2", _UNIT: "\x1b3", "\x01": "\x1b4"}
_ESCAPED = str.maketrans(_ESCAPES)
_needs_escape = re.compile("[\x1b\n\r\x01]").search


@contextmanager
def field_limit(characters: int) -> Iterator[None]:
    """Let the csv reader refuse larger fields, within the context only: its limit is the whole process's."""
    before = csv.field_size_limit(characters)
    try:
        yield
    finally:
        csv.field_size_limit(before)


@dataclass
class _Found:
    """What is wrong with single records: the first findings of each rule and how many there are."""

    listed: dict[str, list[Finding]] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    longest: int = 0

    def add(self, finding: Finding) -> None:
        listed = self.listed.setdefault(finding.code, [])
        if len(listed) < LISTED:
            listed.append(finding)
        self.totals[finding.code] = self.totals.get(finding.code, 0) + 1


def read_records(work: Work, table: TableContract, path: Path, read_as: tuple[Dialect, Header]) -> bool:
    """Fill `checked.rows_<table>`; return whether rows were left out. Raises `Unreadable`."""
    dialect, header = read_as
    found = _Found()
    copy = work.folder / "records.txt"
    with path.open(encoding=dialect.encoding, newline="") as source, copy.open("w", encoding="utf-8", newline="") as to:
        advance = _advance(work, path, source)
        try:
            _copy(_Records(source, dialect, path.name, found), to, (header, found, path.name), advance)
        finally:
            for code, findings in found.listed.items():
                work.log.add_all(findings, found.totals[code])
    _load(work, table, header, (copy, found.longest))
    copy.unlink()
    return bool(found.totals)


class _Records:
    """Iterates over (first line, fields) of a file's records; a record that cannot be read is a finding."""

    def __init__(self, source: TextIO, dialect: Dialect, file: str, found: _Found) -> None:
        self._line = ""
        self._separator = dialect.separator
        self._reader = csv.reader(self._lines(source), delimiter=dialect.separator, strict=True, skipinitialspace=True)
        self._after = dialect.header_end
        self._file = file
        self._found = found

    def _lines(self, source: TextIO) -> Iterator[str]:
        for line in source:
            self._line = line
            yield line

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        reader = self._reader
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                row = self._recovered(line, error)
            if line > self._after:
                yield line, row

    def _recovered(self, line: int, error: csv.Error) -> list[str]:
        """Return the fields of a record with spaces around its quotes; else it is a finding, or the end."""
        rule = csv_rule(error)
        if rule != MISPLACED:
            raise Unreadable(Finding("error", f"file.{rule}", self._file, line))
        row = fields_of(self._line, self._separator) if self._reader.line_num == line else None
        if row is None:
            self._found.add(Finding("error", f"file.{rule}", self._file, line))
        return row or []


def _copy(records: _Records, copy: TextIO, shape: tuple[Header, _Found, str], advance: Callable[[], None]) -> None:
    header, found, file = shape
    pick = itemgetter(*header.positions.values())
    one = len(header.positions) == 1
    batch: list[str] = []
    for line, row in records:
        if len(row) != header.width:
            if any(cell.strip(BLANKS) for cell in row):
                found.add(ragged(file, line, len(row), header.width))
            continue
        cells = (pick(row),) if one else pick(row)
        joined = _UNIT.join(cells)
        if not joined.strip(_BLANK_OR_UNIT) and not any(cell.strip(BLANKS) for cell in row):
            continue
        if _needs_escape(joined) or joined.count(_UNIT) != len(cells) - 1:
            joined = _UNIT.join(cell.translate(_ESCAPED) for cell in cells)
        found.longest = max(found.longest, len(joined))
        batch.append(f"{line}{_UNIT}{joined}\n")
        if len(batch) == _BATCH:
            copy.writelines(batch)
            batch.clear()
            advance()
    copy.writelines(batch)


_BLANK_OR_UNIT = BLANKS + _UNIT


def _advance(work: Work, path: Path, source: TextIO) -> Callable[[], None]:
    total = path.stat().st_size
    return lambda: work.progress.advance(source.buffer.tell(), total)


def _load(work: Work, table: TableContract, header: Header, copied: tuple[Path, int]) -> None:
    copy, longest = copied
    cells = "".join(f', {_unescaped(number)} as "{name}"' for number, name in enumerate(header.positions, start=2))
    work.connection.execute(
        f"""
        create table checked.rows_{table.name} as
        with lines as (
            select string_split(line, '{_UNIT}') as cells from read_csv(
                $path, columns = {{'line': 'varchar'}}, auto_detect = false, header = false, delim = '\x01',
                quote = '', escape = '', compression = 'none', new_line = '\\n',
                max_line_size = {max(2_000_000, 5 * longest)}
            )
        )
        select cells[1]::integer as line{cells} from lines
        """,  # noqa: S608 - names are the contract's
        {"path": str(copy)},
    )


def _unescaped(number: int) -> str:
    cell = f"cells[{number}]"
    whole = cell
    for character, written in reversed(_ESCAPES.items()):
        whole = f"replace({whole}, '{written}', chr({ord(character)}))"
    return f"case when contains({cell}, '\x1b') then {whole} else {cell} end"
