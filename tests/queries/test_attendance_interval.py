"""metrics: Attendance. Sums over types and roles, and Wilson's interval as worked out by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from tests.oracle.options import Options
from tests.oracle.tables import Delivery
from tests.queries.by_hand import KEPT, A, Ask, B, came, meeting, only, picked, unit

HELD = date(2026, 9, 16)
DELIVERY = Delivery(
    date(2026, 11, 15),
    [unit(A), unit(B)],
    [
        meeting("S1", "staff_gathering", 3, held_on=HELD),
        meeting("G1", "group_guidance", 3, unit_id=A, held_on=HELD),
        meeting("T1", "steering_group", 3, held_on=HELD),
    ],
    [
        came("S1", "staff", 6, 5, A),
        came("S1", "staff", 4, 3, B),
        came("S1", "leader", 2, 2, A),
        came("G1", "leader", 1, 0, A),
        came("T1", "owner", 0, 0),
        came("T1", "other", 1, 2),
    ],
)


@contextmanager
def asked() -> Iterator[Ask]:
    queries = KEPT.of(DELIVERY)
    yield lambda name, **options: queries.rows(name, Options(**options))


def test_each_type_each_role_and_all() -> None:
    with asked() as ask:
        rows = ask("attendance_interval")
    assert [picked(row, "meeting_type role invited attended") for row in rows] == [
        ("all", "all", 14, 12),
        ("all", "leader", 3, 2),
        ("all", "other", 1, 2),
        ("all", "owner", 0, 0),
        ("all", "staff", 10, 8),
        ("group_guidance", "all", 1, 0),
        ("group_guidance", "leader", 1, 0),
        ("staff_gathering", "all", 12, 10),
        ("staff_gathering", "leader", 2, 2),
        ("staff_gathering", "staff", 10, 8),
        ("steering_group", "all", 1, 2),
        ("steering_group", "other", 1, 2),
        ("steering_group", "owner", 0, 0),
    ]


def test_the_interval_by_hand() -> None:
    with asked() as ask:
        rows = ask("attendance_interval")
    # 8 of 10, z² = 3.8414588: middle (0.8 + 3.8414588/20) / 1.38414588 = 0.7167380,
    # reach 1.9599640 · √(0.016 + 3.8414588/400) / 1.38414588 = 0.2265756.
    staff = only(rows, meeting_type="all", role="staff")
    assert staff["attendance_rate"] == 0.8
    assert (staff["low"], staff["high"]) == (pytest.approx(0.490162, abs=1e-6), pytest.approx(0.943318, abs=1e-6))
    # 2 of 2: from 1 / (1 + z²/2) to exactly 1; 0 of 1: from exactly 0 to z² / (1 + z²).
    whole = only(rows, meeting_type="staff_gathering", role="leader")
    assert (whole["low"], whole["high"]) == (pytest.approx(1 / (1 + 3.8414588 / 2), abs=1e-7), 1.0)
    none = only(rows, meeting_type="group_guidance", role="leader")
    assert (none["low"], none["high"]) == (0.0, pytest.approx(3.8414588 / 4.8414588, abs=1e-7))


def test_no_interval_where_there_is_no_share() -> None:
    with asked() as ask:
        rows = ask("attendance_interval")
    nobody = only(rows, meeting_type="all", role="owner")
    assert picked(nobody, "attendance_rate low high") == (None, None, None)
    more = only(rows, meeting_type="all", role="other")
    assert picked(more, "attendance_rate low high") == (2.0, None, None)
