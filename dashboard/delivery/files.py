"""Which entry of a delivery, or sheet of a workbook in it, is which of the contract's files, by its name."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.delivery.contract import Contract, TableContract
from dashboard.delivery.entries import (
    TABLE_FORMS,
    WORKBOOK,
    Entry,
    form_of,
    is_datapackage,
    is_litter,
    is_workbook,
    table_named,
    table_of,
)
from dashboard.delivery.findings import Finding, FindingLog, shown
from dashboard.delivery.reading import Unreadable
from dashboard.delivery.xlsx_form import FACTS, Sheet, sheets_of


@dataclass(frozen=True)
class Source:
    """Where a table is: a path whose name is that of the file as delivered, and the form it is in."""

    path: Path
    form: str


@dataclass(frozen=True)
class Listing:
    """What a delivery holds: the source of each table, and the tables a finding already says cannot be read."""

    sources: dict[str, Source]
    unusable: set[str]


@dataclass
class _Found:
    """What may be each table; and whether a workbook could not be opened, so that it may hold any."""

    candidates: dict[str, list[Source]]
    log: FindingLog
    unopened: bool = False
    hidden: dict[str, list[Source]] = field(default_factory=dict)


def listing(entries: list[Entry], scratch: Path, contract: Contract, log: FindingLog) -> Listing:
    """Match what a delivery holds with the contract's files; sheets of workbooks are written to `scratch`."""
    found = _Found({table.name: [] for table in contract.tables}, log)
    for number, entry in enumerate(entries):
        table = table_of(entry.name)
        if entry.path is not None and is_workbook(entry.name):
            _look_into(entry, scratch / f"workbook-{number}", contract, found)
        elif entry.path is not None and table is not None:
            found.candidates[table.name].append(Source(entry.path, form_of(entry.name)))
        elif not is_litter(entry.name) and not is_datapackage(entry.name):
            log.add(Finding("warning", "delivery.file_unknown", shown(entry.name)))
    sources: dict[str, Source] = {}
    unusable: set[str] = set()
    for table in contract.tables:
        _decide_hidden(table, found)
        source = _one_of(table, found)
        if source is not None:
            sources[table.name] = source
        elif found.candidates[table.name] or table.required or found.unopened:
            unusable.add(table.name)
    return Listing(sources, unusable)


def _look_into(workbook: Entry, folder: Path, contract: Contract, found: _Found) -> None:
    """Note the sheets of a workbook that are tables; a workbook without any is an unknown file."""
    folder.mkdir()
    try:
        sheets = sheets_of(workbook.path or Path(), folder, contract)
    except Unreadable as unreadable:
        found.unopened = True
        if unreadable.finding is not None:
            found.log.add(unreadable.finding)
        return
    if not any(sheet.file for sheet in sheets):
        found.log.add(Finding("warning", "delivery.file_unknown", workbook.name))
        return
    for number, sheet in enumerate(sheets):
        table = table_named(sheet.table)
        if table is not None and sheet.file is not None:
            source = _source(workbook.name, sheet, folder / str(number))
            (found.hidden if sheet.hidden else found.candidates).setdefault(table.name, []).append(source)
        elif not sheet.blank and not sheet.hidden:
            found.log.add(Finding("warning", "delivery.sheet_unknown", workbook.name, value=shown(sheet.name)))


def _source(workbook: str, sheet: Sheet, folder: Path) -> Source:
    """Put a sheet's text where its name is the workbook's and the sheet's: `leveranse.xlsx#møter`."""
    folder.mkdir()
    is_named = table_named(sheet.name) is not None
    path = folder / (f"{workbook}#{sheet.name.strip()}" if is_named else workbook)
    (sheet.file or path).rename(path)
    (folder / FACTS).write_text(json.dumps(sheet.facts), encoding="utf-8")
    return Source(path, WORKBOOK)


def _decide_hidden(table: TableContract, found: _Found) -> None:
    """Read a hidden sheet where nothing that can be seen has its table; say in either case that it is hidden."""
    hidden = found.hidden.get(table.name, [])
    rule = "hidden_sheet_ignored" if found.candidates[table.name] else "hidden_sheet_read"
    if not found.candidates[table.name]:
        found.candidates[table.name] = hidden
    for source in hidden:
        found.log.add(Finding("warning", f"delivery.{rule}", source.path.name))


def _one_of(table: TableContract, found: _Found) -> Source | None:
    sources = found.candidates[table.name]
    if not sources:
        if table.required and not found.unopened:
            params = {"title": table.title}
            found.log.add(Finding("error", "delivery.file_missing", f"{table.name}.csv", params=params))
        return None
    for later in sources[1:]:
        name = sources[0].path.name
        found.log.add(Finding("error", "delivery.file_twice", later.path.name, params={"first": name}))
    if len(sources) > 1:
        return None
    if sources[0].form not in (*TABLE_FORMS, WORKBOOK):
        found.log.add(Finding("error", "delivery.form_not_read", sources[0].path.name))
        return None
    return sources[0]
