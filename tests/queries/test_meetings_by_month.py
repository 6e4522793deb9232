"""metrics: Meetings by month. Every meeting once, where it was arranged for, in the month it was held or is planned."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from tests.oracle.options import Options
from tests.oracle.tables import Delivery
from tests.queries.by_hand import FOSEN, KEPT, TRONDELAG, TRONDHEIM, A, Ask, B, C, meeting, picked, unit

D = date(2026, 11, 15)
VALUES = "held planned overdue cancelled"

DELIVERY = Delivery(
    D,
    [unit(A), unit(B, unit_type="kindergarten"), unit(C, TRONDHEIM)],
    [
        meeting("N1", "national_days", 3, municipality_no=None, held_on=date(2026, 9, 16)),
        # Planned in August, held in September: September's. Two units, two municipalities.
        meeting("G1", "group_guidance", 3, unit_id=A, planned_on=date(2026, 8, 31), held_on=date(2026, 9, 1)),
        meeting("G2", "group_guidance", 3, unit_id=B, held_on=date(2026, 9, 30)),
        meeting("G3", "group_guidance", 3, unit_id=C, municipality_no=TRONDHEIM, held_on=date(2026, 9, 30)),
        # On D itself a meeting is planned; the day before it is overdue. Cancelled stays where it was planned.
        meeting("S1", "steering_group", 3, planned_on=D),
        meeting("S2", "steering_group", 3, planned_on=date(2026, 11, 14)),
        meeting("S3", "steering_group", 3, planned_on=date(2026, 11, 20), cancelled=True),
        # Outside the cohort's calendar, which begins in August 2025.
        meeting("K1", "kickoff", 1, municipality_no=None, held_on=date(2025, 4, 24)),
    ],
)


@contextmanager
def asked() -> Iterator[Ask]:
    queries = KEPT.of(DELIVERY)
    yield lambda name, **options: queries.rows(name, Options(cohort=(9,), **options))


def filled(rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {picked(row, "area_id month meeting_type"): counts for row in rows if any(counts := picked(row, VALUES))}


def test_each_meeting_is_counted_once_where_it_was_arranged_for() -> None:
    with asked() as ask:
        found = filled(ask("meetings_by_month", level="municipality", semester=(3,)))
    september, november = date(2026, 9, 1), date(2026, 11, 1)
    assert found == {
        (TRONDHEIM, september, "all"): (1, 0, 0, 0),
        (TRONDHEIM, september, "group_guidance"): (1, 0, 0, 0),
        (FOSEN, september, "all"): (2, 0, 0, 0),
        (FOSEN, september, "group_guidance"): (2, 0, 0, 0),
        (FOSEN, november, "all"): (0, 1, 1, 1),
        (FOSEN, november, "steering_group"): (0, 1, 1, 1),
    }


def test_meetings_without_a_place_are_the_nations_only() -> None:
    with asked() as ask:
        nation = filled(ask("meetings_by_month", level="nation"))
        county = filled(ask("meetings_by_month", level="county"))
    assert nation[("NO", date(2026, 9, 1), "all")] == (4, 0, 0, 0)
    assert county[("50", date(2026, 9, 1), "all")] == (3, 0, 0, 0)
    assert nation[("NO", date(2025, 4, 1), "kickoff")] == (1, 0, 0, 0)
    assert not [key for key in county if key[2] in ("kickoff", "national_days")]


def test_months_without_meetings_are_there_as_zeros() -> None:
    with asked() as ask:
        semester = ask("meetings_by_month", level="municipality", semester=(3,), within=("municipality", TRONDHEIM))
        cohort = ask("meetings_by_month", level="county")
    every = [row for row in semester if row["meeting_type"] == "all"]
    assert [row["month"] for row in every] == [date(2026, month, 1) for month in (8, 9, 10, 11, 12)]
    assert [row["held"] for row in every] == [0, 1, 0, 0, 0]
    # Two years from August to June are 23 months, July between them too. The kick-off is not the county's.
    assert len([row for row in cohort if row["meeting_type"] == "all"]) == 23
    assert date(2026, 7, 1) in {row["month"] for row in cohort}


def test_a_meeting_outside_the_calendar_draws_the_months_out_without_a_gap() -> None:
    with asked() as ask:
        rows = ask("meetings_by_month", level="nation")
    months = [row["month"] for row in rows if row["meeting_type"] == "all"]
    # From April 2025 to June 2027: 27 months.
    assert (months[0], months[-1], len(months)) == (date(2025, 4, 1), date(2027, 6, 1), 27)


def test_a_unit_type_and_the_level_unit_leave_out_what_is_no_units() -> None:
    with asked() as ask:
        schools = filled(ask("meetings_by_month", level="nation", unit_type="school"))
        units = filled(ask("meetings_by_month", level="unit"))
    assert schools[("NO", date(2026, 9, 1), "all")] == (2, 0, 0, 0)
    assert {key[2] for key in schools} == {"all", "group_guidance"}
    assert {key[0] for key in units} == {A, B, C}


def test_an_office_has_its_own_and_the_nation_to_compare_with() -> None:
    with asked() as ask:
        seen = f"office:{TRONDELAG}"
        own = ask("meetings_by_month", level="office", scope=seen)
        nation = ask("meetings_by_month", level="nation", scope=seen)
        other = ask("meetings_by_month", level="county", scope="office:974762994")
    assert filled(own)[(TRONDELAG, date(2026, 9, 1), "all")] == (3, 0, 0, 0)
    assert filled(nation)[("NO", date(2026, 9, 1), "all")] == (4, 0, 0, 0)
    assert other == []
