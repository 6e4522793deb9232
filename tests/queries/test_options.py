"""metrics: The figures as queries. What scope, level, within and unit type let through; never more than the scope."""

from datetime import date

import pytest

from tests.oracle.tables import Delivery
from tests.queries.by_hand import (
    EAST,
    FOSEN,
    HALDEN,
    OSLO,
    TRONDELAG,
    TRONDHEIM,
    A,
    Asked,
    B,
    C,
    E,
    F,
    by_both,
    came,
    meeting,
    picked,
    unit,
)

D = date(2026, 11, 15)
#: Trøndelag: A and B (a kindergarten) in Indre Fosen, C in Trondheim. The eastern office: E in Halden, F in Oslo.
DELIVERY = Delivery(
    D,
    [unit(A), unit(B, unit_type="kindergarten"), unit(C, TRONDHEIM), unit(E, HALDEN), unit(F, OSLO)],
    [
        meeting("N1", "national_days", 3, municipality_no=None, held_on=date(2026, 9, 16)),
        meeting("S1", "steering_group", 3, held_on=date(2026, 9, 1)),
    ],
    [came("N1", "guide", 3, 3, place=None), came("S1", "owner", 2, 1)],
)
MARKED = ["progress", "completion", "completion_curve", "attendance", "sub_goals_done"]
OF_PARTICIPANTS = ["requirements", "status", "follow_up"]
ALL_UNITS = {A, B, C, E, F}


@by_both
@pytest.mark.parametrize(
    ("level", "within", "expected"),
    [
        ("nation", None, {"NO"}),
        ("office", None, {TRONDELAG, EAST}),
        ("county", None, {"50", "31", "03"}),
        ("municipality", None, {FOSEN, TRONDHEIM, HALDEN, OSLO}),
        ("unit", None, ALL_UNITS),
        # Itself included; an area of a higher level is not inside it.
        ("county", ("county", "50"), {"50"}),
        ("municipality", ("county", "50"), {FOSEN, TRONDHEIM}),
        ("unit", ("county", "50"), {A, B, C}),
        ("office", ("county", "50"), set()),
        ("nation", ("county", "50"), set()),
        ("county", ("office", EAST), {"31", "03"}),
        ("office", ("office", EAST), {EAST}),
        ("unit", ("municipality", FOSEN), {A, B}),
        ("unit", ("unit", A), {A}),
        ("municipality", ("unit", A), set()),
        ("nation", ("nation", "NO"), {"NO"}),
        ("county", ("nation", "NO"), {"50", "31", "03"}),
        # Never taking part, or no such area.
        ("county", ("county", "11"), set()),
        ("unit", ("municipality", "9999"), set()),
    ],
)
def test_level_and_within(asked: Asked, level: str, within: tuple[str, str] | None, expected: set[str]) -> None:
    with asked(DELIVERY) as ask:
        rows = ask("progress", level=level, within=within, semester=3)
    assert {row["area_id"] for row in rows} == expected
    assert {row["area_level"] for row in rows} <= {level}


@by_both
def test_participant_queries_ignore_level(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        for name in OF_PARTICIPANTS:
            assert {row["area_id"] for row in ask(name, level="nation")} == ALL_UNITS | {FOSEN, TRONDHEIM, HALDEN, OSLO}
            assert {row["area_id"] for row in ask(name, within=("municipality", FOSEN))} == {A, B, FOSEN}
            assert {row["area_id"] for row in ask(name, within=("unit", A))} == {A}
            # With a unit type, units of it only.
            assert {row["area_id"] for row in ask(name, unit_type="kindergarten")} == {B}


@by_both
def test_an_office_sees_its_own_and_the_nation_as_a_benchmark(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        for name in MARKED:
            national, office = ask(name, level="nation"), ask(name, level="nation", scope=f"office:{EAST}")
            assert office == national, name
            assert {row["area_id"] for row in ask(name, level="office", scope=f"office:{EAST}")} <= {EAST}
            assert {row["area_id"] for row in ask(name, level="county", scope=f"office:{EAST}")} <= {"31", "03"}
            assert {row["area_id"] for row in ask(name, level="municipality", scope=f"office:{EAST}")} <= {HALDEN, OSLO}
            assert {row["area_id"] for row in ask(name, level="unit", scope=f"office:{EAST}")} <= {E, F}
            # A filter never becomes a permission.
            for within in (("county", "50"), ("office", TRONDELAG), ("municipality", FOSEN), ("unit", A)):
                assert ask(name, level=within[0], within=within, scope=f"office:{EAST}") == [], (name, within)
                assert ask(name, level="nation", within=within, scope=f"office:{EAST}") == [], (name, within)
        assert [
            picked(row, "area_id participant_level participants") for row in ask("progress", level="nation", semester=3)
        ] == [
            ("NO", "municipality", 4),
            ("NO", "unit", 5),
        ]


@by_both
def test_an_office_sees_only_its_own_participants(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        for name in OF_PARTICIPANTS:
            assert {row["area_id"] for row in ask(name, scope=f"office:{TRONDELAG}")} == {A, B, C, FOSEN, TRONDHEIM}
            assert ask(name, scope=f"office:{TRONDELAG}", within=("unit", E)) == []
            inside = ask(name, scope=f"office:{EAST}", within=("nation", "NO"))
            assert {row["area_id"] for row in inside} == {E, F, HALDEN, OSLO}
        # An office nobody of which takes part sees no participant, and the benchmark.
        assert ask("status", scope="office:974763230") == []
        assert ask("progress", scope="office:974763230") == []
        assert ask("progress", scope="office:974763230", level="nation") == ask("progress", level="nation")


@by_both
def test_rows_come_in_the_order_of_their_keys(asked: Asked) -> None:
    with asked(DELIVERY) as ask:
        rows = ask("status", semester=3)
        counties = ask("completion", semester=3)
    # Text by code point: `municipality` before `unit`, `0301` before `3101`.
    keys = [(row["area_level"], row["area_id"]) for row in rows]
    assert keys == sorted(keys)
    assert keys[0] == ("municipality", OSLO)
    assert [row["area_id"] for row in counties] == ["03"] * 9 + ["31"] * 9 + ["50"] * 9
