"""Wilson's interval of what was done, against values worked out by hand; and whose eyes see which rows."""

from datetime import date

import pytest

from dashboard.programme import offices
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from tests.oracle.model import read_geography, read_model
from tests.oracle.options import Options
from tests.oracle.tables import Delivery
from tests.oracle.world import World
from tests.queries.by_hand import A, B, C, came, meeting, only, unit
from tests.queries.published import published

HELD = date(2026, 9, 1)
NAME = "sub_goals_done_interval"
#: (attended, invited) → Wilson's bounds at 95 %: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.
BY_HAND = [
    (0, 10, 0.0, 0.27753),
    (5, 10, 0.23659, 0.76341),
    (1, 1, 0.20655, 1.0),
    (28, 40, 0.54570, 0.81925),
]


def share_of_staff(attended: int, invited: int) -> dict[str, float | None]:
    delivery = Delivery(
        date(2026, 11, 15),
        [unit(A)],
        [meeting("F1", "staff_gathering", 3, held_on=HELD)],
        [came("F1", "staff", invited, attended, A)],
    )
    with published(World(delivery, read_model(), read_geography())) as queries:
        return only(queries.rows(NAME, Options(semester=(3,))), sub_goal_no=4)


@pytest.mark.parametrize(("attended", "invited", "low", "high"), BY_HAND)
def test_the_interval_is_wilsons(attended: int, invited: int, low: float, high: float) -> None:
    row = share_of_staff(attended, invited)
    assert (row["numerator"], row["denominator"]) == (attended, invited)
    assert row["low"] == pytest.approx(low, abs=1e-5)
    assert row["high"] == pytest.approx(high, abs=1e-5)


def test_nothing_to_measure_has_no_interval_and_more_than_all_has_none_either() -> None:
    nobody = share_of_staff(0, 0)
    assert (nobody["share"], nobody["low"], nobody["high"]) == (None, None, None)
    too_many = share_of_staff(11, 10)
    assert too_many["share"] == 1.1
    assert (too_many["low"], too_many["high"]) == (None, None)


def test_the_rows_are_those_of_sub_goals_done(published_demo: Warehouse) -> None:
    columns = ("cohort_no", "semester_no", "area_level", "area_id", "area_name", "sub_goal_no")
    values = ("numerator", "denominator", "share")
    for scope in (Scope.national(), *map(Scope.office, offices())):
        with published_demo.view(scope) as view:
            for level in ("nation", "office", "county", "municipality", "unit"):
                for unit_type in (None, "school"):
                    plain = view.run("sub_goals_done", level=level, unit_type=unit_type)
                    wide = view.run(NAME, level=level, unit_type=unit_type)
                    assert [[row[name] for name in (*columns, *values)] for row in wide] == [
                        list(row.values()) for row in plain
                    ]
                    known = [row for row in wide if row["low"] is not None]
                    assert all(0 <= row["low"] <= row["share"] <= row["high"] <= 1 for row in known)


def test_an_interval_narrows_with_more_and_lies_round_the_share() -> None:
    few, many = share_of_staff(3, 4), share_of_staff(75, 100)
    assert None not in (few["low"], few["high"], many["low"], many["high"])
    assert (few["low"] or 0) < (many["low"] or 0) < 0.75 < (many["high"] or 0) < (few["high"] or 0)


def test_units_b_and_c_are_not_mixed_in() -> None:
    delivery = Delivery(
        date(2026, 11, 15),
        [unit(A), unit(B), unit(C)],
        [meeting("F1", "staff_gathering", 3, held_on=HELD)],
        [came("F1", "staff", 10, 5, A), came("F1", "staff", 10, 10, B), came("F1", "staff", 10, 0, C)],
    )
    with published(World(delivery, read_model(), read_geography())) as queries:
        rows = queries.rows(NAME, Options(semester=(3,), level="unit", within=("unit", A)))
    assert [row["area_id"] for row in rows] == [A] * 6
    assert only(rows, sub_goal_no=4)["low"] == pytest.approx(0.23659, abs=1e-5)
