"""The query command as metrics.md specifies it: options, formats, exit codes."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.catalogue import catalogue
from dashboard.warehouse import Scope, Warehouse


def ask(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "query", *words, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_json_is_a_list_of_objects_with_typed_values(demo_data: Path) -> None:
    answer = ask(
        demo_data, "completion", "--scope", "national", "--cohort", "9", "--level", "nation", "--format", "json"
    )
    assert answer.returncode == 0
    rows = json.loads(answer.stdout)
    assert list(rows[0]) == catalogue()["completion"].columns
    assert {type(row["required"]) for row in rows} == {int}
    assert {type(row["done_share"]) for row in rows} <= {float, type(None)}
    assert {row["area_name"] for row in rows} == {"Norge"}


def test_csv_has_a_header_and_empty_cells_for_null(demo_data: Path) -> None:
    answer = ask(demo_data, "sub_goals_said", "--scope", "national", "--level", "municipality", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.stdout)))
    hidden = [row for row in rows if row["suppressed"] == "true"]
    assert hidden
    assert {row["n"] for row in hidden} == {""}
    assert {row["suppressed"] for row in rows} == {"true", "false"}


def test_quantities_are_whole_numbers_or_rates_as_the_reason_asks(demo_data: Path) -> None:
    rows = json.loads(ask(demo_data, "follow_up", "--scope", "national", "--format", "json").stdout)
    for row in rows:
        expected = float if row["reason"] in ("low_attendance", "sub_goal_drop") else int
        assert isinstance(row["quantity"], expected), row


def test_options_are_repeatable_and_narrow(demo_data: Path, published_demo: Warehouse) -> None:
    words = ["status", "--scope", "national", "--cohort", "8", "--cohort", "9", "--semester", "1", "--semester", "2"]
    rows = json.loads(ask(demo_data, *words, "--unit-type", "school", "--format", "json").stdout)
    with published_demo.view(Scope.national()) as view:
        expected = view.run("status", cohort=[8, 9], semester=[1, 2], unit_type="school")
    assert rows == expected
    assert {row["area_level"] for row in rows} == {"unit"}


def test_a_filter_never_becomes_a_permission(demo_data: Path) -> None:
    answer = ask(demo_data, "progress", "--scope", "office:974764350", "--within", "county:34", "--format", "json")
    assert (answer.returncode, json.loads(answer.stdout)) == (0, [])


def test_no_rows_is_a_header_alone(demo_data: Path) -> None:
    answer = ask(demo_data, "progress", "--scope", "national", "--within", "county:99", "--format", "csv")
    assert answer.returncode == 0
    assert answer.stdout == ",".join(catalogue()["progress"].columns) + "\n"


def test_the_table_holds_every_column(demo_data: Path) -> None:
    answer = ask(demo_data, "progress", "--scope", "national", "--level", "nation")
    assert all(column in answer.stdout for column in catalogue()["progress"].columns)


WRONG = [
    (["progres", "--scope", "national"], "progress"),
    (["progress", "--scope", "national", "--cohort", "6"], "5, 7, 8, 9, 10"),
    (["progress", "--scope", "national", "--cohort", "ni"], "tall"),
    (["progress", "--scope", "national", "--semester", "5"], "1, 2, 3, 4"),
    (["progress", "--scope", "national", "--level", "region"], "municipality"),
    (["progress", "--scope", "office:123456789"], "office:974764350"),
    (["progress", "--scope", "county:50"], "national"),
    (["progress"], "--scope"),
    (["progress", "--scope", "national", "--unit-type", "skole"], "kindergarten"),
    (["progress", "--scope", "national", "--within", "50"], "county:ID"),
    (["progress", "--scope", "national", "--within", "region:50"], "county:ID"),
    (["progress", "--scope", "national", "--within", "county:"], "county:ID"),
    (["progress", "--scope", "national", "--snapshot", "2020-01-01"], "2026-11-15"),
    (["progress", "--scope", "national", "--snapshot", "../../x"], "2026-11-15"),
    (["progress", "--scope", "national", "--format", "xml"], "json"),
    (["unit_meetings", "--scope", "national"], "unit:"),
    (["unit_meetings", "--scope", "national", "--within", "county:50"], "unit:"),
    (["progress", "--scope", "national", "--what"], "--what"),
]


@pytest.mark.parametrize(("words", "named"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_use_is_exit_code_2_and_one_sentence(demo_data: Path, words: list[str], named: str) -> None:
    answer = ask(demo_data, *words)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert named in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_without_a_published_snapshot_it_says_so(tmp_path: Path) -> None:
    answer = ask(tmp_path, "progress", "--scope", "national")
    assert answer.returncode == 2
    assert "Ingen øyeblikksbilder er publisert" in answer.stderr
    assert "--snapshot" not in answer.stderr
