"""metrics: Attendance. Sums over rows, by the row's own municipality and unit; blank ones at the nation only."""

from datetime import date

from tests.oracle.tables import Delivery
from tests.queries.by_hand import FOSEN, TRONDHEIM, A, Asked, B, C, by_both, came, meeting, only, picked, unit

D = date(2026, 11, 15)
HELD = date(2026, 9, 16)
VALUES = "meetings invited attended attendance_rate"

DELIVERY = Delivery(
    D,
    [unit(A), unit(B, unit_type="kindergarten"), unit(C, TRONDHEIM)],
    [
        meeting("N1", "national_days", 3, municipality_no=None, held_on=HELD),
        meeting("S1", "staff_gathering", 3, held_on=HELD),
        meeting("S2", "staff_gathering", 3, unit_id=A, held_on=HELD),
        meeting("S3", "staff_gathering", 3, held_on=HELD),  # held, nobody listed: no row counts it
        meeting("G1", "steering_group", 3, held_on=HELD),
    ],
    [
        came("N1", "guide", 4, 3, place=None),
        came("N1", "guide", 2, 2, place=TRONDHEIM),
        came("N1", "leader", 1, 1, A),
        came("S1", "staff", 30, 20, A),
        came("S1", "staff", 10, 10, B),
        came("S2", "staff", 10, 0, A),
        came("G1", "owner", 0, 0),
    ],
)


@by_both
def test_sums_over_rows_divided_last(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        rows = ask("attendance", level="municipality")
    # S1 and S2: 30 + 10 + 10 invited, 20 + 10 + 0 came: 30 / 50, not the mean of 2/3, 1 and 0.
    assert picked(only(rows, area_id=FOSEN, role="staff"), VALUES) == (2, 50, 30, 0.6)
    # Nobody invited: the row is there, the rate is null.
    assert picked(only(rows, area_id=FOSEN, role="owner"), VALUES) == (1, 0, 0, None)
    assert [picked(row, "area_id meeting_type role") for row in rows] == [
        (TRONDHEIM, "national_days", "guide"),
        (FOSEN, "national_days", "leader"),
        (FOSEN, "staff_gathering", "staff"),
        (FOSEN, "steering_group", "owner"),
    ]


@by_both
def test_rows_without_a_municipality_are_at_the_nation_only(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        nation = only(ask("attendance", level="nation"), role="guide")
        county = only(ask("attendance", level="county"), role="guide")
        office = only(ask("attendance", level="office"), role="guide")
        schools = ask("attendance", level="nation", unit_type="school")
    assert picked(nation, VALUES) == (1, 6, 5, 5 / 6)
    assert picked(county, VALUES) == picked(office, VALUES) == (1, 2, 2, 1.0)
    # With a unit type only rows with a unit: no guides, no owners; the kindergarten's ten are out.
    assert [picked(row, "role meetings invited") for row in schools] == [("leader", 1, 1), ("staff", 2, 40)]


@by_both
def test_at_level_unit_only_rows_with_a_unit(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        rows = ask("attendance", level="unit")
    assert [picked(row, "area_id meeting_type role meetings invited attended") for row in rows] == [
        (A, "national_days", "leader", 1, 1, 1),
        (A, "staff_gathering", "staff", 2, 40, 20),
        (B, "staff_gathering", "staff", 1, 10, 10),
    ]
