"""What is fuzzed, and what must hold of any bytes at all: they are loaded, or there are findings; nothing is raised."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb

from dashboard.delivery import Finding, FindingLog, SilentProgress, findings_json, load
from dashboard.delivery.archive import unpack
from dashboard.delivery.codes import codes
from dashboard.delivery.contract import contract
from dashboard.delivery.entries import Entry
from dashboard.delivery.files import listing
from dashboard.delivery.findings import LISTED
from dashboard.delivery.load import READERS
from dashboard.delivery.reading import Unreadable
from dashboard.delivery.work import Work, checking, scratch
from dashboard.delivery.xlsx_form import sheets
from dashboard.snapshots.model import load_model
from dashboard.workbooks import __main__ as workbooks
from tests.delivery import tiny
from tests.delivery.conftest import left
from tests.fuzz import seeds

FILES = (*(f"{table.name}.csv" for table in contract().tables), "datapackage.json")


@dataclass(frozen=True)
class Target:
    """One way in: what to begin with, and what to do with bytes; it raises only where something is wrong with us."""

    seeds: Callable[[], list[bytes]]
    run: Callable[[bytes], None]


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    load_model(connection)
    return connection


def _read(name: str, data: bytes) -> None:
    """Read a delivery of one file as far as rows of text."""
    connection, log = _connection(), FindingLog()
    with scratch(connection) as folder, checking(connection), _opened_here():
        (folder / "delivered").mkdir()
        path = folder / "delivered" / name
        path.write_bytes(data)
        entries: list[Entry] | None = [Entry(name, path)]
        if name.endswith(".zip"):
            (folder / "unpacked").mkdir()
            entries = unpack(path, folder / "unpacked", contract(), log)
        _read_all(Work(connection, folder, contract(), tiny.AS_OF, log, SilentProgress()), entries)
    _hold(log.findings())


def _read_all(work: Work, entries: list[Entry] | None) -> None:
    if entries is None:
        assert work.log.has_errors
        return
    for table, source in listing(entries, work.folder, work.contract, work.log).sources.items():
        try:
            rows = READERS[source.form](work, work.contract.table(table), source.path)
        except Unreadable as unreadable:
            if unreadable.finding is not None:
                work.log.add(unreadable.finding)
            assert work.log.has_errors
            continue
        if rows.by_row is not None:  # it came as one row per respondent, in a table of its own
            rows = rows.by_row()
        text = f"from checked.rows_{table}"
        held = work.connection.execute(f"select count(*), count(distinct line), min(line), max(line) {text}")
        count, lines, first, last = held.fetchall()[0]
        assert count == lines
        assert first is None or 1 < first <= last or source.form == ".parquet"
        for column in rows.header.positions:
            assert work.connection.execute(f"select count(*) {text} where {column} is null").fetchall() == [(0,)]


@contextmanager
def _opened_here() -> Iterator[None]:
    """Open workbooks in this process, where the fuzzer sees what is run; what ends the other process is a finding."""

    def answer(workbook: Path, asked: Mapping[str, Any]) -> str:
        try:
            return json.dumps(workbooks._workbook(asked))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of Rust is no Exception
            finding = Finding("error", "file.workbook_unreadable", workbook.name)
            raise Unreadable(finding) from error

    with mock.patch.object(sheets, "_answer", answer):
        yield


def _load(data: bytes) -> None:
    """Load a whole delivery of which one file is the bytes after the first, which says which file."""
    connection = _connection()
    connection.execute("drop schema if exists delivery cascade")
    with tempfile.TemporaryDirectory() as name:
        folder = tiny.write(Path(name) / "delivery", tiny.delivery())
        (folder / FILES[data[0] % len(FILES)] if data else folder / FILES[0]).write_bytes(data[1:])
        loaded, findings = load(folder, None, connection, SilentProgress())
    assert left(connection) == (len(contract().tables) + 1 if loaded else 0)  # the responses besides
    assert (loaded is None) == any(finding.severity == "error" for finding in findings)
    _hold(findings)


def _hold(findings: list[Finding]) -> None:
    """Hold findings to what every report needs of them."""
    known, listed = codes(), dict[str, int]()
    for finding in findings:
        assert known[finding.code] == finding.severity
        assert finding.line is None or finding.line > 0
        listed[finding.code] = listed.get(finding.code, 0) + 1
    assert all(listed[one.code] == min(one.count, LISTED) for one in findings)
    for language in ("nb", "nn"):
        assert json.dumps(findings_json(findings, language), ensure_ascii=False).encode()


TARGETS = {
    "csv": Target(seeds.csv, partial(_read, "participation.csv")),
    "parquet": Target(seeds.parquet, partial(_read, "participation.parquet")),
    "xlsx": Target(seeds.xlsx, partial(_read, "leveranse.xlsx")),
    "zip": Target(seeds.zips, partial(_read, "leveranse.zip")),
    "delivery": Target(partial(seeds.deliveries, FILES), _load),
}
