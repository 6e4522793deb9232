"""The snapshots command: whole sentences and whole names where nobody's terminal sets a width."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb

from dashboard import resources
from dashboard.snapshots.store import Store
from tests.snapshots.copies import publish_copy, spoil

EXAMPLE = resources.root() / "data" / "examples" / "indre-fosen-2020"


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dashboard", *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_published_is_one_sentence_on_one_line(tmp_path: Path) -> None:
    answer = run("snapshots", "--data", tmp_path / ("a_long_name_of_a_folder_" * 4))
    assert answer.returncode == 0
    assert len(answer.stdout.splitlines()) == 1


def test_a_long_name_of_a_delivery_is_not_cut(tmp_path: Path) -> None:
    delivery = shutil.copytree(EXAMPLE, tmp_path / ("en leveranse med langt navn " * 4).strip())
    run("import", delivery, "--data", tmp_path)
    assert delivery.name in run("snapshots", "--data", tmp_path).stdout


def test_a_file_that_is_no_snapshot_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "2026-11-15.duckdb").write_bytes(b"half")
    answer = run("query", "status", "--scope", "national", "--data", tmp_path)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    listed = run("snapshots", "--data", tmp_path)
    assert listed.returncode == 0
    assert "skadet" in listed.stdout


def test_a_snapshot_of_an_older_program_is_listed_as_outdated_beside_the_others(tmp_path: Path) -> None:
    for imported in ("2020-08-25", "2020-08-25-2"):
        run("import", EXAMPLE, "--data", tmp_path)
        # What an older program published had no manifest; with one, the file would be a damaged one.
        (tmp_path / "snapshots" / f"{imported}.json").unlink()
    with duckdb.connect(str(tmp_path / "snapshots" / "2020-08-25.duckdb")) as connection:
        connection.execute("drop view main.progress")
    answer = run("snapshots", "--data", tmp_path)
    assert answer.returncode == 0
    assert "utdatert" in answer.stdout
    assert "indre-fosen-2020" in answer.stdout


def cells(answer: subprocess.CompletedProcess[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("│")[1:-1]] for line in answer.stdout.splitlines() if "│" in line]


def test_each_is_listed_with_what_is_known_of_it(tmp_path: Path, whole_snapshot: Path) -> None:
    store = Store(tmp_path)
    for month, day in enumerate((1, 1, 2, 3, 4), start=1):
        publish_copy(store, whole_snapshot, date(2026, 1, day), month, manifest=month != 1)
    known = store.ids()
    spoil(store.path(known[4]))
    store.withdraw([known[3]])
    answer = run("snapshots", "--data", tmp_path)
    assert answer.returncode == 0
    by_kari = ["2026-01-01 00:00:00", "Kari Nordmann", "tiny", "1", "feil: 0, varsler: 2"]
    assert cells(answer) == [
        ["2026-01-01", "2026-01-01", "2026-01-01 00:00:00", "", "tiny", "1", "feil: 0, varsler: 0", ""],
        ["2026-01-01-2", "2026-01-01", *by_kari, ""],
        ["2026-01-02", "2026-01-02", *by_kari, "vises"],
        ["2026-01-03", "2026-01-03", *by_kari, "trukket tilbake"],
        ["2026-01-04", "2026-01-04", *by_kari, "skadet"],
    ]


def test_a_manifest_that_holds_something_else_is_damage_too(tmp_path: Path, whole_snapshot: Path) -> None:
    store = Store(tmp_path)
    snapshot_id = publish_copy(store, whole_snapshot, date(2026, 1, 1))
    store.manifest_path(snapshot_id).write_text("{}", encoding="utf-8")
    assert cells(run("snapshots", "--data", tmp_path)) == [["2026-01-01", "2026-01-01", "", "", "", "", "", "skadet"]]


def test_a_query_says_what_it_passed_over_and_of_what_was_asked_for_that_it_is_damaged(
    tmp_path: Path, whole_snapshot: Path
) -> None:
    store = Store(tmp_path)
    for number, day in enumerate((1, 2), start=1):
        publish_copy(store, whole_snapshot, date(2026, 1, day), number)
    spoil(store.path(store.ids()[-1]))
    asked = ["query", "status", "--scope", "national", "--format", "csv", "--data", tmp_path]
    answer = run(*asked)
    assert answer.returncode == 0
    assert answer.stderr == "2026-01-02 er skadet og er hoppet over; tallene er fra 2026-01-01.\n"
    assert answer.stdout == run(*asked, "--snapshot", "2026-01-01").stdout
    by_id = run(*asked, "--snapshot", "2026-01-02")
    assert (by_id.returncode, by_id.stdout) == (2, "")
    assert by_id.stderr == "--snapshot: 2026-01-02 er skadet og kan ikke leses.\n"
