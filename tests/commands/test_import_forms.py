"""The import command takes a zip and a workbook, and an unreadable one is refused, not a crash."""

import json
from pathlib import Path

import pytest

from tests.commands.test_importing import ids, run
from tests.delivery import forms, tiny


def test_a_workbook_is_published_with_its_date_given(tmp_path: Path) -> None:
    path = forms.workbook(tmp_path / "leveranse.xlsx", tiny.delivery(), norwegian=True)
    assert run(path, "--data", tmp_path).returncode == 1
    answer = run(path, "--as-of", tiny.AS_OF, "--data", tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert ids(tmp_path) == ["2026-11-15"]


def test_a_zip_is_published(tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "leveranse", tiny.delivery())
    assert run(forms.zipped(folder, tmp_path / "leveranse.zip"), "--data", tmp_path).returncode == 0
    assert ids(tmp_path) == ["2026-11-15"]


@pytest.mark.parametrize(
    ("name", "code"), [("x.zip", "delivery.zip_unreadable"), ("x.xlsx", "file.workbook_unreadable")]
)
def test_an_unreadable_container_is_1_and_says_so(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 ikke noe")
    report = tmp_path / "rapport.json"
    answer = run(tmp_path / name, "--as-of", tiny.AS_OF, "--report", report, "--data", tmp_path)
    assert (answer.returncode, answer.stderr) == (1, "")
    assert [finding["code"] for finding in json.loads(report.read_text(encoding="utf-8"))] == [code]
    assert ids(tmp_path) == []
