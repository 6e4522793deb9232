"""Which cell of a header is which of the contract's columns."""

import unicodedata
from dataclasses import dataclass

from dashboard.delivery.contract import Column, TableContract
from dashboard.delivery.findings import LISTED, Finding, FindingLog, shown


@dataclass(frozen=True)
class Header:
    """The columns a file has: position of each, and those a finding already says cannot be read."""

    positions: dict[str, int]
    unusable: set[str]
    width: int


def recognised(table: TableContract, cells: list[str]) -> int:
    """Return how many of the cells are columns of the table."""
    names = _names(table)
    return sum(_plain(cell) in names for cell in cells)


def match(table: TableContract, cells: list[str], place: tuple[str, int | None], log: FindingLog) -> Header:
    """Match header cells, found at a (file, line), with the table's columns by name or Norwegian title."""
    file, line = place
    names = _names(table)
    positions: dict[str, int] = {}
    unusable: set[str] = set()
    unknown: list[str] = []
    for position, cell in enumerate(cells):
        column = names.get(_plain(cell))
        if column is None:
            unknown.append(cell)
        elif column.name in positions or column.name in unusable:
            log.add(Finding("error", "file.column_twice", file, line, column.name, shown(cell.strip())))
            unusable.add(column.name)
            positions.pop(column.name, None)
        else:
            positions[column.name] = position
    # A line may have millions of separators.
    first = [shown(cell.strip()) for cell in unknown[:LISTED]]
    log.add_all([Finding("warning", "file.column_unknown", file, line, None, cell) for cell in first], len(unknown))
    for column in table.columns:
        if column.required and column.name not in positions and column.name not in unusable:
            log.add(Finding("error", "file.column_missing", file, line, column.name, params={"title": column.title}))
            unusable.add(column.name)
    return Header(positions, unusable, len(cells))


def _names(table: TableContract) -> dict[str, Column]:
    return {_plain(name): column for column in table.columns for name in (column.name, column.title)}


def _plain(cell: str) -> str:
    """Return a header cell without what differs between systems: case, composed letters, kinds of space."""
    return " ".join(unicodedata.normalize("NFC", cell).replace("\ufeff", "").casefold().split())
