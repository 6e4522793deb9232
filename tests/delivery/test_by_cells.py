"""The fastest way to read a file gives the very rows and findings that reading it by lines gives, whatever is in it."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.delivery import SilentProgress
from dashboard.delivery.contract import contract
from dashboard.delivery.csv_form import by_cells, by_lines, read
from dashboard.delivery.findings import FindingLog
from dashboard.delivery.work import Work, attached, scratch

_HEADER = "cohort_no,semester_no,municipality_no,unit_id,kind,done_on,unknown"
_ROW = "7,1,3439,314389522,plan,2026-01-02,x"

#: What follows the header, and whether the fastest way can take it.
_BODIES = {
    "plain": (f"{_ROW}\n{_ROW}\n", True),
    "no last line end": (f"{_ROW}\n{_ROW}", True),
    "a row of separators": (f"{_ROW}\n,,,,,,\n , \t,\u00a0,,,,\n{_ROW}\n", True),
    "only an unknown column filled": (f",,,,,,x\n{_ROW}\n", True),
    "first cell blank or odd": (f" 7,1,,,,,\n\u00a07,1,,,,,\nå,1,,,,,\n~,1,,,,,\n,1,,,,,\n{_ROW}\n", True),
    "a blank line within": (f"{_ROW}\n\n{_ROW}\n", False),
    "blank lines at the end": (f"{_ROW}\n\n\n", False),
    "a line of spaces": (f"{_ROW}\n   \n{_ROW}\n", False),
    "too few cells": (f"{_ROW}\n7,1,3439\n{_ROW}\n", False),
    "too many cells": (f"{_ROW}\n{_ROW},y\n{_ROW}\n", False),
    "one empty cell too many": (f"{_ROW}\n{_ROW},\n{_ROW}\n", False),
    "an empty cell too many and a blank line": (f"{_ROW}\n{_ROW},\n\n{_ROW}\n", False),
    "nothing": ("", True),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("case", _BODIES)
def test_same_as_by_lines(case: str, encoding: str, ends: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body, fits = _BODIES[case]
    path = tmp_path / "milestones.csv"
    path.write_bytes(f"{_HEADER}\n{body}".replace("\n", ends).encode(encoding))
    taken: list[bool] = []
    fastest = by_cells.read_cells

    def watched(*given: Any) -> bool:
        taken.append(fastest(*given))
        return taken[-1]

    monkeypatch.setattr(by_lines, "read_cells", watched)
    fast = _read(path)
    monkeypatch.setattr(by_lines, "read_cells", lambda *_: False)
    assert fast == _read(path)
    assert taken == [fits]


def _read(path: Path) -> tuple[Any, ...]:
    log = FindingLog()
    with duckdb.connect() as connection, scratch(connection) as folder, attached(connection, folder, 0):
        work = Work(connection, folder, contract(), None, log, SilentProgress())
        rows = read(work, work.contract.table("milestones"), path)
        found = connection.execute("from checked.rows_milestones order by line")
        return rows, [name for name, *_ in found.description or []], found.fetchall(), log.findings()
