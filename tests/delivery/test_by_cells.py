"""The fastest way to read a file gives the very rows and findings that reading it by lines does, whatever is in it."""

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.delivery import SilentProgress, cells, findings_json
from dashboard.delivery.contract import contract
from dashboard.delivery.csv_form import by_cells, expected, read
from dashboard.delivery.findings import FindingLog
from dashboard.delivery.work import Work, checking, scratch
from tests.delivery import tiny
from tests.delivery.conftest import judged
from tests.drawing import examples

# The package has a function of the same name.
_reading = importlib.import_module("dashboard.delivery.csv_form.read")

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
    "nothing": ("", False),
    "separators only": (",,,,,,\n", False),
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

    monkeypatch.setattr(_reading, "read_cells", watched)
    fast = _read(path)
    monkeypatch.setattr(_reading, "read_cells", lambda *_: False)
    assert fast == _read(path)
    assert taken == [fits]


def _read(path: Path) -> tuple[Any, ...]:
    log = FindingLog()
    with duckdb.connect() as connection, scratch(connection) as folder, checking(connection):
        work = Work(connection, folder, contract(), None, log, SilentProgress())
        rows = read(work, work.contract.table("milestones"), path)
        found = connection.execute("from checked.rows_milestones order by line")
        return (
            replace(rows, compact=False),
            [name for name, *_ in found.description or []],
            found.fetchall(),
            log.findings(),
        )


_CELLS = st.sampled_from(
    [
        "", " ", "\u00a0", "7", "9", "09", "+9", " 9 ", "9.0", "1e1", "-1", "99999999999", "5054", "0301", "301", "817",
        "1507", "0000", "5054 ", tiny.KINDERGARTEN, tiny.SCHOOL, "314389523", "123", "Leader", "leder", "leader",
        "owner", "eier", "d1_a", "D1_A", "d1_b", "ja", "nei", "true", "1", "0", "kindergarten", "Barnehage",
        "2025-09-23", "23.9.2025", "23.09.2025", "2025-02-30", "0000-01-01", "2027-01-01", "M1", "M2", " M1",
        "S1", "S1\u00a0", "\x1b0", "null", "NULL", "NaN", "blåbær", "~", "!", "a b", "İ", "\u2028",
    ]
)  # fmt: skip


@st.composite
def _deliveries(draw: st.DrawFn) -> tiny.Tables:
    """Draw a delivery of which some cells hold what they should not, and some rows stand twice."""
    tables = tiny.delivery()
    for _ in range(draw(st.integers(1, 6))):
        rows = tables[draw(st.sampled_from(sorted(tables)))]
        row = draw(st.sampled_from(rows))
        row[draw(st.sampled_from(sorted(row)))] = draw(_CELLS)
        if draw(st.booleans()):
            rows.append(dict(row))
    return tables


@settings(
    max_examples=examples(8, long=400),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    tables=_deliveries(),
    dialect=st.builds(
        tiny.Dialect,
        separator=st.sampled_from(";,\t"),
        encoding=st.sampled_from(["utf-8", "utf-8-sig"]),
        line_end=st.sampled_from(["\n", "\r\n"]),
        quote=st.just(lambda _: False),
        last_line_end=st.booleans(),
    ),
    limits=st.tuples(
        st.sampled_from([1, 2, by_cells._FIRST]),
        st.sampled_from([20, expected._MOST]),
        st.sampled_from([0, 3, cells._FEW]),
    ),
)
def test_a_whole_delivery_is_the_same_either_way(
    connection: duckdb.DuckDBPyConnection,
    tmp_path_factory: pytest.TempPathFactory,
    tables: tiny.Tables,
    dialect: tiny.Dialect,
    limits: tuple[int, int, int],
) -> None:
    folder = tiny.write(tmp_path_factory.mktemp("either") / "delivery", tables, dialect)
    first, most, few = limits
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_cells, "_FIRST", first)
        patch.setattr(expected, "_MOST", most)
        patch.setattr(cells, "_FEW", few)
        fast = _loaded(connection, folder)
        patch.setattr(_reading, "read_responses", lambda *_: False)
        assert fast == _loaded(connection, folder)
        patch.setattr(_reading, "read_cells", lambda *_: False)
        assert fast == _loaded(connection, folder)


def _loaded(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Any, ...]:
    loaded, findings = judged(connection, folder)
    if loaded is None:
        return None, findings_json(findings)
    names = [*(table.name for table in contract().tables), "responses"]
    stored = [connection.execute(f"from delivery.{name} order by all").fetchall() for name in names]
    return loaded, findings_json(findings), stored
