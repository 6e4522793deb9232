"""metrics: Sub-goals, done. Semester 3 of cohort 9 on 2026-11-15."""

from datetime import date

from tests.oracle.tables import Delivery
from tests.queries.by_hand import (
    FOSEN,
    TRONDHEIM,
    A,
    Asked,
    B,
    C,
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
SHARE = "numerator denominator share"

DELIVERY = Delivery(
    D,
    [unit(A), unit(B, unit_type="kindergarten"), unit(C, TRONDHEIM, left_on=date(2026, 10, 1))],
    [
        meeting("S1", "steering_group", 3, held_on=HELD),
        meeting("O1", "owner_meeting", 3, held_on=HELD),
        meeting("L1", "leader_guidance", 3, unit_id=A, held_on=HELD),
        meeting("L2", "leader_guidance", 3, unit_id=B, planned_on=LATE),
        meeting("F1", "staff_gathering", 3, held_on=HELD),
        meeting("F2", "staff_gathering", 3, municipality_no=TRONDHEIM, held_on=HELD),
        meeting("G1", "group_guidance", 3, unit_id=A, held_on=HELD),
        meeting("G2", "group_guidance", 3, unit_id=A, held_on=LATE),
        meeting("G3", "group_guidance", 3, held_on=LATE),  # joint, for A and B: one distinct meeting
        meeting("G4", "group_guidance", 3, unit_id=A, planned_on=LATER),  # not held
        meeting("G5", "group_guidance", 3, unit_id=C, municipality_no=TRONDHEIM, held_on=HELD),  # C is not active
    ],
    [
        came("S1", "owner", 4, 3),
        came("S1", "leader", 2, 2, A),
        came("F1", "staff", 20, 15, A),
        came("F1", "staff", 10, 3, B),
        came("F1", "leader", 1, 1, A),
        came("F2", "staff", 10, 10, C, TRONDHEIM),
        came("G1", "pps", 1, 1),
        came("G2", "pps", 1, 0),
        came("G5", "pps", 1, 1, place=TRONDHEIM),
    ],
    milestones=[
        milestone("child_involvement", 3, A),
        milestone("parent_involvement", 3, A),
        milestone("child_involvement", 3, B),
        milestone("parent_involvement", 2, B),  # of another semester
        milestone("child_involvement", 3, C, municipality_no=TRONDHEIM),
        milestone("parent_involvement", 3, C, municipality_no=TRONDHEIM),
    ],
)


@by_both
def test_the_six_of_a_county(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        rows = ask("sub_goals_done", semester=3)
    assert [picked(row, "sub_goal_no " + SHARE) for row in rows] == [
        (1, 3, 4, 3 / 4),  # owners at S1
        (2, 1, 1, 1.0),  # Indre Fosen held; Trondheim is withdrawn
        (3, 1, 2, 1 / 2),  # A held, B overdue
        (4, 28, 40, 28 / 40),  # 15 + 3 + 10 of 20 + 10 + 10: attendance is a fact, of withdrawn units too
        (5, 1, 2, 1 / 2),  # A has both; B's parents were in semester 2; C is not active
        (6, 1, 3, 1 / 3),  # G1 of G1, G2, G3: at G2 PPT was invited only; G5 counts for no active unit
    ]


@by_both
def test_of_one_unit_and_of_one_type(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        of_a = ask("sub_goals_done", semester=3, level="unit", within=("unit", A))
        kindergartens = ask("sub_goals_done", semester=3, level="municipality", unit_type="kindergarten")
        of_c = ask("sub_goals_done", semester=3, level="unit", within=("unit", C))
    assert [picked(row, SHARE) for row in of_a] == [
        (None, None, None),
        (None, None, None),
        (1, 1, 1.0),
        (15, 20, 15 / 20),
        (1, 1, 1.0),
        (1, 3, 1 / 3),
    ]
    assert [picked(row, "area_id " + SHARE) for row in kindergartens] == [
        (FOSEN, None, None, None),
        (FOSEN, None, None, None),
        (FOSEN, 0, 1, 0.0),
        (FOSEN, 3, 10, 3 / 10),
        (FOSEN, 0, 1, 0.0),
        (FOSEN, 0, 1, 0.0),  # G3 counts for B
    ]
    # C has withdrawn: the row is there; nothing is owed.
    assert picked(only(of_c, sub_goal_no=3), SHARE) == (0, 0, None)
    assert picked(only(of_c, sub_goal_no=4), SHARE) == (10, 10, 1.0)
    assert picked(only(of_c, sub_goal_no=5), SHARE) == (0, 0, None)


@by_both
def test_future_semesters_have_no_rows(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        assert {row["semester_no"] for row in ask("sub_goals_done")} == {1, 2, 3}


@by_both
def test_what_the_2020_programme_does_not_require_is_null(asked: Asked) -> None:
    held = date(2024, 9, 1)
    meetings = [
        meeting("O1", "owner_meeting", 3, held_on=held, cohort_no=7),
        meeting("L1", "leader_guidance", 3, unit_id=A, held_on=held, cohort_no=7),
    ]
    with asked(Delivery(D, [unit(A, joined_on=date(2023, 8, 1), cohort_no=7)], meetings)) as ask:
        rows = ask("sub_goals_done", semester=3)
    assert [picked(row, SHARE) for row in rows] == [
        (0, 0, None),  # a steering group is required; none was attended
        (None, None, None),
        (None, None, None),
        (0, 0, None),
        (0, 1, 0.0),
        (0, 0, None),
    ]
