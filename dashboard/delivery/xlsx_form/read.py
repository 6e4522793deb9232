"""Reads one sheet, after `sheets_of` has written it as text with the sheet's own row numbers."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.delivery.contract import TableContract
from dashboard.delivery.findings import LISTED, Finding, shown
from dashboard.delivery.header import Header, match, recognised
from dashboard.delivery.reading import Rows, Unreadable, sha256_of
from dashboard.delivery.work import Work

FACTS = "facts.json"
"""Beside a sheet's text: its header and what else was seen when it was written."""


def read(work: Work, table: TableContract, path: Path) -> Rows:
    """Read a sheet into the table `checked.rows_<table>`; raises `Unreadable`."""
    facts: Mapping[str, Any] = json.loads(path.with_name(FACTS).read_text(encoding="utf-8"))
    if "too_large_at" in facts:
        raise Unreadable(Finding("error", "file.field_too_large", path.name, facts["too_large_at"]))
    cells, line = facts["header"], facts["header_line"]
    if not cells:
        raise Unreadable(Finding("error", "file.no_header", path.name))
    if recognised(table, cells) == 0:
        raise Unreadable(Finding("error", "file.header_unrecognised", path.name, line))
    # A column without a name is called by its letters, as the sheet shows it.
    header = match(table, [*cells, *facts["unnamed"]], (path.name, line), work.log)
    if not header.positions:
        raise Unreadable(None)
    _load(work, table, path, (header, facts))
    damaged = _without_error_cells(work, table, path.name, (header, facts["errors"]))
    return Rows(header, "Excel", sha256_of(path), damaged)


def _load(work: Work, table: TableContract, path: Path, known: tuple[Header, Mapping[str, Any]]) -> None:
    header, facts = known
    columns = {"line": "integer"} | {f"c{position}": "varchar" for position in range(len(facts["header"]))}
    selected = "".join(f", coalesce(c{position}, '') as \"{name}\"" for name, position in header.positions.items())
    plain = work.folder / "sheet.csv"
    plain.unlink(missing_ok=True)
    plain.symlink_to(path.resolve())
    work.connection.execute(
        f"""
        create table checked.rows_{table.name} as
        select line{selected} from read_csv(
            $path, columns = {columns}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
            new_line = '\\n', compression = 'none', parallel = false, max_line_size = {2_000_000 + 5 * facts["longest"]}
        )
        """,  # noqa: S608 - names are the contract's
        {"path": str(plain)},
    )


def _without_error_cells(
    work: Work, table: TableContract, file: str, known: tuple[Header, list[tuple[int, int, str]]]
) -> bool:
    """Take out rows whose free text is an error (#REF!) or an uncalculated formula, and return whether there were any.

    In any other column no such cell is valid, and it is told as every cell that is not.
    """
    header, errors = known
    names = {position: name for name, position in header.positions.items() if table.column(name).is_free_text}
    found = [(line, names[position], text) for line, position, text in errors if position in names]
    if found:
        listed = [Finding("error", "file.cell_error", file, line, name, shown(text)) for line, name, text in found]
        work.log.add_all(listed[:LISTED], len(found))
        work.connection.execute(
            f"delete from checked.rows_{table.name} where line in (select unnest($lines::integer[]))",  # noqa: S608
            {"lines": [line for line, _, _ in found]},
        )
    return bool(found)
