"""The trace: whole lines whatever they hold and whoever writes at once, and never in the way of what it tells of."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import trace
from dashboard.settings import Settings

NASTY = [
    "a\nb",
    'a\r\n{"event": "signed_in"}',
    "\x00\x1b[2J\x7f",
    "\u2028\u2029\u202e\ufeff",
    "\ud800",
    '"}',
    "x" * 10_000,
    "😀" * 10_000,
]
TOGETHER = """
import sys
from pathlib import Path
from dashboard import trace
trace.write_to(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    trace.record("imported", who=sys.argv[2], number=number, delivery="æ" * 200)
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "new" / "trace.jsonl"
    trace.write_to(path)
    yield path
    trace.write_to(None)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_says_when_what_who_and_the_facts_there_are(file: Path) -> None:
    trace.record("viewed", subject="p1", scope="national", status=200, area=None)
    (line,) = lines(file)
    at = datetime.fromisoformat(line.pop("time"))
    assert at.utcoffset() == timedelta(0)
    assert timedelta(0) <= datetime.now(UTC) - at < timedelta(hours=1)
    assert line == {"event": "viewed", "subject": "p1", "scope": "national", "status": 200}


def test_who_is_always_said_also_where_it_is_nobody(file: Path) -> None:
    trace.record("import_refused")
    assert lines(file)[0].items() >= {"subject": None, "scope": None}.items()


@pytest.mark.parametrize("fact", NASTY)
def test_whatever_a_fact_holds_it_is_one_short_plain_line(file: Path, fact: str) -> None:
    trace.record("imported", delivery=fact)
    trace.record("imported", delivery="2026-11-15")
    written = file.read_bytes()
    assert written.count(b"\n") == 2
    first, second, rest = written.split(b"\n")
    assert first.decode("ascii").isprintable()
    assert len(first) < 4096
    assert json.loads(first)["delivery"] == fact[:200]
    assert (json.loads(second)["delivery"], rest) == ("2026-11-15", b"")


def test_a_file_moved_away_is_begun_anew(file: Path) -> None:
    trace.record("signed_in")
    file.rename(file.with_suffix(".1"))
    trace.record("signed_out")
    assert [line["event"] for line in lines(file.with_suffix(".1"))] == ["signed_in"]
    assert [line["event"] for line in lines(file)] == ["signed_out"]


def test_others_on_the_machine_cannot_read_it(file: Path) -> None:
    trace.record("signed_in")
    assert file.stat().st_mode & 0o137 == 0


def test_nothing_is_written_before_it_is_said_where(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trace.write_to(None)
    trace.record("signed_in")
    assert not file.exists()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["no folder", "full"])
def test_a_trace_that_cannot_be_written_is_said_once_and_stops_nothing(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    path = Path("/dev/full") if kind == "full" else tmp_path / "file" / "trace.jsonl"
    trace.write_to(path)
    for _ in range(3):
        trace.record("signed_in")
    trace.write_to(None)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(f"Sporingsloggen {path} kan ikke skrives (")


def test_it_is_written_again_as_soon_as_it_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder"
    folder.touch()
    trace.write_to(folder / "trace.jsonl")
    trace.record("signed_in")
    folder.unlink()
    trace.record("signed_out")
    trace.write_to(None)
    assert [line["event"] for line in lines(folder / "trace.jsonl")] == ["signed_out"]
    assert capsys.readouterr().err.count("\n") == 1


def test_processes_that_write_at_once_keep_their_lines_whole(tmp_path: Path) -> None:
    path, each = tmp_path / "trace.jsonl", 1000
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, str(path), who, str(each)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in "abc"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate("go\n", timeout=120)
        assert writer.returncode == 0
    assert sorted((line["who"], line["number"]) for line in lines(path)) == [
        (who, number) for who in "abc" for number in range(each)
    ]


def test_the_file_is_in_the_data_folder_unless_another_is_named(tmp_path: Path) -> None:
    assert trace.path_of(Settings(data=tmp_path)) == tmp_path / "trace.jsonl"
    assert trace.path_of(Settings(data=tmp_path, trace=tmp_path / "x.log")) == tmp_path / "x.log"
