"""Every rule of the contract, broken one at a time in a tiny valid delivery: that finding, and nothing else."""

# One case, one line.
# ruff: noqa: E501

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.delivery import tiny
from tests.delivery.conftest import Judge
from tests.delivery.tiny import KINDERGARTEN, OSLO, SCHOOL, Tables

Edit = Callable[[Tables], object]


def put(table: str, row: int, **cells: str) -> Edit:
    """Return an edit that changes cells of a row, counted from 0."""
    return lambda tables: tables[table][row].update(cells)


def add(table: str, like: int, **cells: str) -> Edit:
    """Return an edit that adds a row like another, with other cells."""
    return lambda tables: tables[table].append({**tables[table][like], **cells})


def both(*edits: Edit) -> Edit:
    """Return one edit of several."""
    return lambda tables: [edit(tables) for edit in edits]


class Case(NamedTuple):
    """A delivery with one thing wrong: the code, line, column and value of its finding. The file is the code's."""

    code: str
    edit: Edit
    line: int | None
    column: str | None
    value: str | None


CASES = [
    # participation
    Case("participation.blank", put("participation", 0, unit_name=" \u00a0 "), 2, "unit_name", None),
    Case("participation.blank", put("participation", 1, joined_on=""), 3, "joined_on", None),
    Case("participation.unknown_code", put("participation", 2, cohort_no="11"), 4, "cohort_no", "11"),
    Case("participation.not_an_integer", put("participation", 2, cohort_no="ni"), 4, "cohort_no", "ni"),
    Case("participation.not_an_integer", put("participation", 0, children="12.5"), 2, "children", "12.5"),
    Case("participation.out_of_range", put("participation", 0, children="-1"), 2, "children", "-1"),
    Case("participation.out_of_range", put("participation", 0, staff="9" * 30), 2, "staff", "9" * 30),
    Case("participation.not_nine_digits", put("participation", 2, unit_id="29505410"), 4, "unit_id", "29505410"),
    Case("participation.check_digit_wrong", put("participation", 2, unit_id="295054108"), 4, "unit_id", "295054108"),
    Case("participation.unknown_code", put("participation", 0, unit_type="SFO"), 2, "unit_type", "SFO"),
    Case("participation.unknown_code", put("participation", 0, ownership="statlig"), 2, "ownership", "statlig"),
    Case("participation.not_four_digits", put("participation", 2, municipality_no="3"), 4, "municipality_no", "3"),
    Case("participation.not_four_digits", put("participation", 2, municipality_no="Oslo"), 4, "municipality_no", "Oslo"),
    Case("participation.municipality_unknown", put("participation", 2, municipality_no="9999"), 4, "municipality_no", "9999"),
    Case("participation.municipality_unknown", put("participation", 2, municipality_no="999"), 4, "municipality_no", "999"),
    Case("participation.municipality_split", put("participation", 2, municipality_no="1507"), 4, "municipality_no", "1507"),
    Case("participation.municipality_split", put("participation", 2, municipality_no="1613"), 4, "municipality_no", "1613"),
    Case("participation.not_a_date", put("participation", 0, joined_on="2025-02-29"), 2, "joined_on", "2025-02-29"),
    Case("participation.not_a_date", put("participation", 0, joined_on="1.8.25"), 2, "joined_on", "1.8.25"),
    Case("participation.not_a_date", put("participation", 0, joined_on="0000-01-01"), 2, "joined_on", "0000-01-01"),
    Case("participation.not_a_date", put("participation", 0, joined_on="2025-8-1"), 2, "joined_on", "2025-8-1"),
    Case("participation.after_as_of", put("participation", 2, left_on="2026-11-16"), 4, "left_on", "2026-11-16"),
    Case("participation.left_before_joined", put("participation", 2, left_on="2025-07-31"), 4, "left_on", "2025-07-31"),
    Case("participation.left_reason_without_left_on", put("participation", 0, left_reason="Flyttet"), 2, "left_reason", "Flyttet"),
    Case("participation.duplicate", add("participation", 0), 5, "unit_id", KINDERGARTEN),
    Case("participation.overlap", add("participation", 0, cohort_no="8", joined_on="2024-08-01"), 5, "unit_id", KINDERGARTEN),
    Case(
        "participation.overlap",
        add("participation", 2, cohort_no="10", joined_on="2026-06-30", left_on="", left_reason=""), 5, "unit_id", OSLO,
    ),
    # meetings
    Case("meetings.blank", put("meetings", 3, meeting_id=""), 5, "meeting_id", None),
    Case("meetings.duplicate", add("meetings", 3), 7, "meeting_id", "M4"),
    Case("meetings.unknown_code", put("meetings", 3, cohort_no="6"), 5, "cohort_no", "6"),
    Case("meetings.out_of_range", put("meetings", 3, semester_no="5"), 5, "semester_no", "5"),
    Case("meetings.out_of_range", put("meetings", 3, semester_no="0"), 5, "semester_no", "0"),
    Case("meetings.unknown_code", put("meetings", 3, meeting_type="kaffe"), 5, "meeting_type", "kaffe"),
    Case("meetings.municipality_blank", put("meetings", 3, municipality_no=""), 5, "municipality_no", None),
    Case("meetings.municipality_not_in_cohort", put("meetings", 3, municipality_no="4601"), 5, "municipality_no", "4601"),
    Case("meetings.unit_not_in_cohort", put("meetings", 3, unit_id="999999999"), 5, "unit_id", "999999999"),
    Case("meetings.not_nine_digits", put("meetings", 3, unit_id="99"), 5, "unit_id", "99"),
    Case("meetings.unit_not_in_municipality", put("meetings", 2, unit_id=OSLO), 4, "unit_id", OSLO),
    Case("meetings.unit_without_municipality", add("meetings", 0, meeting_id="M6", held_on="", unit_id=SCHOOL), 7, "unit_id", SCHOOL),
    Case("meetings.unknown_code", put("meetings", 3, unit_type="hus"), 5, "unit_type", "hus"),
    Case("meetings.blank", put("meetings", 3, planned_on=""), 5, "planned_on", None),
    Case("meetings.not_a_date", put("meetings", 3, planned_on="snart"), 5, "planned_on", "snart"),
    Case("meetings.after_as_of", put("meetings", 1, held_on="2026-11-16"), 3, "held_on", "2026-11-16"),
    Case("meetings.held_and_cancelled", put("meetings", 1, cancelled="ja"), 3, "cancelled", "ja"),
    Case("meetings.not_a_boolean", put("meetings", 3, cancelled="kanskje"), 5, "cancelled", "kanskje"),
    Case("meetings.unknown_code", put("meetings", 3, format="brev"), 5, "format", "brev"),
    Case("meetings.blank", put("meetings", 3, format=""), 5, "format", None),
    Case("meetings.minutes_without_held", put("meetings", 3, minutes_on="2026-11-01"), 5, "minutes_on", "2026-11-01"),
    Case("meetings.minutes_before_held", put("meetings", 1, minutes_on="2025-10-01"), 3, "minutes_on", "2025-10-01"),
    Case("meetings.after_as_of", put("meetings", 1, minutes_on="16.11.2026"), 3, "minutes_on", "16.11.2026"),
    Case("meetings.after_as_of", put("meetings", 3, basis_on="2027-01-01"), 5, "basis_on", "2027-01-01"),
    # attendance
    Case("attendance.blank", put("attendance", 3, meeting_id=""), 5, "meeting_id", None),
    Case("attendance.meeting_unknown", put("attendance", 3, meeting_id="m2"), 5, "meeting_id", "m2"),
    Case("attendance.meeting_not_held", put("attendance", 3, meeting_id="M4"), 5, "meeting_id", "M4"),
    Case("attendance.municipality_blank", put("attendance", 3, municipality_no=""), 5, "municipality_no", None),
    Case("attendance.municipality_blank", put("attendance", 3, municipality_no="", role="guide"), 5, "municipality_no", None),
    Case("attendance.municipality_blank", add("attendance", 0, role="owner"), 7, "municipality_no", None),
    Case("attendance.municipality_not_in_cohort", add("attendance", 0, municipality_no="4601"), 7, "municipality_no", "4601"),
    Case("attendance.unit_not_in_cohort", add("attendance", 1, unit_id="999999999"), 7, "unit_id", "999999999"),
    Case("attendance.unit_not_in_municipality", add("attendance", 1, unit_id=OSLO), 7, "unit_id", OSLO),
    Case("attendance.unit_without_municipality", add("attendance", 0, unit_id=SCHOOL), 7, "unit_id", SCHOOL),
    Case("attendance.unknown_code", put("attendance", 3, role="kokk"), 5, "role", "kokk"),
    Case("attendance.blank", put("attendance", 3, invited=""), 5, "invited", None),
    Case("attendance.out_of_range", put("attendance", 3, invited="-2"), 5, "invited", "-2"),
    Case("attendance.attended_exceeds_invited", put("attendance", 4, attended="6"), 6, "attended", "6"),
    Case("attendance.duplicate", add("attendance", 0), 7, "role", "county_governor"),
    Case("attendance.duplicate", add("attendance", 1, role="Styrer/rektor"), 7, "role", "Styrer/rektor"),
    # evaluation
    Case("evaluation.blank", put("evaluation", 3, response_id=""), 5, "response_id", None),
    Case("evaluation.unknown_code", put("evaluation", 3, cohort_no="1"), 5, "cohort_no", "1"),
    Case("evaluation.semester_in_future", put("evaluation", 3, semester_no="4"), 5, "semester_no", "4"),
    Case("evaluation.blank", put("evaluation", 2, municipality_no=""), 4, "municipality_no", None),
    Case("evaluation.municipality_not_in_cohort", put("evaluation", 2, municipality_no="4601"), 4, "municipality_no", "4601"),
    Case("evaluation.unit_blank", put("evaluation", 3, unit_id=""), 5, "unit_id", None),
    Case("evaluation.unit_given", put("evaluation", 3, role="pps"), 5, "unit_id", OSLO),
    Case("evaluation.unit_not_in_cohort", put("evaluation", 3, unit_id="999999999"), 5, "unit_id", "999999999"),
    Case("evaluation.unit_not_in_municipality", put("evaluation", 3, unit_id=SCHOOL), 5, "unit_id", SCHOOL),
    Case("evaluation.unknown_code", put("evaluation", 3, role="guide"), 5, "role", "guide"),
    Case("evaluation.unknown_code", put("evaluation", 3, item_id="d9_a"), 5, "item_id", "d9_a"),
    Case("evaluation.out_of_range", put("evaluation", 3, score="6"), 5, "score", "6"),
    Case("evaluation.not_an_integer", put("evaluation", 3, score="4,5"), 5, "score", "4,5"),
    Case("evaluation.duplicate", add("evaluation", 0), 6, "item_id", "d1_a"),
    Case("evaluation.duplicate", add("evaluation", 0, item_id="D1_A"), 6, "item_id", "D1_A"),
    Case("evaluation.response_disagrees", put("evaluation", 1, semester_no="2"), 3, "semester_no", "2"),
    Case("evaluation.response_disagrees", put("evaluation", 1, unit_id=SCHOOL), 3, "unit_id", SCHOOL),
    Case("evaluation.response_disagrees", put("evaluation", 1, role="staff"), 3, "role", "staff"),
    Case(
        "evaluation.response_disagrees",
        put("evaluation", 1, role="owner", unit_id=""), 3, "unit_id", None,
    ),
    # milestones
    Case("milestones.unknown_code", put("milestones", 0, cohort_no="2"), 2, "cohort_no", "2"),
    Case("milestones.out_of_range", put("milestones", 0, semester_no="7"), 2, "semester_no", "7"),
    Case("milestones.blank", put("milestones", 0, municipality_no=""), 2, "municipality_no", None),
    Case("milestones.municipality_not_in_cohort", put("milestones", 1, municipality_no="4601"), 3, "municipality_no", "4601"),
    Case("milestones.unit_not_in_cohort", put("milestones", 0, unit_id="999999999"), 2, "unit_id", "999999999"),
    Case("milestones.unit_not_in_municipality", put("milestones", 0, unit_id=OSLO), 2, "unit_id", OSLO),
    Case("milestones.unknown_code", put("milestones", 0, kind="rapport"), 2, "kind", "rapport"),
    Case("milestones.after_as_of", put("milestones", 0, done_on="2026-12-24"), 2, "done_on", "2026-12-24"),
    Case("milestones.blank", put("milestones", 0, done_on=""), 2, "done_on", None),
]  # fmt: skip

WARNINGS = [
    Case("participation.leading_zero_repaired", put("participation", 2, municipality_no="301"), 4, "municipality_no", "301"),
    Case("attendance.leading_zero_repaired", put("attendance", 2, municipality_no="301"), 4, "municipality_no", "301"),
    Case("meetings.unit_counts_for_nobody", put("meetings", 1, unit_id=SCHOOL), 3, "unit_id", SCHOOL),
    Case("meetings.held_without_attendance", put("attendance", 2, meeting_id="M2", municipality_no="5054", unit_id=""), 2, "municipality_no", "0301"),
    Case("meetings.held_without_attendance", put("meetings", 3, held_on="2026-11-01"), 5, "municipality_no", "5054"),
]  # fmt: skip


def _name(case: object) -> str:
    return f"{case.code}-{case.column}-{case.value}" if isinstance(case, Case) else str(case)


@pytest.mark.parametrize("case", CASES + WARNINGS, ids=_name)
def test_a_rule_broken_alone_is_the_only_finding(case: Case, judge: Judge) -> None:
    tables = tiny.delivery()
    case.edit(tables)
    findings = judge(tables)
    found = [(f.severity, f.code, f.file, f.line, f.column, f.value, f.count) for f in findings]
    severity = "warning" if case in WARNINGS else "error"
    file = f"{case.code.partition('.')[0]}.csv"
    assert found == [(severity, case.code, file, case.line, case.column, case.value, 1)]
    for sentence in (findings[0].message("nb"), findings[0].message("nn")):
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "None" not in sentence


def test_a_valid_delivery_has_no_findings(judge: Judge) -> None:
    assert judge(tiny.delivery()) == []


def test_no_attendance_is_asked_of_a_municipality_before_its_first_unit_joined(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["attendance"] = [row for row in tables["attendance"] if row["municipality_no"] != "0301"]
    tables["participation"][2]["joined_on"] = "2026-01-01"
    assert judge(tables) == []
