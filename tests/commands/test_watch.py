"""The watch command, as the process it is: it takes what is dropped, outlives what goes wrong, and stops when told."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard import resources
from dashboard.refusals import Refusals
from dashboard.scope import Scope
from dashboard.snapshots.store import Store
from tests.delivery import tiny

DEMONSTRATION = resources.root() / "data" / "demonstration" / "2026-11-15"
WATCH = [sys.executable, "-m", "dashboard", "watch"]
_ENDS_WITHIN = 120  # seconds; only one that hangs takes that long


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inn").mkdir()
    return tmp_path / "inn"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def wrong() -> tiny.Tables:
    tables = tiny.delivery()
    for row in tables["participation"]:
        row["municipality_no"] = "9999"
    return tables


def words(inbox: Path, data: Path) -> list[str]:
    return [str(inbox), "--settle", "1", "--data", str(data)]


def once(inbox: Path, data: Path) -> subprocess.CompletedProcess[str]:
    command = [*WATCH, *words(inbox, data), "--once"]
    return subprocess.run(command, capture_output=True, text=True, timeout=_ENDS_WITHIN, check=False)


@contextmanager
def watching(inbox: Path, data: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [*WATCH, *words(inbox, data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert "Tar imot" in line_of(process)
        yield process
    finally:
        process.kill()
        process.communicate()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def ids(data: Path) -> list[str]:
    return [str(snapshot_id) for snapshot_id in Store(data).ids()]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_lies_there_is_published_and_put_away(inbox: Path, data: Path) -> None:
    tiny.write(inbox / "høst", tiny.delivery())
    answer = once(inbox, data)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.splitlines() == ["Leser høst.", "høst er publisert som 2026-11-15 og ligger nå i done/høst."]
    assert names(inbox / "done") == {"høst", "høst.report.json"}
    (event,) = [json.loads(line) for line in (data / "trace.jsonl").read_text().splitlines()]
    assert (event["event"], event["delivery"], event["snapshot"]) == ("imported", "høst", "2026-11-15")


def test_what_is_refused_has_its_report_and_stops_nothing(inbox: Path, data: Path) -> None:
    tiny.write(inbox / "a", wrong())
    tiny.write(inbox / "b", tiny.delivery())
    answer = once(inbox, data)
    assert (answer.returncode, answer.stderr) == (1, "")
    assert "a er avvist" in answer.stdout
    assert ids(data) == ["2026-11-15"]
    assert names(inbox / "refused") == {"a", "a.report.json"}
    report = json.loads((inbox / "refused" / "a.report.json").read_text(encoding="utf-8"))
    assert {entry["code"] for entry in report if entry["severity"] == "error"} == {"participation.municipality_unknown"}
    (refusal,) = Refusals(data, Scope.national()).newest_first()
    assert (refusal.name, refusal.errors) == ("a", len(wrong()["participation"]))


def test_an_inbox_that_is_not_there_is_2_and_one_sentence(inbox: Path, data: Path) -> None:
    answer = once(inbox / "none", data)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert len(answer.stderr.splitlines()) == 1


def test_what_stays_behind_is_2_and_a_name_is_one_line(inbox: Path, data: Path) -> None:
    (inbox / "x\nhøst er publisert\x1b[31m").mkdir()
    answer = once(inbox, data)
    assert answer.returncode == 2
    assert len(answer.stdout.splitlines()) == 1
    assert "\x1b" not in answer.stdout


def test_what_comes_is_taken_until_it_is_told_to_stop(inbox: Path, data: Path) -> None:
    with watching(inbox, data) as process:
        for name, tables in (("a", tiny.delivery()), ("b", wrong())):
            # Whole from the first moment: one that is copied may lie still for a second where the machine is busy.
            tiny.write(inbox.parent / "made" / name, tables).rename(inbox / name)
            assert line_of(process) == f"Leser {name}.\n"
            assert line_of(process).startswith(f"{name} er {'publisert' if name == 'a' else 'avvist'}")
        os.killpg(process.pid, signal.SIGINT)
        said, complaint = process.communicate(timeout=_ENDS_WITHIN)
        assert (process.returncode, complaint) == (0, "")
        assert said.startswith("Stoppet.")
    assert ids(data) == ["2026-11-15"]


def test_stopped_in_an_import_it_leaves_the_delivery_and_nothing_half(inbox: Path, data: Path) -> None:
    shutil.copytree(DEMONSTRATION, inbox / "høst")
    building = data / "snapshots" / "building"
    with watching(inbox, data) as process:
        while process.poll() is None and not any("scratch.duckdb" in names for _, _, names in os.walk(building)):
            os.sched_yield()
        process.send_signal(signal.SIGTERM)
        said, complaint = process.communicate(timeout=_ENDS_WITHIN)
        assert (process.returncode, complaint) == (0, "")
        assert said.splitlines()[-1].startswith("Stoppet.")
    assert (inbox / "høst").is_dir()
    assert ids(data) == []
    assert list(building.glob("*")) == []


def test_killed_after_publishing_it_does_not_publish_twice(inbox: Path, data: Path) -> None:
    tiny.write(inbox / "høst", tiny.delivery())
    program = f"""
import os, signal, sys
from dashboard import cli
from dashboard.inbox import receiver
receiver.put_away = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.argv = ["dashboard", "watch", *{[*words(inbox, data), "--once"]!r}]
cli.main()
"""
    killed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=_ENDS_WITHIN)
    assert killed.returncode == -signal.SIGKILL
    assert ids(data) == ["2026-11-15"]
    assert (inbox / "høst").is_dir()
    answer = once(inbox, data)
    assert answer.returncode == 0
    assert ids(data) == ["2026-11-15"]
    assert names(inbox / "done") == {"høst", "høst.report.json"}
    assert "2026-11-15" in answer.stdout


def test_two_at_one_inbox_publish_each_delivery_once(inbox: Path, data: Path) -> None:
    for number, day in enumerate(("2026-11-14", "2026-11-15")):
        tiny.write(inbox / f"nr{number}", tiny.delivery(), created=day)
    command = [*WATCH, *words(inbox, data), "--once"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = "".join(process.communicate(timeout=_ENDS_WITHIN)[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said.count("er publisert") == 2
    assert ids(data) == ["2026-11-14", "2026-11-15"]
    assert len(names(inbox / "done")) == 4
