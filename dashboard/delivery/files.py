"""Which file of a folder is which of the contract's, by its name."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dashboard.delivery.contract import Contract, TableContract
from dashboard.delivery.findings import Finding, FindingLog

DATAPACKAGE = "datapackage.json"

_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx"}
_KNOWN_FORMS = {".csv", ".parquet", ".xlsx", ".zip"}


@dataclass(frozen=True)
class Listing:
    """What a folder holds: the file of each table, and the tables a finding already says cannot be read."""

    files: dict[str, Path]
    unusable: set[str]


def listing(folder: Path, contract: Contract, forms: set[str], log: FindingLog) -> Listing:
    """Match a folder's entries with the contract's files; `forms` are the extensions that can be read."""
    candidates: dict[str, list[Path]] = {table.name: [] for table in contract.tables}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        table = _table_of(path, contract)
        if table is not None:
            candidates[table.name].append(path)
        elif not _expected(path):
            log.add(Finding("warning", "delivery.file_unknown", path.name))
    files: dict[str, Path] = {}
    unusable: set[str] = set()
    for table in contract.tables:
        found = _one_of(candidates[table.name], table, forms, log)
        if found is not None:
            files[table.name] = found
        elif candidates[table.name] or table.required:
            unusable.add(table.name)
    return Listing(files, unusable)


def _table_of(path: Path, contract: Contract) -> TableContract | None:
    if path.suffix.lower() not in _KNOWN_FORMS or path.name.startswith(("._", "~$")) or not path.is_file():
        return None
    stem = unicodedata.normalize("NFC", path.stem).casefold().strip()
    return next((table for table in contract.tables if stem in table.names), None)


def _expected(path: Path) -> bool:
    name = path.name.casefold()
    return name == DATAPACKAGE or name in _LITTER or name.startswith(("._", "~$"))


def _one_of(found: list[Path], table: TableContract, forms: set[str], log: FindingLog) -> Path | None:
    if not found:
        if table.required:
            params = {"title": table.title}
            log.add(Finding("error", "delivery.file_missing", f"{table.name}.csv", params=params))
        return None
    for later in found[1:]:
        log.add(Finding("error", "delivery.file_twice", later.name, params={"first": found[0].name}))
    if len(found) > 1:
        return None
    if found[0].suffix.lower() not in forms:
        log.add(Finding("error", "delivery.form_not_read", found[0].name))
        return None
    return found[0]
