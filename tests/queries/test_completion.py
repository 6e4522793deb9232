"""metrics: Completion and the completion curve.

A unit is owed 6 meetings a semester in programme 2025: national_days 1, staff_gathering 1, group_guidance_physical 2,
group_guidance_digital 1, leader_guidance 1. A municipality is owed 3: steering group physical, digital; owner meeting.
"""

from datetime import date, timedelta

import pytest

from tests.oracle.tables import Delivery
from tests.queries.by_hand import FOSEN, START, TRONDHEIM, A, Asked, B, by_both, filled, meeting, only, picked, unit

D = date(2026, 11, 15)  # in semester 3
HELD, LATE, LATER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 1)


@by_both
def test_rates_are_sums_divided_last(asked: Asked) -> None:
    meetings = [
        *[meeting(f"D{number}", "group_guidance", 3, unit_id=A, held_on=HELD, form="digital") for number in (1, 2)],
        meeting("L1", "leader_guidance", 3, unit_id=A, planned_on=LATE),
        meeting("S1", "staff_gathering", 3, unit_id=A, planned_on=LATER),
        meeting("O1", "owner_meeting", 3, held_on=HELD),
    ]
    with asked(Delivery(D, [unit(A), unit(B)], meetings)) as ask:
        rows = ask("completion", semester=3, level="municipality")
        units = ask("completion", semester=3, level="unit")
    # Two units and their municipality: 6 + 6 + 3 = 15 slots. A: 1 held, 1 other_format (digital for physical),
    # 1 overdue, 1 planned, 2 unscheduled; B: 6 unscheduled; municipality: 1 held, 2 unscheduled.
    every = only(rows, requirement="all")
    assert filled(every) == {"held": 2, "other_format": 1, "planned": 1, "overdue": 1, "unscheduled": 10}
    # done 3 of 3 + 1 overdue + 0 missing; 3 of 15.
    assert picked(every, "required completion_rate done_share") == (15, 3 / 4, 3 / 15)
    # Nothing has become due of what has not been scheduled: no rate.
    assert picked(only(rows, requirement="national_days"), "required completion_rate done_share") == (2, None, 0.0)
    # At level unit only what is owed to units: 5 requirements and `all`.
    assert picked(only(units, requirement="all", area_id=A), "required completion_rate done_share") == (6, 2 / 3, 2 / 6)
    assert picked(only(units, requirement="all", area_id=B), "required completion_rate done_share") == (6, None, 0.0)
    assert [row["requirement"] for row in units if row["area_id"] == A] == [
        "all",
        "group_guidance_digital",
        "group_guidance_physical",
        "leader_guidance",
        "national_days",
        "staff_gathering",
    ]
    assert len(rows) == 9


@by_both
def test_a_unit_type_leaves_the_municipalitys_requirements_out(asked: Asked) -> None:
    units = [unit(A), unit(B, unit_type="kindergarten")]
    with asked(Delivery(D, units, [meeting("O1", "owner_meeting", 3, held_on=HELD)])) as ask:
        rows = ask("completion", semester=3, unit_type="school")
    assert picked(only(rows, requirement="all"), "area_id required held") == ("50", 6, 0)
    assert "owner_meeting" not in {row["requirement"] for row in rows}


@by_both
def test_recommended_rows_enter_no_rate(asked: Asked) -> None:
    with asked(Delivery(D, [unit(A)], [meeting("K1", "kickoff", 1, municipality_no=None, held_on=START)])) as ask:
        rows = ask("completion", semester=1)
    assert picked(only(rows, requirement="all"), "required held missing") == (9, 0, 9)
    assert "kickoff" not in {row["requirement"] for row in rows}


@by_both
def test_an_area_of_withdrawn_participants_has_a_row_without_slots(asked: Asked) -> None:
    with asked(Delivery(D, [unit(A, left_on=date(2026, 3, 1))])) as ask:
        row = only(ask("completion", semester=3), requirement="all")
    assert picked(row, "required completion_rate done_share") == (0, None, None)


@by_both
def test_no_row_before_the_units_join(asked: Asked) -> None:
    # A joins after semester 1: no participant of it, no row; B joins on its last day: active.
    units = [unit(A, joined_on=date(2026, 1, 1)), unit(B, TRONDHEIM, joined_on=date(2025, 12, 31))]
    with asked(Delivery(D, units)) as ask:
        assert {row["area_id"] for row in ask("completion", semester=1, level="municipality")} == {TRONDHEIM}
        assert {row["area_id"] for row in ask("completion", semester=2, level="municipality")} == {FOSEN, TRONDHEIM}


@by_both
def test_the_curve_counts_slots_by_the_day_that_filled_them(asked: Asked) -> None:
    # Semester 1 starts 2025-08-01: week 0 is 08-01–08-07, week 1 08-08–08-14, week 2 08-15–08-21, week 3 from 08-22.
    held = {
        "before": date(2025, 6, 20),  # before starts_on: week 0
        "week 0": date(2025, 8, 7),
        "week 1": date(2025, 8, 8),
        "week 2": date(2025, 8, 20),
    }
    meetings = [
        meeting("L1", "leader_guidance", 1, unit_id=A, held_on=held["before"]),
        meeting("G1", "group_guidance", 1, unit_id=A, held_on=held["week 0"], form="digital"),
        meeting(
            "G2", "group_guidance", 1, unit_id=A, held_on=held["week 1"], form="digital"
        ),  # surplus: a physical slot
        meeting(
            "G3", "group_guidance", 1, unit_id=A, held_on=held["week 2"], form="digital"
        ),  # surplus: the second one
        meeting("O1", "owner_meeting", 1, held_on=held["week 2"]),
    ]
    # D is Saturday 2025-08-23 of week 3 (08-22–08-28), the last row: (08-23 − 08-01) = 22 days, 22 // 7 = 3.
    with asked(Delivery(date(2025, 8, 23), [unit(A)], meetings)) as ask:
        curve = ask("completion_curve", level="municipality")
        of_unit = ask("completion_curve", level="unit", semester=4)  # the curve ignores --semester
        of_type = ask("completion_curve", level="nation", unit_type="school")
    # Four semesters of 6 + 3 slots.
    assert [picked(row, "week done required") for row in curve] == [(0, 2, 36), (1, 3, 36), (2, 5, 36), (3, 5, 36)]
    assert list(curve[0]) == ["cohort_no", "area_level", "area_id", "area_name", "week", "done", "required", "share"]
    assert curve[0]["share"] == pytest.approx(2 / 36)
    assert [picked(row, "done required") for row in of_unit] == [(2, 24), (3, 24), (4, 24), (4, 24)]
    assert [picked(row, "area_id done required") for row in of_type[-1:]] == [("NO", 4, 24)]


@by_both
def test_a_rows_own_meetings_fill_it_in_the_order_they_were_held(asked: Asked) -> None:
    # Three physical: the first two (weeks 0 and 1) are held; the last, in week 2, is the surplus that fills digital.
    days = {"G1": date(2025, 8, 20), "G2": date(2025, 8, 2), "G3": date(2025, 8, 9)}
    meetings = [meeting(name, "group_guidance", 1, unit_id=A, held_on=day) for name, day in days.items()]
    with asked(Delivery(date(2025, 8, 23), [unit(A)], meetings)) as ask:
        assert [row["done"] for row in ask("completion_curve", level="unit")] == [1, 2, 3, 3]


@by_both
def test_the_earliest_surplus_fills_the_slot(asked: Asked) -> None:
    # Digital: its own on 08-02 (week 0), surplus in weeks 1 and 2; physical: one held in week 3, one slot left.
    digital = [date(2025, 8, 20), date(2025, 8, 2), date(2025, 8, 9)]
    meetings = [
        meeting(f"G{number}", "group_guidance", 1, unit_id=A, held_on=day, form="digital")
        for number, day in enumerate(digital)
    ]
    meetings.append(meeting("P1", "group_guidance", 1, unit_id=A, held_on=date(2025, 8, 22)))
    with asked(Delivery(date(2025, 8, 23), [unit(A)], meetings)) as ask:
        assert [row["done"] for row in ask("completion_curve", level="unit")] == [1, 2, 2, 3]


@by_both
@pytest.mark.parametrize(
    ("as_of", "last_week"),
    [
        (START - timedelta(days=1), None),  # no rows before starts_on
        (START, 0),
        (date(2025, 8, 7), 0),
        (date(2025, 8, 8), 1),
        # Ends 2027-06-30: 698 days after the start, 698 // 7 = 99; later deliveries add no week.
        (date(2027, 6, 30), 99),
        (date(2028, 1, 1), 99),
    ],
)
def test_the_curves_weeks(asked: Asked, as_of: date, last_week: int | None) -> None:
    with asked(Delivery(as_of, [unit(A)])) as ask:
        weeks = [row["week"] for row in ask("completion_curve", level="unit")]
    assert weeks == ([] if last_week is None else list(range(last_week + 1)))


@by_both
def test_the_last_week_of_the_curve_ends_on_its_seventh_day_or_on_d(asked: Asked) -> None:
    # Week 99 is 2027-06-25–2027-07-01: a meeting held on 07-01 is in it, one on 07-02 is on no curve.
    meetings = [
        meeting("L1", "leader_guidance", 4, unit_id=A, held_on=date(2027, 7, 1)),
        meeting("S1", "staff_gathering", 4, unit_id=A, held_on=date(2027, 7, 2)),
    ]
    with asked(Delivery(date(2027, 8, 1), [unit(A)], meetings)) as ask:
        assert picked(ask("completion_curve", level="unit")[-1], "week done") == (99, 1)


@by_both
def test_the_curve_asks_of_each_semester_only_those_active_in_it(asked: Asked) -> None:
    # B left in semester 2: owed semester 1 only. 24 + 6 slots, and the municipality's 4 × 3.
    units = [unit(A), unit(B, left_on=date(2026, 3, 1))]
    with asked(Delivery(D, units)) as ask:
        assert ask("completion_curve")[0]["required"] == 24 + 6 + 12
