"""The one way in: read, check and load a delivery."""

import errno
import hashlib
from datetime import date
from pathlib import Path

import duckdb

from dashboard.delivery import csv_form
from dashboard.delivery.as_of import described
from dashboard.delivery.cells import empty, nothing_known, type_cells
from dashboard.delivery.contract import TableContract, contract
from dashboard.delivery.files import Listing, listing
from dashboard.delivery.findings import Finding, FindingLog
from dashboard.delivery.geography import load_numbers
from dashboard.delivery.judged import prepare
from dashboard.delivery.keys import check_rows
from dashboard.delivery.loaded import DeliveryUnusable, FileRead, Loaded
from dashboard.delivery.progress import Progress
from dashboard.delivery.reading import Reader, Unreadable
from dashboard.delivery.rules import check
from dashboard.delivery.store import store
from dashboard.delivery.words import Words, load_words
from dashboard.delivery.work import Work, workplace
from dashboard.texts import text

READERS: dict[str, Reader] = {".csv": csv_form.read}
"""How each form is read, by the file's extension. A new form is one more module and one more line."""


def load(
    path: Path, as_of: date | None, connection: duckdb.DuckDBPyConnection, progress: Progress
) -> tuple[Loaded | None, list[Finding]]:
    """Read, check and load the delivery in a folder.

    `connection` must hold `programme.*` and `reference.*` and be outside a transaction. Without an error the tables
    `delivery.*` are made in it and what was loaded is returned; with one nothing is left in it and None is returned.
    The findings, warnings too, are returned in either case. Raises `DeliveryUnusable` where there is no delivery to
    judge: no such folder, a file nobody may read, a full disk.
    """
    log = FindingLog()
    try:
        if path.is_file() and path.suffix.lower() in {".zip", ".xlsx"}:
            log.add(Finding("error", "delivery.form_not_read", path.name))
            return None, log.findings()
        if not path.is_dir():
            raise DeliveryUnusable(text("findings.unusable_no_folder", "nb", path=path))
        return _load_folder(path, as_of, connection, (log, progress))
    except OSError as error:
        raise DeliveryUnusable(_sentence(error)) from error
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        full = "No space left" in str(error)
        raise DeliveryUnusable(text(f"findings.unusable_disk{'_full' if full else ''}", "nb")) from error


def _load_folder(
    path: Path, as_of: date | None, connection: duckdb.DuckDBPyConnection, tellers: tuple[FindingLog, Progress]
) -> tuple[Loaded | None, list[Finding]]:
    log, progress = tellers
    known = described(path, as_of, log)
    listed = listing(path, contract(), set(READERS), log)
    size = sum(file.stat().st_size for file in listed.files.values())
    with workplace(connection, size) as folder:
        work = Work(connection, folder, contract(), known.as_of, log, progress)
        load_numbers(connection)
        words = load_words(connection, work.contract)
        digest = hashlib.sha256(f"{known.as_of} {known.synthetic}".encode())
        files: list[FileRead] = []
        for table in work.contract.tables:
            files += _read(work, table, listed, (words, digest))
        progress.step(text("findings.step_check", "nb"))
        prepare(work)
        names = {file.name: file.path_name for file in files}
        for name, file_name in names.items():
            check_rows(work, work.contract.table(name), file_name)
        check(work, names)
        if log.has_errors or known.as_of is None:
            return None, log.findings()
        progress.step(text("findings.step_store", "nb"))
        store(work)
    return Loaded(known.as_of, digest.hexdigest(), known.synthetic, files), log.findings()


def _read(
    work: Work, table: TableContract, listed: Listing, known: tuple[dict[tuple[str, str], Words], "hashlib._Hash"]
) -> list[FileRead]:
    """Read and type one table; return the file in a list, empty when there is none that could be read."""
    words, digest = known
    file = listed.files.get(table.name)
    if file is None:
        (nothing_known if table.name in listed.unusable else empty)(work, table)
        return []
    work.progress.step(text("findings.step_read", "nb", file=file.name))
    try:
        rows = READERS[file.suffix.lower()](work, table, file)
    except Unreadable as unreadable:
        if unreadable.finding is not None:
            work.log.add(unreadable.finding)
        nothing_known(work, table)
        return []
    digest.update(f"{table.name} {rows.sha256}\n".encode())
    work.progress.step(text("findings.step_type", "nb", file=file.name))
    count = type_cells(work, table, rows, words, file.name)
    return [FileRead(table.name, file.name, rows.dialect, count)]


def _sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return text("findings.unusable_disk_full", "nb")
    return text("findings.unusable_file", "nb", path=error.filename or "", reason=error.strerror or str(error))
