"""The commands rollback and prune: exit codes, what they say, and what they leave in the trace."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.snapshots.store import Store
from tests.snapshots.copies import publish_copy, spoil


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dashboard", *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def ids(data: Path) -> list[str]:
    return [str(snapshot_id) for snapshot_id in Store(data).ids()]


def traced(data: Path) -> list[dict[str, Any]]:
    lines = (data / "trace.jsonl").read_text(encoding="ascii").splitlines()
    told = [json.loads(line) for line in lines]
    return [{name: fact for name, fact in line.items() if fact is not None and name != "time"} for line in told]


@pytest.fixture
def data(tmp_path: Path, whole_snapshot: Path) -> Path:
    for number, day in enumerate((1, 2, 2, 3), start=1):
        publish_copy(Store(tmp_path), whole_snapshot, date(2026, 1, day), number)
    return tmp_path


def test_going_back_withdraws_what_is_newer_and_going_forward_restores_what_is_named(data: Path) -> None:
    answer = run("rollback", "2026-01-02", "--data", data)
    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "2026-01-02 vises nå som det nyeste.",
        "Trukket tilbake: 2026-01-02-2, 2026-01-03. Hent fram igjen med: python -m dashboard rollback ID",
    ]
    assert ids(data) == ["2026-01-01", "2026-01-02"]
    assert "vises alt som det nyeste" in run("rollback", "2026-01-02", "--data", data).stdout
    assert run("rollback", "2026-01-03", "--data", data).returncode == 0
    assert ids(data) == ["2026-01-01", "2026-01-02", "2026-01-03"]
    assert traced(data) == [
        {"event": "rolled_back", "snapshot": "2026-01-02", "withdrawn": "2026-01-02-2, 2026-01-03"},
        {"event": "rolled_back", "snapshot": "2026-01-03"},
    ]


def test_what_is_withdrawn_is_not_to_be_had_by_its_id(data: Path) -> None:
    run("rollback", "2026-01-01", "--data", data)
    answer = run("query", "status", "--scope", "national", "--snapshot", "2026-01-03", "--data", data)
    assert answer.returncode == 2
    assert "Publiserte: 2026-01-01." in answer.stderr


@pytest.mark.parametrize("named", ["2026-01-04", "2026-01-02-3", "../2026-01-01", "x", ""])
def test_there_is_no_going_back_to_what_is_not_there(data: Path, named: str) -> None:
    answer = run("rollback", named, "--data", data)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "2026-01-01, 2026-01-02, 2026-01-02-2, 2026-01-03" in answer.stderr
    assert len(ids(data)) == 4


def test_nor_to_what_cannot_be_read(data: Path) -> None:
    spoil(data / "snapshots" / "2026-01-02.duckdb")
    answer = run("rollback", "2026-01-02", "--data", data)
    assert (answer.returncode, answer.stderr) == (2, "ID: 2026-01-02 er skadet og kan ikke leses.\n")
    assert len(ids(data)) == 4


def test_the_oldest_are_removed_and_named(data: Path) -> None:
    answer = run("prune", "--keep", "2", "--data", data)
    assert (answer.returncode, answer.stdout) == (0, "Slettet: 2026-01-01, 2026-01-02.\n")
    left = sorted(path.name for path in (data / "snapshots").iterdir() if path.suffix in (".duckdb", ".json"))
    assert left == ["2026-01-02-2.duckdb", "2026-01-02-2.json", "2026-01-03.duckdb", "2026-01-03.json"]
    assert traced(data) == [{"event": "pruned", "snapshot": name} for name in ("2026-01-01", "2026-01-02")]
    again = run("prune", "--keep", "2", "--data", data)
    assert (again.returncode, again.stdout) == (0, "Det er ingenting å slette.\n")


def test_the_one_published_last_is_spared_and_that_is_said(data: Path, whole_snapshot: Path) -> None:
    publish_copy(Store(data), whole_snapshot, date(2025, 1, 1), 5)
    answer = run("prune", "--keep", "1", "--data", data)
    assert answer.stdout.splitlines() == [
        "Slettet: 2026-01-01, 2026-01-02, 2026-01-02-2.",
        "Ikke slettet, på grunn av frosne svar som ingen nyere har med seg: 2025-01-01.",
    ]
    assert ids(data) == ["2025-01-01", "2026-01-03"]


@pytest.mark.parametrize("words", [["prune"], ["prune", "--keep", "0"], ["prune", "--keep", "x"], ["rollback"]])
def test_wrong_use_is_2_and_one_sentence(data: Path, words: list[str]) -> None:
    answer = run(*words, "--data", data)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert len(ids(data)) == 4


def test_where_nothing_is_published_nothing_is_made(tmp_path: Path) -> None:
    data = tmp_path / "none"
    assert run("prune", "--keep", "1", "--data", data).returncode == 0
    assert run("rollback", "2026-01-01", "--data", data).returncode == 2
    assert not data.exists()
