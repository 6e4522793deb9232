"""The import command: exit codes, and that whatever goes wrong, what was published stays in view and whole."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import resources
from dashboard.snapshots.store import Store
from tests.delivery import tiny
from tests.snapshots.copies import spoil

EXAMPLE = resources.root() / "data" / "examples" / "indre-fosen-2020"
DEMONSTRATION = resources.root() / "data" / "demonstration" / "2026-11-15"


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "dashboard", "import", *(str(word) for word in words)]


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, check=False)


def ids(data: Path) -> list[str]:
    return [str(snapshot_id) for snapshot_id in Store(data).ids()]


def leftovers(data: Path) -> list[Path]:
    return list((data / "snapshots" / "building").glob("*"))


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """Give a copy of the example that a test may spoil."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "delivery"))


def changed(delivery: Path) -> Path:
    """Make a delivery into another of the same date: a kindergarten has one more employee."""
    (participation,) = [path for path in delivery.glob("*.csv") if path.stem == "deltakelse"]
    written = participation.read_text(encoding="utf-8-sig")
    assert ";;14;" in written
    participation.write_text(written.replace(";;14;", ";;15;"), encoding="utf-8")
    return delivery


def test_published_is_0_and_the_second_of_a_day_gets_a_number(tmp_path: Path, delivery: Path) -> None:
    assert run(delivery, "--data", tmp_path).returncode == 0
    assert run(changed(delivery), "--data", tmp_path).returncode == 0
    assert ids(tmp_path) == ["2020-08-25", "2020-08-25-2"]
    assert leftovers(tmp_path) == []


def test_check_publishes_nothing(tmp_path: Path, delivery: Path) -> None:
    answer = run(delivery, "--check", "--data", tmp_path)
    assert answer.returncode == 0
    assert not (tmp_path / "snapshots").exists()


def test_a_refused_delivery_is_1_and_leaves_what_was_published(tmp_path: Path, delivery: Path) -> None:
    run(delivery, "--data", tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "snapshots").glob("*.duckdb")}
    (participation,) = [path for path in delivery.glob("*.csv") if path.stem in ("deltakelse", "participation")]
    participation.write_text(participation.read_text(encoding="utf-8-sig").replace("5054", "9999"), encoding="utf-8")
    report = tmp_path / "report.json"
    answer = run(delivery, "--data", tmp_path, "--report", report)
    assert answer.returncode == 1
    findings = json.loads(report.read_text(encoding="utf-8"))
    assert findings
    assert list(findings[0]) == ["severity", "code", "file", "line", "column", "value", "message", "count"]
    assert {path: path.read_bytes() for path in (tmp_path / "snapshots").glob("*.duckdb")} == before
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    "words",
    [["no-such-folder"], ["--as-of", "15.11.2026", "."], ["--what", "."], []],
    ids=["no folder", "not a date", "unknown option", "nothing"],
)
def test_wrong_use_is_2_and_one_sentence(tmp_path: Path, words: list[str]) -> None:
    answer = run(*words, "--data", tmp_path)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("place", ["none/report.json", "."])
def test_a_report_that_cannot_be_written_stops_the_import_before_it_publishes(
    tmp_path: Path, delivery: Path, place: str
) -> None:
    answer = run(delivery, "--data", tmp_path, "--report", tmp_path / place)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert ids(tmp_path) == []


def test_wrong_use_leaves_no_empty_report(tmp_path: Path) -> None:
    assert run(tmp_path / "none", "--data", tmp_path, "--report", tmp_path / "report.json").returncode == 2
    assert not (tmp_path / "report.json").exists()


def test_a_report_the_disk_would_not_take_is_told_beside_what_was_published(tmp_path: Path, delivery: Path) -> None:
    answer = run(delivery, "--data", tmp_path, "--report", "/dev/full")
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "urørt" not in answer.stderr
    assert "publisert som 2020-08-25" in answer.stdout


def test_a_data_folder_that_is_a_file_is_one_sentence(tmp_path: Path, delivery: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    answer = run(delivery, "--data", tmp_path / "data")
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    # No file may grow beyond half a megabyte: what the process meets is what a full disk gives, an error on write.
    limited = ["bash", "-c", 'ulimit -f 500; trap "" XFSZ; exec "$@"', "bash", *command(DEMONSTRATION, "--data", data)]
    answer = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert ids(data) == []
    assert leftovers(data) == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["interrupt", "terminate"])
def test_an_interrupt_is_130_and_leaves_nothing(tmp_path: Path, stop: signal.Signals) -> None:
    process = subprocess.Popen(command(DEMONSTRATION, "--data", tmp_path), stderr=subprocess.PIPE, text=True)
    building = tmp_path / "snapshots" / "building"
    # os.walk, unlike glob, takes a folder that goes while it is read for an empty one: an import clears it at once.
    while process.poll() is None and not any("scratch.duckdb" in names for _, _, names in os.walk(building)):
        os.sched_yield()
    process.send_signal(stop)
    _, complaint = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in complaint
    assert ids(tmp_path) == []
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("raised", ["RuntimeError('Query interrupted')", "duckdb.InterruptException('Interrupted!')"])
def test_an_interrupt_inside_a_query_is_130_too(raised: str) -> None:
    # What DuckDB raises when the signal comes while it works; when that is, no test can choose.
    program = f"""
import sys, duckdb
from dashboard import cli
from dashboard.commands import snapshots
def interrupted(data): raise {raised}
snapshots.run = interrupted
sys.argv = ["dashboard", "snapshots"]
cli.main()
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 130
    assert len(answer.stderr.strip().splitlines()) == 1


def test_what_a_killed_import_left_is_cleared_by_the_next(tmp_path: Path, delivery: Path) -> None:
    orphan = Store(tmp_path).workplace() / "orphan"
    orphan.mkdir(parents=True)
    (orphan / "scratch.duckdb").write_bytes(b"half")
    assert run(delivery, "--data", tmp_path).returncode == 0
    assert leftovers(tmp_path) == []


def test_two_imports_at_once_both_publish(tmp_path: Path, delivery: Path) -> None:
    other = changed(Path(shutil.copytree(delivery, tmp_path / "other")))
    processes = [subprocess.Popen(command(each, "--data", tmp_path)) for each in (delivery, other)]
    assert [process.wait() for process in processes] == [0, 0]
    assert ids(tmp_path) == ["2020-08-25", "2020-08-25-2"]


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    """Give a delivery in which five staff answered in cohort 9, semester 1; semester 3 is open on its date."""
    return _answered(tmp_path / "answered", (4, 3, 3, 3, 3))


def _answered(folder: Path, scores: tuple[int, ...]) -> Path:
    files = tiny.delivery()
    about = {"cohort_no": "9", "semester_no": "1", "municipality_no": "5054", "unit_id": tiny.SCHOOL, "role": "staff"}
    files["evaluation"] = [
        {"response_id": f"S{number}", **about, "item_id": "d1_a", "score": str(score)}
        for number, score in enumerate(scores)
    ]
    return tiny.write(folder, files)


def test_a_delivery_with_other_answers_is_published_with_a_warning(tmp_path: Path, answered: Path) -> None:
    data = tmp_path / "data"
    assert run(answered, "--data", data).returncode == 0
    answer = run(_answered(tmp_path / "other", (5, 3, 3, 3, 3)), "--data", data)
    assert answer.returncode == 0
    assert "evaluation.frozen_differs" in answer.stdout
    assert ids(data) == ["2026-11-15", "2026-11-15-2"]


def test_freezing_anew_is_said_and_traced(tmp_path: Path, answered: Path) -> None:
    data = tmp_path / "data"
    run(answered, "--data", data)
    answer = run(_answered(tmp_path / "other", (5, 3, 3, 3, 3)), "--data", data, "--refreeze", "9:1")
    assert answer.returncode == 0
    assert "Pulje 9, semester 1 er frosset på nytt." in answer.stdout
    assert "frozen_differs" not in answer.stdout
    events = [json.loads(line) for line in (data / "trace.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(event["event"], event.get("semester"), event["snapshot"]) for event in events] == [
        ("imported", None, "2026-11-15"),
        ("imported", None, "2026-11-15-2"),
        ("refrozen", "9:1", "2026-11-15-2"),
    ]


@pytest.mark.parametrize("check", [[], ["--check"]], ids=["import", "check"])
@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("9:3", "ikke avsluttet lenge nok"),
        ("9:2", "ingen svar med verdi"),
        ("9:7", "programmodellen har ikke"),
        ("9000:1", "programmodellen har ikke"),
        ("9", "skriv pulje og semester som 9:1"),
        ("9:", "skriv pulje og semester som 9:1"),
        ("9:1:1", "skriv pulje og semester som 9:1"),
        ("x:1", "skriv pulje og semester som 9:1"),
        ("", "skriv pulje og semester som 9:1"),
    ],
)
def test_what_cannot_be_frozen_anew_is_2_and_publishes_nothing(
    tmp_path: Path, answered: Path, named: str, why: str, check: list[str]
) -> None:
    data = tmp_path / "data"
    answer = run(answered, "--data", data, "--refreeze", "9:1", "--refreeze", named, *check)
    assert answer.returncode == 2
    assert why in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert ids(data) == []
    assert leftovers(data) == []


def test_a_check_freezes_nothing_anew(tmp_path: Path, answered: Path) -> None:
    data = tmp_path / "data"
    run(answered, "--data", data)
    answer = run(_answered(tmp_path / "other", (5, 3, 3, 3, 3)), "--data", data, "--refreeze", "9:1", "--check")
    assert answer.returncode == 0
    assert "frosset på nytt" not in answer.stdout
    assert ids(data) == ["2026-11-15"]
    assert "refrozen" not in (data / "trace.jsonl").read_text(encoding="utf-8")


def published_files(data: Path) -> dict[str, tuple[int, int]]:
    """Return every file of the folder of snapshots but its lock, and what would tell that it was written again."""
    found = {path.name: path.stat() for path in (data / "snapshots").iterdir() if path.is_file()}
    return {name: (known.st_ino, known.st_mtime_ns) for name, known in found.items() if name != ".lock"}


def test_the_same_delivery_again_is_recognised_and_changes_nothing(tmp_path: Path, delivery: Path) -> None:
    run(delivery, "--data", tmp_path)
    before = published_files(tmp_path)
    for again in (["--data", tmp_path], ["--data", tmp_path, "--by", "Kari"]):
        answer = run(delivery, *again)
        assert answer.returncode == 0
        assert answer.stdout.strip() == "delivery er alt publisert som 2020-08-25. Ingenting er endret."
        assert published_files(tmp_path) == before
    events = [json.loads(line) for line in (tmp_path / "trace.jsonl").read_text(encoding="ascii").splitlines()]
    assert [(event["event"], event["snapshot"]) for event in events] == [
        ("imported", "2020-08-25"),
        ("import_unchanged", "2020-08-25"),
        ("import_unchanged", "2020-08-25"),
    ]


def test_with_another_threshold_it_is_another_snapshot(
    tmp_path: Path, delivery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(delivery, "--data", tmp_path)
    monkeypatch.setenv("DASHBOARD_MIN_RESPONDENTS", "6")
    assert run(delivery, "--data", tmp_path).returncode == 0
    assert ids(tmp_path) == ["2020-08-25", "2020-08-25-2"]


def test_a_damaged_one_is_published_again_by_the_same_delivery(tmp_path: Path, delivery: Path) -> None:
    run(delivery, "--data", tmp_path)
    spoil(tmp_path / "snapshots" / "2020-08-25.duckdb")
    assert "publisert som 2020-08-25-2" in run(delivery, "--data", tmp_path).stdout


def test_one_frozen_anew_by_an_older_delivery_is_published_again_by_the_same(tmp_path: Path, answered: Path) -> None:
    """Otherwise the newest would never get those answers back: docs/drift.md says that this is how."""
    data = tmp_path / "data"
    run(answered, "--data", data)
    older = _answered(tmp_path / "older", (5, 3, 3, 3, 3))
    package = older / "datapackage.json"
    package.write_text(package.read_text(encoding="utf-8").replace("2026-11-15", "2026-11-14"), encoding="utf-8")
    assert run(older, "--data", data, "--older", "--refreeze", "9:1").returncode == 0
    assert ids(data) == ["2026-11-14", "2026-11-15"]
    assert "publisert som 2026-11-15-2" in run(answered, "--data", data).stdout
    assert "alt publisert" in run(answered, "--data", data).stdout


@pytest.mark.parametrize("check", [[], ["--check"]], ids=["import", "check"])
def test_an_older_delivery_needs_to_be_wanted(tmp_path: Path, delivery: Path, check: list[str]) -> None:
    run(delivery, "--data", tmp_path)
    package = delivery / "datapackage.json"
    package.write_text(package.read_text(encoding="utf-8").replace("2020-08-25", "2020-08-24"), encoding="utf-8")
    answer = run(delivery, "--data", tmp_path, *check)
    assert answer.returncode == 2
    assert answer.stderr.strip() == (
        "Leveransen er fra 2020-08-24, og 2020-08-25 vises alt. Skriv --older for å publisere den likevel."
    )
    assert ids(tmp_path) == ["2020-08-25"]
    assert run(delivery, "--data", tmp_path, "--older", *check).returncode == 0
    assert ids(tmp_path) == (["2020-08-25"] if check else ["2020-08-24", "2020-08-25"])


def test_who_imported_it_is_told_by_the_manifest_and_not_by_the_trace(tmp_path: Path, delivery: Path) -> None:
    run(delivery, "--data", tmp_path, "--by", "Kari Nordmann")
    manifest = Store(tmp_path).manifest(Store(tmp_path).ids()[-1])
    assert manifest is not None
    assert manifest.imported_by == "Kari Nordmann"
    assert "Kari" not in (tmp_path / "trace.jsonl").read_text(encoding="ascii")


@pytest.mark.parametrize("name", ["", " ", "Kari\nNordmann", "\x1b[2J", "K" * 101])
def test_a_name_is_a_few_printable_characters(tmp_path: Path, delivery: Path, name: str) -> None:
    answer = run(delivery, "--data", tmp_path, "--by", name)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert ids(tmp_path) == []


def test_whoever_must_wait_is_told_for_whom_and_then_publishes(tmp_path: Path, delivery: Path) -> None:
    data = tmp_path / "data"
    with Store(data).importing():
        process = subprocess.Popen(command(delivery, "--data", data), stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        said = process.stderr.readline()
    _, more = process.communicate()
    assert said.startswith(f"Venter på prosess {os.getpid()} (")
    assert (process.returncode, more) == (0, "")
    assert ids(data) == ["2020-08-25"]


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path, delivery: Path) -> None:
    """To root every folder is writable but those of the kernel."""
    folder = Path("/sys/kernel") if os.geteuid() == 0 else tmp_path / "closed"
    if os.geteuid() != 0:
        folder.mkdir(mode=0o500)
    answer = run(delivery, "--data", folder)
    assert answer.returncode == 2
    # The trace log, which is to be there too, complains for itself.
    assert answer.stderr.splitlines()[-1] == (
        f"Det gikk ikke: det kan ikke skrives i mappen {folder / 'snapshots'}. Det som var publisert, er urørt."
    )
