"""The command line as a whole: help in the reader's language, and a quiet end when nobody reads any more."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dashboard.cli import cli
from tests.delivery import tiny

#: What click says of itself, and what it calls a word that has no name.
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|args|arguments?|show|message|exit|required|default|text|path|integer)\b",
    re.IGNORECASE,
)


def helps() -> dict[str, str]:
    runner = CliRunner()
    asked = [[], *([name] for name in cli.commands)]
    return {" ".join(words): runner.invoke(cli, [*words, "--help"]).output for words in asked}


@pytest.mark.parametrize(("command", "said"), helps().items())
def test_help_is_in_norwegian(command: str, said: str) -> None:
    assert said.startswith("Bruk: ")
    assert "Valg:\n" in said
    assert ("Kommandoer:\n" in said) == (command == "")
    # Options are spelt as they are; `table` and its like are values.
    assert ENGLISH.findall(re.sub(r"--[a-z-]+", "", said)) == []


def test_what_must_be_given_is_marked() -> None:
    assert "[må oppgis]" in helps()["query"]
    assert not isinstance(cli.commands["snapshots"], click.Group)


def unread(*words: object) -> subprocess.CompletedProcess[str]:
    """Run a command whose output nobody reads: as `| head` after its last line."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dashboard", *(str(word) for word in words)]
    try:
        return subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_query_that_nobody_reads_ends_quietly(demo_data: Path, form: str) -> None:
    answer = unread("query", "progress", "--scope", "national", "--format", form, "--data", demo_data)
    assert (answer.returncode, answer.stderr) == (141, "")


def test_so_do_the_list_of_snapshots_and_the_help(demo_data: Path) -> None:
    answer = unread("snapshots", "--data", demo_data)
    assert (answer.returncode, answer.stderr) == (141, "")
    assert unread("--help").stderr == ""


def test_an_import_that_nobody_reads_has_its_trace_and_its_report(tmp_path: Path) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["municipality_no"] = "9999"
    delivery, report = tiny.write(tmp_path / "wrong", tables), tmp_path / "report.json"
    answer = unread("import", delivery, "--report", report, "--data", tmp_path)
    assert (answer.returncode, answer.stderr) == (141, "")
    assert "participation.municipality_unknown" in report.read_text(encoding="utf-8")
    assert "import_refused" in (tmp_path / "trace.jsonl").read_text(encoding="utf-8")
