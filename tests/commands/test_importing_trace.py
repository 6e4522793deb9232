"""What an import leaves in the trace: one line, beside what it published, whatever became of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import trace
from dashboard.commands import importing
from dashboard.settings import Settings
from tests.delivery import tiny


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    yield
    trace.write_to(None)


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "høstleveranse", tiny.delivery())


def bring_in(delivery: Path, data: Path, **options: Any) -> int:
    return importing.run(delivery, **({"as_of": None, "check": False, "report": None, "data": data} | options))


def lines(data: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in (data / "trace.jsonl").read_text(encoding="ascii").splitlines()]
    for line in found:
        del line["time"]
    return found


def test_a_published_delivery_is_told_with_what_it_became(tmp_path: Path, delivery: Path) -> None:
    data = tmp_path / "data"
    assert bring_in(delivery, data) == importing.PUBLISHED
    (line,) = lines(data)
    assert line.pop("warnings") >= 0
    nobody = {"event": "imported", "subject": None, "scope": None}
    assert line == nobody | {"delivery": "høstleveranse", "snapshot": "2026-11-15", "errors": 0}


def test_a_refused_delivery_is_told_with_how_much_was_found(tmp_path: Path) -> None:
    tables = tiny.delivery()
    for row in tables["participation"]:
        row["municipality_no"] = "9999"
    data = tmp_path / "data"
    assert bring_in(tiny.write(tmp_path / "feil", tables), data) == importing.REFUSED
    (line,) = lines(data)
    assert (line["event"], line["delivery"], line["reason"]) == ("import_refused", "feil", "findings")
    assert line["errors"] == len(tables["participation"])
    assert "snapshot" not in line
    assert "9999" not in json.dumps(line)


def test_what_could_not_be_read_at_all_is_told(tmp_path: Path) -> None:
    assert bring_in(tmp_path / "finnes-ikke", tmp_path / "data") == importing.WRONG_USE
    (line,) = lines(tmp_path / "data")
    assert (line["event"], line["delivery"], line["reason"]) == ("import_refused", "finnes-ikke", "unusable")


def test_the_delivery_is_told_by_its_own_name(tmp_path: Path, delivery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(delivery)
    bring_in(Path(), tmp_path / "data")
    assert lines(tmp_path / "data")[0]["delivery"] == "høstleveranse"


def test_a_check_is_not_traced(tmp_path: Path, delivery: Path) -> None:
    assert bring_in(delivery, tmp_path / "data", check=True) == importing.PUBLISHED
    assert not (tmp_path / "data").exists()


def test_a_trace_that_cannot_be_written_does_not_stop_the_import(
    tmp_path: Path, delivery: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    chosen = Settings(data=tmp_path / "data", trace=tmp_path / "file" / "trace.jsonl")
    monkeypatch.setattr(importing, "settings", lambda: chosen)
    assert bring_in(delivery, tmp_path / "data") == importing.PUBLISHED
    assert capsys.readouterr().err.count("Sporingsloggen") == 1
    assert list((tmp_path / "data" / "snapshots").glob("*.duckdb"))
