"""metrics: Sub-goals, said: what the published blocks say, and what is said about the rest."""

from datetime import date

import pytest

from tests.oracle.tables import Delivery
from tests.queries.by_hand import FOSEN, TRONDHEIM, A, Asked, B, C, answers, by_both, only, picked, unit

D = date(2027, 1, 14)  # semesters 1, 2 and 3 are closed, to the day
UNITS = [unit(A), unit(B, unit_type="kindergarten"), unit(C, TRONDHEIM)]
VALUES = "score favourable n change more_above suppressed withheld"
NOBODY = (None, None, 0, None, False, False)


@by_both
def test_score_favourable_and_n_of_roles_and_types(asked: Asked) -> None:
    evaluation = [
        *answers(1, "staff", A, [5, 4, 3, 2, 1]),
        *answers(1, "leader", A, [5, 5, 5, 5, 4]),
        *answers(1, "staff", B, [1, 1, 1, 1, 2]),
        *answers(1, "pps", None, [2, 3, 2, 3, 2]),
    ]
    with asked(Delivery(D, UNITS, evaluation=evaluation)) as ask:
        rows = ask("sub_goals_said", level="municipality")
        schools = ask("sub_goals_said", level="municipality", unit_type="school")
    # All 6 sub-goals × 7 roles, in order.
    assert [picked(row, "sub_goal_no role") for row in rows] == [
        (number, role)
        for number in range(1, 7)
        for role in ("all", "leader", "owner", "parent", "pps", "staff", "working_group")
    ]
    first = [row for row in rows if row["sub_goal_no"] == 1]
    # Staff: 15 + 6 of 10, two of them 4 or more. Leaders: 24 of 5. All: 15 + 24 + 6 + 12 = 57 of 20; 7 favourable.
    assert picked(only(first, role="staff"), VALUES) == (2.1, 0.2, 10, None, False, False, None)
    assert picked(only(first, role="leader"), VALUES) == (4.8, 1.0, 5, None, False, False, None)
    assert picked(only(first, role="all"), VALUES) == (57 / 20, 7 / 20, 20, None, False, False, None)
    assert picked(only(first, role="parent"), VALUES) == (*NOBODY, None)
    assert picked(only(rows, sub_goal_no=2, role="all"), VALUES) == (*NOBODY, None)
    # Schools: A's staff and leaders; PPT belongs to no unit.
    first = [row for row in schools if row["sub_goal_no"] == 1]
    assert picked(only(first, role="all"), VALUES) == (39 / 10, 7 / 10, 10, None, False, False, None)
    assert picked(only(first, role="pps"), VALUES) == (*NOBODY, None)


@by_both
def test_suppressed_and_more_above(asked: Asked) -> None:
    # A's 3 staff and C's 3 join at county 50; A's leaders are a block of A; B's 2 are withheld.
    evaluation = [
        *answers(1, "staff", A, [5, 4, 3]),
        *answers(1, "staff", C, [1, 1, 1], municipality_no=TRONDHEIM),
        *answers(1, "leader", A, [4, 4, 4, 4, 2]),
        *answers(1, "staff", B, [1, 2]),
    ]
    with asked(Delivery(D, UNITS, evaluation=evaluation)) as ask:
        units = [row for row in ask("sub_goals_said", level="unit") if row["sub_goal_no"] == 1]
        county = [row for row in ask("sub_goals_said", level="county") if row["sub_goal_no"] == 1]
        nation = [row for row in ask("sub_goals_said", level="nation") if row["sub_goal_no"] == 1]
    columns = "n more_above suppressed"
    assert picked(only(units, area_id=A, role="all"), columns) == (5, True, False)
    assert picked(only(units, area_id=A, role="leader"), columns) == (5, False, False)
    assert picked(only(units, area_id=A, role="staff"), columns) == (None, True, True)
    # B's two are counted nowhere, so not at a higher level either.
    assert picked(only(units, area_id=B, role="staff"), columns) == (None, False, True)
    assert picked(only(units, area_id=C, role="staff"), columns) == (None, True, True)
    assert picked(only(county, role="staff"), columns) == (6, False, False)
    assert picked(only(county, role="all"), "n score") == (11, (12 + 3 + 18) / 11)
    # 2 withheld: between 1 and k − 1, so not said.
    assert picked(only(nation, role="all"), "n withheld") == (11, None)


@by_both
@pytest.mark.parametrize(("agreeing", "withheld"), [(0, 0), (1, None), (4, None), (5, 5), (6, 6)])
def test_withheld_is_said_of_none_or_of_k_and_more(asked: Asked, agreeing: int, withheld: int | None) -> None:
    evaluation = answers(1, "staff", A, [5, 4, 3, 2, 1])
    evaluation += answers(1, "leader", C, [4] * agreeing, municipality_no=TRONDHEIM)
    with asked(Delivery(D, UNITS, evaluation=evaluation)) as ask:
        everything = ask("sub_goals_said", level="nation")
        schools = ask("sub_goals_said", level="nation", unit_type="school")
        county = ask("sub_goals_said", level="county")
    nation = [row for row in everything if row["sub_goal_no"] == 1]
    assert only(nation, role="all")["withheld"] == withheld
    # Only for the nation, all roles and both types.
    assert only(nation, role="leader")["withheld"] is None
    assert only(schools, sub_goal_no=1, role="all")["withheld"] is None
    assert only(county, sub_goal_no=1, role="all")["withheld"] is None
    # Of a sub-goal nobody answered, none is withheld.
    assert only(everything, sub_goal_no=2, role="all")["withheld"] == 0


@by_both
def test_change_is_since_the_last_earlier_semester_with_a_published_score(asked: Asked) -> None:
    evaluation = [
        *answers(1, "staff", A, [3, 3, 3, 3, 2]),  # mean 2.8
        *answers(2, "staff", A, [1, 1, 2]),  # not published
        *answers(3, "staff", A, [4, 4, 4, 4, 5]),  # mean 4.2
        *answers(2, "leader", A, [1, 1, 1, 1, 3]),  # mean 1.4
    ]
    with asked(Delivery(D, UNITS, evaluation=evaluation)) as ask:
        rows = [row for row in ask("sub_goals_said", level="unit") if row["sub_goal_no"] == 1]
        third = ask("sub_goals_said", level="unit", semester=3)
    changes = {(row["semester_no"], row["role"]): row["change"] for row in rows if row["change"] is not None}
    # Staff: 3 since 1, 4.2 − 2.8. All roles: 2 is 1.4 (leaders only) since 2.8; 3 is 4.2 since 1.4.
    assert changes == {
        (3, "staff"): pytest.approx(1.4, abs=1e-9),
        (2, "all"): pytest.approx(-1.4, abs=1e-9),
        (3, "all"): pytest.approx(2.8, abs=1e-9),
    }
    # The filter on semester chooses rows, and changes no figure.
    assert only(third, sub_goal_no=1, role="staff")["change"] == pytest.approx(1.4, abs=1e-9)


@by_both
def test_rows_are_there_where_anybody_responded(asked: Asked) -> None:
    # A's only response is blank; the owners of Trondheim belong to no unit.
    evaluation = answers(1, "staff", A, [None]) + answers(1, "owner", None, [4], municipality_no=TRONDHEIM)
    with asked(Delivery(D, UNITS, evaluation=evaluation)) as ask:
        units = ask("sub_goals_said", level="unit")
        municipalities = ask("sub_goals_said", level="municipality")
        schools = ask("sub_goals_said", level="municipality", unit_type="school")
        kindergartens = ask("sub_goals_said", level="municipality", unit_type="kindergarten")
    assert {row["area_id"] for row in units} == {A}
    assert len(units) == 6 * 7
    assert picked(only(units, sub_goal_no=1, role="staff"), VALUES) == (*NOBODY, None)
    assert {row["area_id"] for row in municipalities} == {FOSEN, TRONDHEIM}
    assert {row["area_id"] for row in schools} == {FOSEN}
    assert kindergartens == []
