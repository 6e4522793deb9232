"""Codes, their sentences and docs/findings.md say the same, and every code is seen to be found by some test."""

import re

import pytest

from dashboard import resources
from dashboard.delivery.codes import codes
from dashboard.delivery.findings import text_key
from dashboard.texts import LANGUAGES, Language, catalogue
from tests.delivery import test_containers, test_rules, test_structure

_ROW = re.compile(r"^\| (`.+`) \| (feil|varsel) \| (.+?) \| (.+) \|$", re.MULTILINE)


def documented() -> dict[str, tuple[str, str, str]]:
    page = (resources.root() / "docs" / "findings.md").read_text(encoding="utf-8")
    return {
        code: (severity, sentence, explanation)
        for listed, severity, sentence, explanation in _ROW.findall(page)
        for code in re.findall(r"`([a-z_.]+)`", listed)
    }


def test_every_code_is_documented_with_its_severity_and_sentence() -> None:
    severities = {"error": "feil", "warning": "varsel"}
    texts = catalogue("nb")
    expected = {code: (severities[severity], texts[f"findings.{text_key(code)}"]) for code, severity in codes().items()}
    assert {code: told[:2] for code, told in documented().items()} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_belongs_to_a_code(language: Language) -> None:
    frame = ("severity_", "heading_", "step_", "unusable_", "in_all")
    keys = {key.removeprefix("findings.") for key in catalogue(language) if key.startswith("findings.")}
    assert {key for key in keys if not key.startswith(frame)} == {text_key(code) for code in codes()}


def test_every_rule_is_broken_by_a_case() -> None:
    structural = {case.finding[1] for case in (*test_structure.CASES.values(), *test_structure.WARNINGS.values())}
    contained = {code for case in test_containers.CASES.values() for code, *_ in case.findings}
    found = structural | contained | {case.code for case in (*test_rules.CASES, *test_rules.WARNINGS)}
    assert found <= set(codes())
    # A rule many files share is broken in some of them. Three need more than a delivery: they are in test_load and
    # tests/snapshots/test_freezing.
    assert {text_key(code) for code in codes()} - {text_key(code) for code in found} == {
        "as_of_differs",
        "frozen_differs",
        "semester_not_in_cohort",
    }
