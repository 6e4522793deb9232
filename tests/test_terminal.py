"""Whatever a delivery holds or is called, nothing that is printed of it steers a terminal or begins a line."""

import io
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from dashboard.commands.progress import shown_progress
from dashboard.commands.waiting import say_who_is_waited_for
from dashboard.snapshots.holding import Holder
from dashboard.terminal import on_one_line, visible
from tests.delivery import tiny

#: A cleared screen, a title of the window, C1's own beginning of a sequence, writing turned around, a line of its own.
NASTY = "x\x1b[2J\x1b]0;tittel\x07\x9b31m\u202etfel\u202c\u2028y"
LINES = f"{NASTY}\nhøst er publisert"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def run(*words: object) -> str:
    """Return all that a command prints."""
    command = [sys.executable, "-m", "dashboard", *(str(word) for word in words)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1, 2)
    return answer.stdout + answer.stderr


def assert_shown(said: str) -> None:
    """It is there, as letters that steer nothing and begin no line."""
    assert STEERING.findall(said) == []
    assert not any(line.startswith("høst") for line in said.splitlines())
    assert "\\x1b[2J" in re.sub(r"\s", "", said)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Give a data folder with a delivery of a nasty name in which a unit has one, and what the import printed."""
    folder = tmp_path_factory.mktemp("nasty")
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = NASTY
    delivery = tiny.write(folder / LINES, tables)
    (delivery / f"{NASTY}.txt").touch()
    return folder / "data", run("import", delivery, "--data", folder / "data")


def test_an_import_shows_names_and_findings(published: tuple[Path, str]) -> None:
    _, said = published
    assert_shown(said)
    assert "er publisert som 2026-11-15" in said


def test_so_do_the_list_and_a_query(published: tuple[Path, str]) -> None:
    data, _ = published
    assert_shown(run("snapshots", "--data", data))
    assert_shown(run("query", "status", "--scope", "national", "--data", data))


def test_what_is_refused_is_shown_too(tmp_path: Path) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_type"] = NASTY
    assert_shown(run("import", tiny.write(tmp_path / LINES, tables), "--data", tmp_path / "data"))
    assert_shown(run("import", tmp_path / f"{LINES}.zip", "--data", tmp_path / "data"))


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_terminal_is_steered_by_no_form_of_a_query(published: tuple[Path, str], form: str) -> None:
    shown, written = pty.openpty()
    command = [sys.executable, "-m", "dashboard", "query", "status", "--scope", "national", "--format", form]
    with subprocess.Popen([*command, "--data", str(published[0])], stdout=written) as process:
        os.close(written)
        said = b"".join(iter(lambda: _read(shown), b"")).decode()
    os.close(shown)
    assert process.returncode == 0
    # Its own colours and lines are the table's.
    said = re.sub("\x1b\\[[0-9;]*m|\r", "", said)
    assert STEERING.findall(said) == []
    assert "Bakken" in said


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says when the other end is closed
        return b""


def test_what_is_written_for_a_program_is_exact(published: tuple[Path, str]) -> None:
    said = run("query", "status", "--scope", "national", "--format", "csv", "--data", published[0])
    assert NASTY in said


def test_who_holds_the_lock_is_whoever_wrote_it(capsys: pytest.CaptureFixture[str]) -> None:
    say_who_is_waited_for(Holder(1, LINES, datetime(2026, 11, 15, tzinfo=UTC)))
    said = capsys.readouterr().err
    assert_shown(said)
    assert len(said.splitlines()) == 1


def test_a_step_of_the_progress_bar_is_shown() -> None:
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    with shown_progress(console) as progress:
        progress.step(LINES)
    assert isinstance(console.file, io.StringIO)
    said = console.file.getvalue()
    assert "\x1b[2J" not in said
    assert "\\x1b[2J" in said
    assert "\\nhøst er publisert" in said


def test_an_inbox_shows_what_lies_there(tmp_path: Path) -> None:
    (tmp_path / LINES).mkdir()
    assert_shown(run("watch", tmp_path, "--once", "--settle", "1", "--data", tmp_path / "data"))
    assert_shown(run("watch", tmp_path / "none" / LINES))


def test_letters_are_left_as_they_are() -> None:
    harmless = "Møllebakken «Æ» – \u2019Blåbær\u2019 10\u00a0000 \U0001f600\tꙮ"
    assert visible(harmless) == on_one_line(harmless) == harmless
    assert visible("a\nb") == "a\nb"
    assert on_one_line("a\nb\r\x85") == "a\\nb\\r\\x85"
