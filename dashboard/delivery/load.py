"""The one way in: read, check and load a delivery."""

import errno
import hashlib
from datetime import date
from functools import partial
from pathlib import Path

import duckdb

from dashboard.delivery import csv_form, parquet_form, xlsx_form
from dashboard.delivery.archive import unpack
from dashboard.delivery.as_of import described
from dashboard.delivery.cells import empty, nothing_known
from dashboard.delivery.contract import TableContract, contract
from dashboard.delivery.entries import WORKBOOK, Entry, form_of, in_folder
from dashboard.delivery.files import Listing, listing
from dashboard.delivery.findings import Finding, FindingLog
from dashboard.delivery.geography import load_numbers
from dashboard.delivery.judged import prepare
from dashboard.delivery.keys import check_rows
from dashboard.delivery.loaded import DeliveryUnusable, FileRead, Loaded
from dashboard.delivery.progress import Progress
from dashboard.delivery.reading import Reader, Unreadable
from dashboard.delivery.responses import type_rows
from dashboard.delivery.rules import check
from dashboard.delivery.store import store
from dashboard.delivery.words import Words, load_words
from dashboard.delivery.work import Work, checking, clear_away, scratch
from dashboard.system_errors import why
from dashboard.texts import text

READERS: dict[str, Reader] = {".csv": csv_form.read, ".parquet": parquet_form.read, WORKBOOK: xlsx_form.read}
"""How each form is read, by the file's extension. A new form is one more module and one more line."""

_OTHER_WORKBOOKS = {".xls", ".xlsb", ".xlsm", ".ods"}


def load(
    path: Path, as_of: date | None, connection: duckdb.DuckDBPyConnection, progress: Progress
) -> tuple[Loaded | None, list[Finding]]:
    """Read, check and load a delivery: a folder, a .zip of one, or a workbook (.xlsx).

    `connection` must hold `programme.*` and `reference.*` and be outside a transaction. Without an error `delivery.*`
    are made in it, views of `checked.*`, and what was loaded is returned; with one nothing is left in it and None is
    returned. What an earlier delivery left is cleared away first. The findings, warnings too, are returned in either
    case. Raises `DeliveryUnusable` where there is no delivery to judge: no such folder, a file nobody may read, a full
    disk.
    """
    log = FindingLog()
    try:
        clear_away(connection)
        with scratch(connection) as folder:
            entries = _entries(path, folder, (log, progress))
            if entries is None:
                return None, log.findings()
            return _load(entries, as_of, (connection, folder), (log, progress))
    except OSError as error:
        raise DeliveryUnusable(_sentence(error)) from error
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        full = "No space left" in str(error)
        raise DeliveryUnusable(text(f"findings.unusable_disk{'_full' if full else ''}", "nb")) from error


def _entries(path: Path, folder: Path, tellers: tuple[FindingLog, Progress]) -> list[Entry] | None:
    """Return what a delivery holds, whatever it came as; None where a finding says that it cannot be opened."""
    log, progress = tellers
    if path.is_dir():
        return in_folder(path)
    form = form_of(path.name)
    if path.is_file() and form == WORKBOOK:
        return [Entry(path.name, path)]
    if path.is_file() and form == ".zip":
        progress.step(text("findings.step_unpack", "nb", file=path.name))
        unpacked = folder / "unpacked"
        unpacked.mkdir()
        return unpack(path, unpacked, contract(), log)
    if path.is_file() and form in _OTHER_WORKBOOKS:
        log.add(Finding("error", "delivery.form_not_read", path.name))
        return None
    raise DeliveryUnusable(text("findings.unusable_no_folder", "nb", path=path))


def _load(
    entries: list[Entry],
    as_of: date | None,
    places: tuple[duckdb.DuckDBPyConnection, Path],
    tellers: tuple[FindingLog, Progress],
) -> tuple[Loaded | None, list[Finding]]:
    (connection, folder), (log, progress) = places, tellers
    known = described(entries, as_of, log)
    if any(form_of(entry.name) == WORKBOOK for entry in entries):
        progress.step(text("findings.step_open", "nb"))
    listed = listing(entries, folder, contract(), log)
    with checking(connection, sum(source.path.stat().st_size for source in listed.sources.values())):
        work = Work(connection, folder, contract(), known.as_of, log, progress)
        load_numbers(connection)
        words = load_words(connection, work.contract)
        digest = hashlib.sha256(f"{known.as_of} {known.synthetic}".encode())
        files: list[FileRead] = []
        with csv_form.looking_ahead(_in_order(work, listed)) as look:
            for table in work.contract.tables:
                files += _read(work, table, listed, (words, digest, look))
        progress.step(text("findings.step_check", "nb"))
        names = {file.name: file.path_name for file in files}
        for name, file_name in names.items():
            check_rows(work, work.contract.table(name), file_name)
        prepare(work)
        check(work, names)
        if log.has_errors or known.as_of is None:
            return None, log.findings()
        progress.step(text("findings.step_store", "nb"))
        store(work)
    return Loaded(known.as_of, digest.hexdigest(), known.synthetic, files), log.findings()


def _read(
    work: Work,
    table: TableContract,
    listed: Listing,
    known: tuple[dict[tuple[str, str], Words], "hashlib._Hash", csv_form.Look],
) -> list[FileRead]:
    """Read and type one table; return the file in a list, empty when there is none that could be read."""
    words, digest, look = known
    source = listed.sources.get(table.name)
    if source is None:
        (nothing_known if table.name in listed.unusable else empty)(work, table)
        return []
    file = source.path
    work.progress.step(text("findings.step_read", "nb", file=file.name))
    try:
        reader = partial(csv_form.read, look=look) if source.form == ".csv" else READERS[source.form]
        rows = reader(work, table, file)
    except Unreadable as unreadable:
        if unreadable.finding is not None:
            work.log.add(unreadable.finding)
        nothing_known(work, table)
        return []
    digest.update(f"{table.name} {rows.sha256}\n".encode())
    work.progress.step(text("findings.step_type", "nb", file=file.name))
    count = type_rows(work, table, rows, words, file.name)
    return [FileRead(table.name, file.name, rows.dialect, count)]


def _in_order(work: Work, listed: Listing) -> list[Path]:
    """Return the CSV files of a delivery, none too large to be looked at, in the order they are read."""
    sources = [listed.sources[table.name] for table in work.contract.tables if table.name in listed.sources]
    paths = [source.path for source in sources if source.form == ".csv"]
    return [path for path in paths if path.stat().st_size <= work.contract.csv_bytes]


def _sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return text("findings.unusable_disk_full", "nb")
    return text("findings.unusable_file", "nb", path=error.filename or "", reason=why(error))
