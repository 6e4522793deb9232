"""metrics: The figures as queries, `unit_meetings`: the states a meeting has on a unit's page."""

from datetime import date

from tests.oracle.tables import Delivery
from tests.queries.by_hand import FOSEN, TRONDHEIM, A, Asked, B, C, by_both, came, meeting, picked, unit

D = date(2026, 11, 15)
HELD, LATE, LATER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 1)


@by_both
def test_own_meetings_and_joint_ones_in_every_state(asked: Asked) -> None:
    meetings = [
        meeting("01", "group_guidance", 3, unit_id=A, held_on=date(2026, 8, 10), form="hybrid", minutes_on=LATE),
        meeting("02", "group_guidance", 3, unit_id=A, planned_on=date(2026, 8, 11), cancelled=True, form="digital"),
        meeting("03", "leader_guidance", 3, unit_id=A, planned_on=date(2026, 8, 12)),
        meeting("04", "working_group", 3, unit_id=A, planned_on=LATER, form="digital"),
        meeting("05", "staff_gathering", 3, held_on=date(2026, 8, 13)),  # A came
        meeting("06", "staff_gathering", 3, held_on=date(2026, 8, 14)),  # B came, A did not: absent
        meeting("07", "staff_gathering", 3, unit_type="kindergarten", held_on=date(2026, 8, 15)),  # not for schools
        meeting("08", "staff_gathering", 3, unit_type="kindergarten", held_on=date(2026, 8, 16)),  # A came all the same
        meeting(
            "09", "staff_gathering", 3, planned_on=date(2026, 8, 17), cancelled=True
        ),  # joint, cancelled: not shown
        meeting("10", "national_days", 3, municipality_no=None, planned_on=D, form="digital"),
        meeting("11", "steering_group", 3, held_on=HELD),  # not owed to units
        meeting("12", "leader_guidance", 3, unit_id=B, held_on=HELD),  # another unit's
        meeting("13", "staff_gathering", 3, municipality_no=TRONDHEIM, held_on=HELD),  # another municipality's
    ]
    attendance = [
        came("01", "working_group", 5, 4, A),
        came("01", "leader", 1, 1, A),
        came("05", "staff", 20, 15, A),
        came("06", "staff", 20, 0, A),
        came("06", "staff", 10, 9, B),
        came("08", "staff", 2, 1, A),
    ]
    units = [unit(A), unit(B), unit(C, TRONDHEIM)]
    with asked(Delivery(D, units, meetings, attendance)) as ask:
        rows = ask("unit_meetings", within=("unit", A))
    assert [picked(row, "meeting_id requirement state invited attended") for row in rows] == [
        ("01", "group_guidance_physical", "held", 6, 5),
        ("02", "group_guidance_digital", "cancelled", None, None),
        ("03", "leader_guidance", "overdue", None, None),
        ("05", "staff_gathering", "held", 20, 15),
        ("06", "staff_gathering", "absent", 20, 0),
        ("08", "staff_gathering", "held", 2, 1),
        ("10", "national_days", "planned", None, None),
        ("04", "working_group", "planned", None, None),
    ]
    assert list(rows[0]) == [
        *["cohort_no", "semester_no", "area_level", "area_id", "area_name", "planned_on", "meeting_id", "requirement"],
        *["meeting_type", "format", "held_on", "state", "minutes_on", "basis_on", "invited", "attended"],
    ]
    values = "area_level area_name planned_on meeting_type format held_on minutes_on basis_on"
    day = date(2026, 8, 10)
    assert picked(rows[0], values) == ("unit", "Enhet A", day, "group_guidance", "hybrid", day, LATE, None)


@by_both
def test_a_joint_meeting_nobody_is_listed_for_counts(asked: Asked) -> None:
    with asked(Delivery(D, [unit(A)], [meeting("01", "staff_gathering", 3, held_on=HELD)])) as ask:
        rows = ask("unit_meetings", within=("unit", A))
    assert [picked(row, "state invited attended") for row in rows] == [("held", None, None)]


@by_both
def test_a_unit_that_takes_no_part_in_the_semester_is_not_absent(asked: Asked) -> None:
    # A left before semester 3 ended, B joins in semester 4: joint meetings of 3 are theirs neither held nor missed.
    meetings = [
        meeting("01", "staff_gathering", 3, held_on=HELD),
        meeting("02", "leader_guidance", 3, unit_id=A, held_on=HELD),
    ]
    units = [unit(A, left_on=LATE), unit(B, joined_on=date(2027, 1, 1)), unit(C)]
    with asked(Delivery(D, units, meetings, [came("01", "staff", 9, 9, C)])) as ask:
        assert [row["meeting_id"] for row in ask("unit_meetings", within=("unit", A))] == ["02"]
        assert ask("unit_meetings", within=("unit", B)) == []


@by_both
def test_a_type_no_row_of_the_programme_asks_for(asked: Asked) -> None:
    # Programme 2020 asks for no guidance of leaders: the unit's own meeting is shown, joint ones are not.
    meetings = [
        meeting("01", "leader_guidance", 3, unit_id=A, held_on=date(2024, 9, 1), cohort_no=7),
        meeting("02", "leader_guidance", 3, held_on=date(2024, 9, 1), cohort_no=7),
    ]
    with asked(Delivery(D, [unit(A, joined_on=date(2023, 8, 1), cohort_no=7)], meetings)) as ask:
        rows = ask("unit_meetings", within=("unit", A))
    assert [picked(row, "meeting_id requirement state") for row in rows] == [("01", None, "held")]


@by_both
def test_another_scope_or_filter_shows_nothing(asked: Asked) -> None:
    meetings = [meeting("01", "leader_guidance", 3, unit_id=A, held_on=HELD)]
    with asked(Delivery(D, [unit(A, FOSEN)], meetings)) as ask:
        inside = ("unit", A)
        assert len(ask("unit_meetings", within=inside, scope="office:974764350", semester=3)) == 1
        assert ask("unit_meetings", within=inside, scope="office:974761319") == []
        assert ask("unit_meetings", within=inside, semester=2) == []
        assert ask("unit_meetings", within=inside, cohort=7) == []
        assert ask("unit_meetings", within=inside, unit_type="kindergarten") == []
        assert ask("unit_meetings", within=("unit", B)) == []
