"""metrics: Follow-up list, each reason and who is on it. D is 2026-11-15, after the midpoint of semester 3."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.tables import Delivery
from tests.queries.by_hand import (
    FOSEN,
    TRONDHEIM,
    A,
    Asked,
    B,
    C,
    answers,
    by_both,
    came,
    meeting,
    milestone,
    only,
    picked,
    unit,
)

D = date(2026, 11, 15)
HELD, LATE, LATER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 1)
VALUES = "reason quantity oldest_on detail"
EVERY_UNIT_MEETING = "national_days,staff_gathering,group_guidance_physical,group_guidance_digital,leader_guidance"


def reasons(asked: Asked, delivery: Delivery, area_id: str, semester: int) -> list[tuple[Any, ...]]:
    with asked(delivery) as ask:
        return [picked(row, VALUES) for row in ask("follow_up", semester=semester) if row["area_id"] == area_id]


@by_both
def test_an_ended_semester_in_which_nothing_happened(asked: Asked) -> None:
    delivery = Delivery(D, [unit(A)])
    assert reasons(asked, delivery, A, 1) == [
        ("evaluation_missing", 1, None, None),
        ("missing_meeting", 6, None, EVERY_UNIT_MEETING),
    ]
    # The recommended self-assessment is not followed up; semester 2's plans are.
    assert reasons(asked, delivery, A, 2) == [
        ("evaluation_missing", 1, None, None),
        ("milestone_missing", 2, None, "implementation_plan,action_plan"),
        ("missing_meeting", 6, None, EVERY_UNIT_MEETING),
    ]
    assert reasons(asked, delivery, FOSEN, 2) == [
        ("missing_meeting", 3, None, "steering_group_physical,steering_group_digital,owner_meeting")
    ]
    assert reasons(asked, delivery, A, 4) == []


@by_both
@pytest.mark.parametrize(("as_of", "is_listed"), [(date(2026, 10, 16), False), (date(2026, 10, 17), True)])
def test_not_scheduled_after_the_midpoint(asked: Asked, as_of: date, is_listed: bool) -> None:
    planned = [meeting("L1", "leader_guidance", 3, unit_id=A, planned_on=LATER)]
    found = reasons(asked, Delivery(as_of, [unit(A)], planned), A, 3)
    codes = "national_days,staff_gathering,group_guidance_physical,group_guidance_digital"
    assert found == ([("not_scheduled", 5, None, codes)] if is_listed else [])


@by_both
def test_overdue_meetings_with_the_oldest_planned_date(asked: Asked) -> None:
    meetings = [
        meeting("L1", "leader_guidance", 3, unit_id=A, planned_on=date(2026, 9, 20)),
        meeting("G1", "group_guidance", 3, unit_id=A, planned_on=date(2026, 9, 10)),
        meeting("G2", "group_guidance", 3, unit_id=A, planned_on=date(2026, 9, 2)),
        meeting("G3", "group_guidance", 3, unit_id=A, planned_on=date(2026, 11, 14)),  # a third: more than the slots
        meeting("K1", "national_days", 3, unit_id=A, planned_on=D),  # today is not late
        # An overdue meeting that fills no slot: the semester's staff gathering has been held.
        meeting("S1", "staff_gathering", 3, unit_id=A, held_on=HELD),
        meeting("S2", "staff_gathering", 3, unit_id=A, planned_on=date(2026, 8, 10)),
    ]
    assert reasons(asked, Delivery(D, [unit(A)], meetings), A, 3) == [
        ("not_scheduled", 1, None, "group_guidance_digital"),
        ("overdue_meeting", 3, date(2026, 9, 2), "group_guidance_physical,leader_guidance"),
    ]


@by_both
@pytest.mark.parametrize(
    ("came_of_ten", "rate"), [(6, None), (5, 0.5), (0, 0.0)], ids=["six tenths is enough", "half is not", "nobody"]
)
def test_low_attendance_of_a_units_staff(asked: Asked, came_of_ten: int, rate: float | None) -> None:
    meetings = [
        meeting("S1", "staff_gathering", 3, held_on=HELD),
        meeting("S2", "staff_gathering", 3, unit_id=A, held_on=HELD),
        meeting("S3", "national_days", 3, municipality_no=None, held_on=HELD),
    ]
    rows = [
        came("S1", "staff", 6, came_of_ten // 2, A),
        came("S2", "staff", 4, came_of_ten - came_of_ten // 2, A),
        came("S1", "leader", 9, 0, A),  # another role
        came("S3", "staff", 9, 0, A),  # another type
        came("S1", "staff", 0, 0, B),  # nobody invited: no rate
    ]
    with asked(Delivery(D, [unit(A), unit(B)], meetings, rows)) as ask:
        found = [row for row in ask("follow_up", semester=3) if row["reason"] == "low_attendance"]
    assert [picked(row, "area_id " + VALUES) for row in found] == (
        [] if rate is None else [(A, "low_attendance", rate, None, None)]
    )


@by_both
def test_a_sub_goal_that_fell(asked: Asked) -> None:
    d = date(2027, 1, 14)
    evaluation = [
        # Sub-goal 1, staff: 4.2 in semester 1; 2 unpublished; 3.6 in semester 3: a fall of 0.6.
        *answers(1, "staff", A, [4, 4, 4, 4, 5]),
        *answers(2, "staff", A, [1, 1]),
        *answers(3, "staff", A, [4, 4, 4, 4, 2]),
        # Leaders are published in semester 3 only, low: not compared.
        *answers(3, "leader", A, [1, 1, 1, 1, 2]),
        # Sub-goal 2: 4.2 to 3.8, a fall of 0.4: not enough.
        *answers(1, "staff", A, [4, 4, 4, 4, 5], item_id="d2_a"),
        *answers(3, "staff", A, [4, 4, 4, 4, 3], item_id="d2_a"),
        # Sub-goal 3: staff 4.4 to 3.6 and leaders 3.2 to 3.0; both together (22 + 16) − (18 + 15) = 5 over 10: 0.5.
        *answers(1, "staff", A, [4, 4, 4, 5, 5], item_id="d3_a"),
        *answers(3, "staff", A, [4, 4, 4, 4, 2], item_id="d3_a"),
        *answers(1, "leader", A, [3, 3, 3, 3, 4], item_id="d3_a"),
        *answers(3, "leader", A, [3, 3, 3, 3, 3], item_id="d3_b"),
        # Sub-goal 4: the municipality's figure falls; at the unit nothing is published.
        *answers(1, "staff", A, [5, 5, 4], item_id="d4_a"),
        *answers(1, "staff", B, [5, 5, 4], item_id="d4_a"),
        *answers(3, "staff", A, [1, 1, 2], item_id="d4_a"),
        *answers(3, "staff", B, [1, 1, 2], item_id="d4_a"),
        # Sub-goal 5: fell 3.2 − 2.2 = 1.0 in semester 2; 2.6 in semester 3 is a rise since then.
        *answers(1, "staff", A, [3, 3, 3, 3, 4], item_id="d5_a"),
        *answers(2, "staff", A, [2, 2, 2, 2, 3], item_id="d5_a"),
        *answers(3, "staff", A, [3, 3, 3, 2, 2], item_id="d5_a"),
        # Sub-goal 6: 41 / 10 to 36 / 10, exactly 0.5 (4.1 − 3.6 is a little less in floating point).
        *answers(1, "staff", A, [4] * 9 + [5], item_id="d6_a"),
        *answers(3, "staff", A, [4] * 6 + [3] * 4, item_id="d6_a"),
    ]
    with asked(Delivery(d, [unit(A), unit(B)], evaluation=evaluation)) as ask:
        found = [row for row in ask("follow_up") if row["reason"] == "sub_goal_drop"]
    # Sub-goal 3's leaders all agree in semester 3: not published, so only staff is in both: 4.4 − 3.6 = 0.8.
    assert [picked(row, "area_id semester_no oldest_on detail") for row in found] == [
        (A, 2, None, "5"),
        (A, 3, None, "1,3,6"),
    ]
    assert [row["quantity"] for row in found] == [pytest.approx(1.0, abs=1e-9), pytest.approx(0.8, abs=1e-9)]


@by_both
def test_minutes_missing_fifteen_days_after(asked: Asked) -> None:
    fifteen, fourteen = date(2026, 10, 31), date(2026, 11, 1)
    delivered = date(2026, 11, 1)
    meetings = [
        meeting("G1", "group_guidance", 3, unit_id=A, held_on=fifteen),
        meeting("G2", "group_guidance", 3, unit_id=A, held_on=fourteen),  # not yet more than 14 days
        meeting("G3", "group_guidance", 3, unit_id=A, held_on=fifteen, minutes_on=delivered),
        meeting("L1", "leader_guidance", 3, held_on=HELD, unit_type="school"),  # joint: counts for A, not for B
        meeting("F1", "staff_gathering", 3, unit_id=A, held_on=HELD),  # no minutes asked for
        meeting("W1", "working_group", 3, unit_id=A, held_on=HELD),
        meeting("S1", "steering_group", 3, held_on=HELD),
    ]
    with asked(Delivery(D, [unit(A), unit(B, unit_type="kindergarten")], meetings)) as ask:
        found = [row for row in ask("follow_up", semester=3) if row["reason"] == "minutes_missing"]
    assert [picked(row, "area_id quantity oldest_on detail") for row in found] == [
        (FOSEN, 1, HELD, None),
        (A, 2, HELD, None),
    ]


@by_both
@pytest.mark.parametrize(
    ("left_on", "followed"),
    [
        (None, {A, FOSEN, B}),
        (D, {A, FOSEN, B}),  # its last day is today
        (date(2026, 11, 14), {FOSEN, B}),  # B is still in the municipality
    ],
)
def test_units_that_have_left_are_not_followed(asked: Asked, left_on: date | None, followed: set[str]) -> None:
    with asked(Delivery(D, [unit(A, left_on=left_on), unit(B)])) as ask:
        assert {row["area_id"] for row in ask("follow_up", semester=2)} == followed


@by_both
def test_a_municipality_all_of_whose_units_have_left_is_not_followed(asked: Asked) -> None:
    with asked(Delivery(D, [unit(A, left_on=date(2026, 9, 1)), unit(C, TRONDHEIM)])) as ask:
        assert {row["area_id"] for row in ask("follow_up", semester=2)} == {C, TRONDHEIM}


@by_both
def test_only_participants_active_in_the_semester(asked: Asked) -> None:
    # A leaves on D, in the middle of semester 3: withdrawn there, still followed up for 2. B joined after semester 2.
    with asked(Delivery(D, [unit(A, left_on=D), unit(B, joined_on=date(2026, 8, 1))])) as ask:
        rows = ask("follow_up", level="unit")
    assert {row["semester_no"] for row in rows if row["area_id"] == A} == {1, 2}
    assert {row["semester_no"] for row in rows if row["area_id"] == B} == {3}


@by_both
@pytest.mark.parametrize(("as_of", "is_followed"), [(date(2028, 6, 29), True), (date(2028, 6, 30), False)])
def test_a_cohort_is_followed_a_year(asked: Asked, as_of: date, is_followed: bool) -> None:
    # Semester 4 ended 2027-06-30; 2028 is a leap year: 365 days later is 2028-06-29.
    with asked(Delivery(as_of, [unit(A)])) as ask:
        assert bool(ask("follow_up")) is is_followed


@by_both
def test_a_milestone_of_an_earlier_semester_is_not_missing(asked: Asked) -> None:
    plans = [milestone("implementation_plan", 1, A)]
    with asked(Delivery(D, [unit(A)], milestones=plans)) as ask:
        row = only(ask("follow_up", semester=2), reason="milestone_missing")
    assert picked(row, "quantity detail") == (1, "action_plan")
