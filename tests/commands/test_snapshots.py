"""The snapshots command: whole sentences and whole names where nobody's terminal sets a width."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

from dashboard import resources

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
    for words in (["snapshots"], ["query", "status", "--scope", "national"]):
        answer = run(*words, "--data", tmp_path)
        assert answer.returncode == 2
        assert len(answer.stderr.strip().splitlines()) == 1


def test_a_snapshot_of_an_older_program_is_listed_as_outdated_beside_the_others(tmp_path: Path) -> None:
    for _ in range(2):
        run("import", EXAMPLE, "--data", tmp_path)
    with duckdb.connect(str(tmp_path / "snapshots" / "2020-08-25.duckdb")) as connection:
        connection.execute("drop view main.progress")
    answer = run("snapshots", "--data", tmp_path)
    assert answer.returncode == 0
    assert "utdatert" in answer.stdout
    assert "indre-fosen-2020" in answer.stdout
