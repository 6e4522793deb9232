"""metrics: A meeting counts for a unit, for a municipality. D is 2026-11-15; everything happens in semester 3."""

from datetime import date

import pytest

from tests.oracle.tables import Attendance, Delivery, Meeting
from tests.queries.by_hand import FOSEN, TRONDHEIM, A, Asked, B, C, by_both, came, filled, meeting, only, unit

D = date(2026, 11, 15)
HELD = date(2026, 9, 1)
LATER = date(2026, 12, 1)
#: Two schools and a kindergarten in one municipality.
UNITS = [unit(A), unit(B), unit(C, unit_type="kindergarten")]


def held_by(asked: Asked, meetings: list[Meeting], attendance: list[Attendance] | None = None) -> set[str]:
    """Return the units with a held staff gathering."""
    with asked(Delivery(D, UNITS, meetings, attendance or [])) as ask:
        rows = ask("requirements", semester=3)
    return {row["area_id"] for row in rows if row["requirement"] == "staff_gathering" and row["held"]}


@by_both
def test_a_units_own_meeting_counts_for_it_alone_and_whoever_came(asked: Asked) -> None:
    own = meeting("M1", "staff_gathering", 3, unit_id=A, held_on=HELD)
    assert held_by(asked, [own], [came("M1", "staff", 10, 10, B)]) == {A}


@by_both
def test_a_held_joint_meeting_without_attendance_of_the_municipality_counts_for_all_it_was_meant_for(
    asked: Asked,
) -> None:
    assert held_by(asked, [meeting("M1", "staff_gathering", 3, held_on=HELD)]) == {A, B, C}
    for_schools = meeting("M1", "staff_gathering", 3, unit_type="school", held_on=HELD)
    assert held_by(asked, [for_schools]) == {A, B}


@by_both
def test_with_attendance_of_the_municipality_it_counts_for_the_units_that_came(asked: Asked) -> None:
    joint = meeting("M1", "staff_gathering", 3, held_on=HELD)
    # A came; B was invited and nobody came; C is not mentioned.
    assert held_by(asked, [joint], [came("M1", "staff", 9, 8, A), came("M1", "staff", 9, 0, B)]) == {A}
    # A row of the municipality's people of no unit is a row of the municipality too: no unit came.
    assert held_by(asked, [joint], [came("M1", "owner", 2, 2)]) == set()


@by_both
def test_a_unit_that_came_to_a_meeting_not_meant_for_it_has_had_it(asked: Asked) -> None:
    for_schools = meeting("M1", "staff_gathering", 3, unit_type="school", held_on=HELD)
    assert held_by(asked, [for_schools], [came("M1", "staff", 9, 8, A), came("M1", "staff", 4, 1, C)]) == {A, C}


@by_both
def test_a_national_meeting_counts_where_no_attendance_of_the_municipality_says_otherwise(asked: Asked) -> None:
    units = [unit(A), unit(B), unit(C, TRONDHEIM)]
    national = meeting("M1", "national_days", 3, municipality_no=None, held_on=HELD)
    listed = [came("M1", "leader", 2, 1, A), came("M1", "guide", 3, 3, place=None)]
    with asked(Delivery(D, units, [national], listed)) as ask:
        rows = [row for row in ask("requirements", semester=3) if row["requirement"] == "national_days"]
    # A came; B is in A's municipality, which is listed, and did not; C's municipality is not listed.
    assert {row["area_id"]: row["held"] for row in rows} == {A: 1, B: 0, C: 1}


@by_both
@pytest.mark.parametrize(
    ("of_meeting", "state"),
    [({"planned_on": LATER}, "planned"), ({"planned_on": HELD}, "overdue"), ({"planned_on": D}, "planned")],
)
def test_a_joint_meeting_not_held_counts_for_the_units_it_is_meant_for(
    asked: Asked, of_meeting: dict[str, date], state: str
) -> None:
    joint = meeting("M1", "staff_gathering", 3, unit_type="school", **of_meeting)  # type: ignore[arg-type]  # dates
    with asked(Delivery(D, UNITS, [joint])) as ask:
        rows = [row for row in ask("requirements", semester=3) if row["requirement"] == "staff_gathering"]
    assert {row["area_id"]: filled(row) for row in rows} == {A: {state: 1}, B: {state: 1}, C: {"unscheduled": 1}}


@by_both
def test_a_cancelled_meeting_counts_for_nobody(asked: Asked) -> None:
    cancelled = [
        meeting("M1", "staff_gathering", 3, planned_on=LATER, cancelled=True),
        meeting("M2", "staff_gathering", 3, unit_id=A, planned_on=LATER, cancelled=True),
    ]
    with asked(Delivery(D, UNITS, cancelled)) as ask:
        row = only(ask("completion", semester=3, level="municipality"), requirement="staff_gathering")
    assert filled(row) == {"unscheduled": 3}


@by_both
def test_only_meetings_of_the_semester_and_cohort_count_and_only_for_active_units(asked: Asked) -> None:
    # B left in semester 3, before its end: no participant's slots. A's meeting is registered on semester 2.
    units = [unit(A), unit(B, left_on=date(2026, 11, 1))]
    held = [
        meeting("M1", "staff_gathering", 2, unit_id=A, held_on=HELD),
        meeting("M2", "staff_gathering", 3, held_on=HELD),
    ]
    with asked(Delivery(D, units, held[:1])) as ask:
        assert filled(only(ask("completion", semester=3), requirement="staff_gathering")) == {"unscheduled": 1}
        # In semester 2 A and B are both active: A has had one, B lacks it.
        assert filled(only(ask("completion", semester=2), requirement="staff_gathering")) == {"held": 1, "missing": 1}
    with asked(Delivery(D, units, held[1:])) as ask:
        assert filled(only(ask("completion", semester=3), requirement="staff_gathering")) == {"held": 1}


@by_both
def test_a_municipalitys_meeting_has_its_number_and_no_unit(asked: Asked) -> None:
    steering = [
        meeting("M1", "steering_group", 3, held_on=HELD),  # counts
        meeting("M2", "steering_group", 3, unit_id=A, held_on=HELD, form="digital"),  # has a unit: counts for nobody
        meeting("M3", "owner_meeting", 3, unit_type="school", held_on=HELD),  # for schools: still the municipality's
    ]
    with asked(Delivery(D, [unit(A), unit(B, TRONDHEIM)], steering)) as ask:
        rows = ask("requirements", semester=3)
    of_fosen = {row["requirement"]: filled(row) for row in rows if row["area_id"] == FOSEN}
    assert of_fosen == {
        "steering_group_physical": {"held": 1},
        "steering_group_digital": {"unscheduled": 1},
        "owner_meeting": {"held": 1},
    }
    assert all(row["held"] == 0 for row in rows if row["area_id"] == TRONDHEIM)
