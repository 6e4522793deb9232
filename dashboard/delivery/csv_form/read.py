"""Reads one CSV file: look at its bytes, find its dialect, then by the fastest way that can take it."""

from functools import partial
from pathlib import Path

from dashboard.delivery.contract import TableContract
from dashboard.delivery.csv_form import dialect as dialects
from dashboard.delivery.csv_form.ahead import Look
from dashboard.delivery.csv_form.by_cells import read_cells
from dashboard.delivery.csv_form.by_lines import read_lines, utf8_of
from dashboard.delivery.csv_form.by_records import field_limit, read_records
from dashboard.delivery.csv_form.by_responses import read_responses
from dashboard.delivery.csv_form.dialect import Dialect
from dashboard.delivery.csv_form.scan import Scan, line_of, scan
from dashboard.delivery.findings import Finding, file_too_large
from dashboard.delivery.header import Header, match, recognised
from dashboard.delivery.reading import Rows, Unreadable
from dashboard.delivery.work import Work
from dashboard.texts import text

_LONG_LINE = 500_000
"""Bytes beyond which a line is read field by field: DuckDB takes lines of 2 MB, and Windows-1252 may grow threefold."""

_SHORT_LINE = 10_000
"""Bytes up to which DuckDB's reader is given whole rows: it takes some thousand of them at a time."""

_ENDLESS_LINE = 50_000_000
"""Bytes beyond which a line is not even looked at: it would have to be taken into memory whole."""


def read(work: Work, table: TableContract, path: Path, look: Look = scan) -> Rows:
    """Read a CSV file into the view `checked.rows_<table>`, its bytes seen by `look`; raises `Unreadable`."""
    scanned = _scanned(work, path, look)
    with field_limit(work.contract.field_characters):
        dialect = _dialect(table, path, scanned)
        header = match(table, dialect.header, (path.name, dialect.header_line), work.log)
        if not header.positions:
            raise Unreadable(None)
        work.progress.step(text("findings.step_split", "nb", file=path.name))
        read_as = (dialect, header)
        by_row = partial(_by_row, work, table, path, (scanned, read_as))
        plain = _one_line_is_one_record(scanned) and scanned.longest_line <= _SHORT_LINE
        if plain and read_responses(work, table, utf8_of(work, path, dialect), read_as):
            return Rows(header, dialect.description, scanned.sha256, damaged=False, compact=True, by_row=by_row)
        return by_row()


def _by_row(work: Work, table: TableContract, path: Path, seen: tuple[Scan, tuple[Dialect, Header]]) -> Rows:
    scanned, read_as = seen
    compact = damaged = False
    with field_limit(work.contract.field_characters):
        if _one_line_is_one_record(scanned):
            plain = utf8_of(work, path, read_as[0])
            compact = scanned.longest_line <= _SHORT_LINE and read_cells(work, table, plain, read_as)
            damaged = not compact and read_lines(work, table, path, plain, read_as)
        else:
            damaged = read_records(work, table, path, read_as)
    return Rows(read_as[1], read_as[0].description, scanned.sha256, damaged, compact)


def _scanned(work: Work, path: Path, look: Look) -> Scan:
    size = path.stat().st_size
    if size == 0:
        raise _unreadable(path, "empty")
    if size > work.contract.csv_bytes:
        raise Unreadable(file_too_large(path, work.contract.csv_bytes))
    scanned = look(path, work.progress.advance)
    if scanned.encoding is None:
        raise _unreadable(path, "undecodable", line_of(path, scanned.undecodable))
    if scanned.nul is not None:
        raise _unreadable(path, "nul", line_of(path, scanned.nul))
    if scanned.longest_line > _ENDLESS_LINE:
        raise _unreadable(path, "field_too_large", line_of(path, scanned.longest_begins))
    return scanned


def _dialect(table: TableContract, path: Path, scanned: Scan) -> Dialect:
    try:
        dialect = dialects.find(path, scanned.encoding or "", scanned, table)
    except dialects.HeaderBroken as broken:
        raise _unreadable(path, broken.rule, broken.line) from broken
    if dialect is None:
        raise _unreadable(path, "no_header")
    if recognised(table, dialect.header) == 0:
        raise _unreadable(path, "header_unrecognised", dialect.header_line)
    return dialect


def _one_line_is_one_record(scanned: Scan) -> bool:
    plain = not scanned.quotes and not scanned.controls
    return plain and scanned.lines_end_alike and scanned.longest_line <= _LONG_LINE


def _unreadable(path: Path, rule: str, line: int | None = None) -> Unreadable:
    return Unreadable(Finding("error", f"file.{rule}", path.name, line))
