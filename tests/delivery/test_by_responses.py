"""The evaluation as one row per respondent: taken where every row allows it, given up where a row must be named."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.delivery.contract import contract
from dashboard.delivery.csv_form.by_responses import BITS, FILE
from tests.delivery import tiny
from tests.delivery.conftest import judged

# The package has a function of the same name.
_reading = importlib.import_module("dashboard.delivery.csv_form.read")

Change = Callable[[list[dict[str, Any]]], object]


def _each(rows: list[dict[str, Any]], change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    rows[:] = [change(row) for row in rows]


#: What is done to the rows, and whether they are still read as responses.
_CHANGES: dict[str, tuple[Change, bool]] = {
    "nothing": (len, True),
    "Norwegian words": (lambda rows: [row.update(role=row["role"].replace("leader", "leder")) for row in rows], True),
    "letters beyond ASCII": (lambda rows: [row.update(response_id=f"æ{row['response_id']}ø") for row in rows], False),
    "letters beyond ASCII within": (
        lambda rows: [row.update(response_id=f"r-æøå-{row['response_id']}") for row in rows],
        True,
    ),
    "columns in another order": (lambda rows: _each(rows, lambda row: dict(reversed(row.items()))), True),
    "a column that is not read": (lambda rows: _each(rows, lambda row: {"note": "x", **row}), True),
    "a column more behind": (lambda rows: _each(rows, lambda row: {**row, "note": row["score"]}), True),
    "a cell too many": (lambda rows: rows[0].update(more="5"), False),
    "a blank score": (lambda rows: rows[0].update(score=""), True),
    "a response in two places": (lambda rows: rows.append({**rows[0], "item_id": "d6_b", "semester_no": "2"}), False),
    "an item twice": (lambda rows: rows.append(dict(rows[0])), False),
    "an item in capitals": (lambda rows: rows[0].update(item_id=rows[0]["item_id"].upper()), False),
    "a score with a zero": (lambda rows: rows[0].update(score="05"), False),
    "a score too high": (lambda rows: rows[0].update(score="6"), False),
    "a blank before the id": (lambda rows: rows[0].update(response_id=f" {rows[0]['response_id']}"), False),
    "no id": (lambda rows: rows[0].update(response_id=""), False),
}


@pytest.mark.parametrize("case", _CHANGES)
def test_taken_only_where_each_row_is_written_as_the_model_writes_it(
    case: str, connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, fits = _CHANGES[case]
    tables = tiny.delivery()
    change(tables["evaluation"])
    taken: list[bool] = []
    by_responses = _reading.read_responses

    def watched(work: Any, table: Any, *given: Any) -> bool:
        done: bool = by_responses(work, table, *given)
        if table.name == "evaluation":
            taken.append(done)
        return done

    monkeypatch.setattr(_reading, "read_responses", watched)
    judged(connection, tiny.write(tmp_path / "delivery", tables))
    assert taken == [fits]


def test_a_line_is_named_where_a_file_of_responses_breaks_a_rule(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    tables = tiny.delivery()
    for row in tables["evaluation"]:
        row["cohort_no"] = "7"  # a cohort that none of them takes part in
    findings = judged(connection, tiny.write(tmp_path / "delivery", tables))[1]
    first = next(found for found in findings if found.code == "evaluation.municipality_not_in_cohort")
    assert (first.line, first.column) == (2, "municipality_no")


def test_the_answers_of_a_response_fit_in_its_number(connection: duckdb.DuckDBPyConnection) -> None:
    ((items, positions),) = connection.execute(
        "select count(*), max(position) from programme.evaluation_items"
    ).fetchall()
    assert items == positions
    assert items * BITS < 64
    assert (contract().table(FILE).column("score").maximum or 0) + 1 < 1 << BITS
