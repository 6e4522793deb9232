"""metrics: Coverage. Worked out by hand: three units of county 50 and their two municipalities, semesters 2 and 3."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.oracle.model import read_geography, read_model
from tests.oracle.options import Options
from tests.oracle.tables import Delivery, Evaluation
from tests.oracle.world import World
from tests.queries.by_hand import (
    FOSEN,
    HALDEN,
    TRONDELAG,
    TRONDHEIM,
    A,
    B,
    C,
    E,
    came,
    meeting,
    milestone,
    only,
    picked,
    unit,
)
from tests.queries.published import Published, published

D = date(2026, 10, 1)
VALUES = (
    "participants evaluation_required evaluation_missing milestones_required milestones_missing "
    "meetings_missing with_held_meetings attendance_missing"
)
HELD = date(2026, 3, 1)

# Semester 2 asks a unit for an evaluation and two plans, semester 3 for an evaluation.
DELIVERY = Delivery(
    D,
    [unit(A), unit(B), unit(C, TRONDHEIM, "kindergarten"), unit(E, HALDEN, left_on=date(2026, 5, 1))],
    [
        # A's own meeting, with attendance; B's own without; a joint one in Indre Fosen that only A's people came to.
        meeting("A1", "group_guidance", 2, unit_id=A, held_on=HELD),
        meeting("B1", "leader_guidance", 2, unit_id=B, held_on=HELD),
        meeting("F1", "staff_gathering", 2, held_on=HELD),
        # The municipality's own, held without attendance; a cancelled joint one in Trondheim; national days for all.
        meeting("S1", "steering_group", 2, held_on=HELD),
        meeting("T1", "staff_gathering", 2, municipality_no=TRONDHEIM, planned_on=HELD, cancelled=True),
        meeting("N1", "national_days", 2, municipality_no=None, held_on=HELD),
        # Semester 3: only planned.
        meeting("A2", "group_guidance", 3, unit_id=A, planned_on=date(2026, 11, 1)),
    ],
    [came("A1", "leader", 1, 1, A), came("F1", "staff", 9, 9, A), came("F1", "staff", 9, 0, B)],
    [Evaluation("R1", 9, 2, FOSEN, A, "leader", "d1_a", None)],
    [
        milestone("implementation_plan", 2, A),
        milestone("action_plan", 1, A),  # delivered before it was due is delivered
        milestone("implementation_plan", 2, B),  # one of the two is not both
    ],
)


@pytest.fixture(scope="module")
def queries() -> Iterator[Published]:
    with published(World(DELIVERY, read_model(), read_geography())) as asked:
        yield asked


def coverage(queries: Published, **options: Any) -> list[dict[str, Any]]:
    return queries.rows("coverage", Options(**options))


def test_each_unit(queries: Published) -> None:
    rows = coverage(queries, level="unit", semester=(2,))
    assert {row["area_id"]: picked(row, VALUES) for row in rows} == {
        A: (1, 1, 0, 1, 0, 0, 1, 0),
        # B: no evaluation, one plan of two; its own meeting and the joint one it missed are registered. Of 9 invited
        # none came: the row of F1 is registered, but F1 does not count for B, and B1 has no row.
        B: (1, 1, 1, 1, 1, 0, 1, 1),
        # C: nothing of its own; the cancelled joint meeting and the national days do not count as registered, but the
        # national days were held for it, without attendance.
        C: (1, 1, 1, 1, 1, 1, 1, 1),
    }


def test_a_unit_that_has_left_owes_nothing(queries: Published) -> None:
    assert E not in {row["area_id"] for row in coverage(queries, level="unit", semester=(2,))}


def test_the_county_counts_units_and_municipalities_apart(queries: Published) -> None:
    rows = [row for row in coverage(queries, semester=(2,)) if row["area_id"] == "50"]
    assert picked(only(rows, participant_level="unit"), VALUES) == (3, 3, 2, 3, 2, 1, 3, 2)
    # Indre Fosen has its steering-group meeting, without attendance; the gathering and A's meetings are among
    # what is registered for it. Trondheim has nothing held but the cancelled gathering's row.
    fosen, trondheim = (
        only(coverage(queries, level="municipality", semester=(2,)), area_id=number, participant_level="municipality")
        for number in (FOSEN, TRONDHEIM)
    )
    assert picked(fosen, VALUES) == (1, 0, 0, 0, 0, 0, 1, 0)
    assert picked(trondheim, VALUES) == (1, 0, 0, 0, 0, 0, 0, 0)
    assert picked(only(rows, participant_level="municipality"), VALUES) == (2, 0, 0, 0, 0, 0, 1, 0)


def test_a_current_semester_lists_what_is_not_there_yet_and_a_future_one_nothing(queries: Published) -> None:
    third = only(coverage(queries, level="unit", semester=(3,)), area_id=A)
    assert picked(third, VALUES) == (1, 1, 1, 0, 0, 0, 0, 0)
    assert coverage(queries, semester=(4,)) == []


def test_one_type_and_one_scope(queries: Published) -> None:
    rows = coverage(queries, semester=(2,), unit_type="school")
    assert [picked(row, "area_id participant_level participants") for row in rows] == [("50", "unit", 2)]
    seen = coverage(queries, level="unit", semester=(2,), scope=f"office:{TRONDELAG}")
    assert {row["area_id"] for row in seen} == {A, B, C}
    assert coverage(queries, level="county", semester=(2,), scope="office:974761319") == []
