"""The diff command: participants, meetings and answers between two deliveries reckoned by hand, and no answer more."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.snapshots.difference import COLUMNS
from dashboard.snapshots.freezing import CohortSemester
from tests.oracle.tables import Delivery, Evaluation
from tests.queries.by_hand import EAST, FOSEN, HALDEN, TRONDELAG, A, B, C, E, answers, came, meeting, unit
from tests.queries.published import rows_of
from tests.queries.tiny import publish

D1, D2 = date(2026, 1, 10), date(2026, 11, 15)  # semester 1 closes on 2026-01-14
AUTUMN = date(2025, 10, 1)
SEMESTER_1 = CohortSemester(9, 1)

#: 120 of one school and 3 of another, whom nobody may reckon out: in the whole hundreds there is one hundred of both.
MANY = answers(1, "staff", A, [1, 2, 3, 4] * 30)
FEW = answers(1, "staff", B, [1, 2, 4])

BEFORE = Delivery(
    D1,
    [unit(A), unit(B), unit(C, left_on=date(2026, 3, 1)), unit(E, HALDEN)],
    [
        meeting("kept", "group_guidance", 1, unit_id=A, held_on=AUTUMN),
        meeting("undone", "group_guidance", 1, unit_id=B, held_on=AUTUMN),
        meeting("coming", "steering_group", 2, planned_on=date(2026, 2, 1)),
    ],
    evaluation=[*MANY, *FEW],
)
AFTER = Delivery(
    D2,
    [unit(A), unit(C, left_on=date(2026, 3, 1)), replace(unit(B, HALDEN), cohort_no=10)],
    [
        meeting("kept", "group_guidance", 1, unit_id=A, held_on=AUTUMN),
        meeting("coming", "steering_group", 2, planned_on=date(2026, 2, 1), held_on=date(2026, 2, 2)),
        meeting("days", "national_days", 2, municipality_no=None, held_on=date(2026, 4, 1)),
        meeting("all", "staff_gathering", 2, held_on=date(2026, 5, 1), unit_type="school"),
    ],
    [came("all", "staff", 10, 9, A)],
    [*MANY, *FEW],
)

PARTICIPANTS = [
    ("participant_out", 9, "municipality", HALDEN, "Halden", None),
    ("participant_out", 9, "unit", B, "Enhet B", None),
    ("participant_out", 9, "unit", C, "Enhet C", "2026-03-01"),
    ("participant_out", 9, "unit", E, "Enhet E", None),
    ("participant_in", 10, "municipality", HALDEN, "Halden", None),
    ("participant_in", 10, "unit", B, "Enhet B", "2025-08-01"),
]
COUNTS = [
    (1, "municipality", FOSEN, "group_guidance", 2, 1),
    (1, "nation", "NO", "group_guidance", 2, 1),
    (2, "municipality", FOSEN, "staff_gathering", 0, 1),
    (2, "municipality", FOSEN, "steering_group", 0, 1),
    (2, "nation", "NO", "national_days", 0, 1),
    (2, "nation", "NO", "staff_gathering", 0, 1),
    (2, "nation", "NO", "steering_group", 0, 1),
]
MEETINGS = [
    ("meeting_held", 2, "unit", A, "staff_gathering", "all", "2026-05-01"),
    ("meeting_held", 2, "municipality", FOSEN, "steering_group", "coming", "2026-02-02"),
    ("meeting_held", 2, "unit", A, "national_days", "days", "2026-04-01"),
    ("meeting_not_held", 1, "unit", B, "group_guidance", "undone", "2025-10-01"),
]


def ask(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dashboard", "diff", *words, "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def changes(data: Path, before: str, after: str, *words: str) -> list[dict[str, Any]]:
    answer = ask(data, before, after, *words, "--format", "json")
    assert (answer.returncode, answer.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(answer.stdout)
    assert all(tuple(row) == COLUMNS for row in found)
    return found


def picked(rows: list[dict[str, Any]], kind: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows if row["change"].startswith(kind)]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which both deliveries are published."""
    folder = tmp_path_factory.mktemp("diff")
    publish(folder, D1, rows_of(BEFORE))
    publish(folder, D2, rows_of(AFTER))
    return folder


def test_participants_in_and_out_are_named(data: Path) -> None:
    rows = changes(data, "2026-01-10", "2026-11-15")
    about = ("change", "cohort_no", "area_level", "area_id", "area_name", "date")
    assert picked(rows, "participant", *about) == PARTICIPANTS
    assert {row["before"] for row in rows if row["change"].startswith("participant")} == {None}


def test_meetings_are_counted_by_type_and_municipality_and_listed(data: Path) -> None:
    rows = changes(data, "2026-01-10", "2026-11-15")
    about = ("semester_no", "area_level", "area_id", "meeting_type")
    assert picked(rows, "meetings_held", *about, "before", "after") == COUNTS
    assert picked(rows, "meeting_", "change", *about, "meeting_id", "date") == MEETINGS


def test_of_answers_it_says_whole_hundreds_of_a_semester_alone(data: Path) -> None:
    rows = changes(data, "2026-01-10", "2026-11-15")
    assert picked(rows, "answer", "change", "cohort_no", "semester_no", "area_id", "before", "after") == [
        ("answers_new", 9, 1, None, None, 100)
    ]


def test_backwards_is_the_other_way_round(data: Path) -> None:
    rows = changes(data, "2026-11-15", "2026-01-10")
    assert picked(rows, "answer", "change", "before", "after") == [("answers_gone", 100, None)]
    there = picked(changes(data, "2026-01-10", "2026-11-15"), "meetings_held", *COLUMNS[1:6], "before", "after")
    assert [(*key, was, now) for *key, now, was in there] == picked(
        rows, "meetings_held", *COLUMNS[1:6], "before", "after"
    )


def test_a_frozen_semester_shows_no_answers_that_came_later(tmp_path: Path) -> None:
    def published_with(extra: list[Evaluation], refreeze: Sequence[CohortSemester] = ()) -> str:
        rows = rows_of(replace(AFTER, evaluation=[*AFTER.evaluation, *extra]))
        return publish(tmp_path, D2, rows, refreeze=refreeze)[0]

    def told(before: str, after: str) -> list[tuple[Any, ...]]:
        return picked(changes(tmp_path, before, after), "", "change", "semester_no", "before", "after")

    first = published_with([])
    # 123 rows become 163: the hundreds are the same, and so is every figure.
    second = published_with(answers(1, "staff", A, [5, 1] * 20))
    assert told(first, second) == []
    # 223 rows: the hundreds of all rows of the delivery, as the pages show them.
    third = published_with(answers(1, "staff", A, [5, 1] * 50))
    assert told(first, third) == [("answer_rows", None, 100, 200)]
    fourth = published_with(answers(1, "staff", A, [5, 1] * 50), [SEMESTER_1])
    assert told(third, fourth) == [("answers_refrozen", 1, None, 200)]


def test_an_office_is_told_of_its_own(data: Path) -> None:
    rows = changes(data, "2026-01-10", "2026-11-15", "--scope", f"office:{EAST}")
    assert picked(rows, "participant", "change", "area_id") == [
        ("participant_out", HALDEN), ("participant_out", E), ("participant_in", HALDEN), ("participant_in", B)
    ]  # fmt: skip
    assert picked(rows, "meeting_", "meeting_id") == []
    assert {area for (area,) in picked(rows, "meetings_held", "area_id")} == {"NO"}
    rows = changes(data, "2026-01-10", "2026-11-15", "--scope", f"office:{TRONDELAG}")
    assert picked(rows, "participant", "area_id") == [(B,), (C,)]


def test_the_demonstration_is_no_different_from_itself(demo_data: Path) -> None:
    assert changes(demo_data, "2026-11-15", "2026-11-15") == []
    answer = ask(demo_data, "2026-11-15", "2026-11-15")
    assert (answer.returncode, answer.stdout) == (0, "Ingenting er endret fra 2026-11-15 til 2026-11-15.\n")
    assert ask(demo_data, "2026-11-15", "2026-11-15", "--format", "csv").stdout == ",".join(COLUMNS) + "\n"


def test_csv_and_table_hold_the_same_rows(data: Path) -> None:
    expected = changes(data, "2026-01-10", "2026-11-15")
    written = ask(data, "2026-01-10", "2026-11-15", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(written)))
    assert rows == [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in expected]
    table = ask(data, "2026-01-10", "2026-11-15").stdout
    assert "deltaker ut" in table
    assert "svar, nye (om lag)" in table
    assert table.count("\n") == len(expected) + 4


WRONG = [
    (["2026-11-15"], "after"),
    ([], "before"),
    (["2026-11-15", "2020-01-01"], "after: Det finnes ikke noe slikt øyeblikksbilde. Publiserte: 2026-01-10, "),
    (["../../x", "2026-11-15"], "before: Det finnes ikke"),
    (["2026-11-15", "2026-01-10", "--scope", "county:50"], "national"),
    (["2026-11-15", "2026-01-10", "--format", "xml"], "json"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "named"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_use_is_exit_code_2_and_one_sentence(data: Path, words: list[str], named: str) -> None:
    answer = ask(data, *words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert named in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("state", ["withdrawn", "damaged"])
def test_a_snapshot_that_is_not_shown_is_one_sentence(tmp_path: Path, data: Path, state: str) -> None:
    shutil.copytree(data / "snapshots", tmp_path / "snapshots")
    later = tmp_path / "snapshots" / "2026-11-15.duckdb"
    if state == "withdrawn":
        later.with_suffix(".withdrawn").touch()
    else:
        later.write_bytes(b"\0" * 1000)
    answer = ask(tmp_path, "2026-01-10", "2026-11-15")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.strip().splitlines()[-1].startswith("after: ")
    assert "Traceback" not in answer.stderr
