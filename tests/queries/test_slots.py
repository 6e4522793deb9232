"""metrics: Slots, and the months of recommended rows. Group guidance owes 2 physical and 1 digital."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.tables import Delivery, Evaluation, Meeting
from tests.queries.by_hand import FOSEN, A, Asked, by_both, filled, meeting, milestone, only, picked, unit

D = date(2026, 11, 15)  # in semester 3: 1 and 2 have ended, 4 has not begun
HELD, LATE, LATER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 1)


def guidance(*kinds: str, semester_no: int = 3) -> list[Meeting]:
    """Make meetings of A: `held physical`, `planned digital`, `overdue hybrid`, …"""
    days: dict[str, dict[str, Any]] = {
        "held": {"held_on": HELD},
        "planned": {"planned_on": LATER},
        "overdue": {"planned_on": LATE},
        "cancelled": {"planned_on": LATER, "cancelled": True},
    }
    return [
        meeting(f"M{number}", "group_guidance", semester_no, unit_id=A, form=kind.split()[1], **days[kind.split()[0]])
        for number, kind in enumerate(kinds)
    ]


def slots(asked: Asked, meetings: list[Meeting], semester_no: int = 3) -> tuple[dict[str, int], dict[str, int]]:
    """Return the physical and the digital row's slots."""
    with asked(Delivery(D, [unit(A)], meetings)) as ask:
        rows = ask("requirements", semester=semester_no)
    names = ("group_guidance_physical", "group_guidance_digital")
    return filled(only(rows, requirement=names[0])), filled(only(rows, requirement=names[1]))


@by_both
@pytest.mark.parametrize(
    ("meetings", "physical", "digital"),
    [
        ([], {"unscheduled": 2}, {"unscheduled": 1}),
        # Hybrid is physical. Three held physical: one is surplus, and fills the digital slot.
        (["held physical", "held hybrid"], {"held": 2}, {"unscheduled": 1}),
        (["held physical", "held hybrid", "held physical"], {"held": 2}, {"other_format": 1}),
        # Three held digital: one is its own, the surplus of two fills both physical slots, also beyond max_count 2.
        (["held digital"] * 3, {"other_format": 2}, {"held": 1}),
        (["held digital"] * 4, {"other_format": 2}, {"held": 1}),
        # One meeting fills one slot: a surplus of one, for two slots.
        (["held digital"] * 2, {"other_format": 1, "unscheduled": 1}, {"held": 1}),
        # Planned of matching format first, then what the sibling has planned beyond its need.
        (["planned physical", "planned digital"], {"planned": 1, "unscheduled": 1}, {"planned": 1}),
        (["planned digital"] * 3, {"planned": 2}, {"planned": 1}),
        (["planned digital"] * 2, {"planned": 1, "unscheduled": 1}, {"planned": 1}),
        # The sibling needs none when it has held its own: all its planned ones are beyond its need.
        (["held digital", "planned digital"], {"planned": 1, "unscheduled": 1}, {"held": 1}),
        # The digital slot is filled by physical surplus (other_format), so its own planned one is spare again:
        # but physical has no slot left, and nothing is counted twice.
        (["held physical"] * 3 + ["planned digital"], {"held": 2}, {"other_format": 1}),
        # Overdue only of matching format, and only for what held and planned leave.
        (["overdue digital"] * 2, {"unscheduled": 2}, {"overdue": 1}),
        (["held physical", "planned hybrid", "overdue physical"], {"held": 1, "planned": 1}, {"unscheduled": 1}),
        (["held physical", "overdue physical"], {"held": 1, "overdue": 1}, {"unscheduled": 1}),
        (["cancelled physical", "cancelled digital"], {"unscheduled": 2}, {"unscheduled": 1}),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, list) else None,
)
def test_slots_in_the_current_semester(
    asked: Asked, meetings: list[str], physical: dict[str, int], digital: dict[str, int]
) -> None:
    assert slots(asked, guidance(*meetings)) == (physical, digital)


@by_both
def test_in_an_ended_semester_planned_meetings_fill_nothing_and_what_is_left_is_missing(asked: Asked) -> None:
    meetings = guidance("planned physical", "overdue physical", "planned digital", semester_no=2)
    assert slots(asked, meetings, 2) == ({"overdue": 1, "missing": 1}, {"missing": 1})


@by_both
def test_in_a_future_semester_what_is_left_is_not_due(asked: Asked) -> None:
    assert slots(asked, guidance("planned physical", semester_no=4), 4) == (
        {"planned": 1, "not_due": 1},
        {"not_due": 1},
    )


@by_both
def test_a_row_of_the_2020_programme_takes_any_format(asked: Asked) -> None:
    # Cohort 7, semester 4 ended 2025-06-30: two group guidances of any format.
    held = [meeting("M1", "group_guidance", 4, unit_id=A, held_on=date(2025, 2, 1), form="digital", cohort_no=7)]
    with asked(Delivery(D, [unit(A, joined_on=date(2023, 8, 1), cohort_no=7)], held)) as ask:
        row = only(ask("requirements", semester=4), requirement="group_guidance")
    assert (row["required"], filled(row)) == (2, {"held": 1, "missing": 1})


@by_both
def test_held_in_all_counts_beyond_what_is_asked(asked: Asked) -> None:
    with asked(Delivery(D, [unit(A)], guidance(*["held digital"] * 4))) as ask:
        rows = ask("requirements", semester=3)
    columns = "required held other_format held_in_all months_met months_begun"
    assert picked(only(rows, requirement="group_guidance_digital"), columns) == (1, 1, 0, 4, None, None)
    assert picked(only(rows, requirement="group_guidance_physical"), columns) == (2, 0, 2, 0, None, None)


@by_both
def test_evaluation_and_milestones(asked: Asked) -> None:
    evaluation = [Evaluation("R1", 9, 2, FOSEN, A, "staff", "d1_a", None)]  # a blank score is a row too
    plans = [
        milestone("implementation_plan", 1, A),  # earlier than semester 2, where it is owed: held
        milestone("action_plan", 3, A),  # later: missing in semester 2
        milestone("self_assessment", 1, None),  # the municipality's own: not the unit's
    ]
    with asked(Delivery(D, [unit(A)], evaluation=evaluation, milestones=plans)) as ask:
        rows = ask("requirements", within=("unit", A))
    states = {(row["semester_no"], row["requirement"]): filled(row) for row in rows if row["fulfilled_by"] != "meeting"}
    assert states == {
        (1, "evaluation"): {"missing": 1},
        (2, "evaluation"): {"held": 1},
        (3, "evaluation"): {"not_due": 1},
        (4, "evaluation"): {"not_due": 1},
        (1, "self_assessment"): {"missing": 1},
        (2, "implementation_plan"): {"held": 1},
        (2, "action_plan"): {"missing": 1},
    }


@by_both
def test_a_municipalitys_milestone_has_no_unit(asked: Asked) -> None:
    # Programme 2020 recommends a knowledge_sharing plan of the municipality in semester 1.
    start = date(2023, 8, 1)
    plans = [milestone("knowledge_sharing", 1, A, cohort_no=7)]
    with asked(Delivery(D, [unit(A, joined_on=start, cohort_no=7)], milestones=plans)) as ask:
        assert filled(only(ask("requirements"), requirement="knowledge_sharing")) == {"missing": 1}
    plans = [milestone("knowledge_sharing", 1, None, cohort_no=7)]
    with asked(Delivery(D, [unit(A, joined_on=start, cohort_no=7)], milestones=plans)) as ask:
        assert filled(only(ask("requirements"), requirement="knowledge_sharing")) == {"held": 1}


@by_both
def test_months_met_of_months_begun(asked: Asked) -> None:
    days = [date(2026, 8, 3), date(2026, 8, 31), date(2026, 9, 1), date(2026, 10, 2), date(2026, 10, 2)]
    held = [
        meeting(f"M{number}", "working_group", 3, unit_id=A, held_on=day, form="digital")
        for number, day in enumerate(days)
    ]
    planned = [meeting(f"P{number}", "working_group", 3, unit_id=A, planned_on=D) for number in (1, 2)]
    with asked(Delivery(D, [unit(A)], held + planned)) as ask:
        rows = [row for row in ask("requirements", within=("unit", A)) if row["requirement"] == "working_group"]
    # Semester 3 has begun August to November: two in August, one in September, two in October, none held in November.
    columns = "semester_no binding required held missing not_due held_in_all months_met months_begun"
    assert [picked(row, columns) for row in rows] == [
        (1, "recommended", None, None, None, None, 0, 0, 5),
        (2, "recommended", None, None, None, None, 0, 0, 6),
        (3, "recommended", None, None, None, None, 5, 2, 4),
        (4, "recommended", None, None, None, None, 0, 0, 0),
    ]
