"""metrics: Disclosure control, rules 1–3, with k = 5. Answers of semester 1 of cohort 9, staff at schools, sub-goal 1.

Each case says who is in which block; a figure is over the blocks whose home is the area or lies inside it.
"""

from datetime import date

import pytest

from tests.oracle.tables import Delivery, Evaluation, Participation
from tests.queries.by_hand import (
    FOSEN,
    HALDEN,
    MOSS,
    OSLO,
    TRONDHEIM,
    A,
    Asked,
    B,
    C,
    E,
    F,
    answers,
    by_both,
    only,
    unit,
)

D = date(2026, 6, 1)
#: Two schools in Indre Fosen, one in Trondheim (county 50); one each in Halden and Moss (31).
UNITS = [unit(A), unit(B), unit(C, TRONDHEIM), unit(E, HALDEN), unit(F, MOSS)]
PLACE = {A: FOSEN, B: FOSEN, C: TRONDHEIM, E: HALDEN, F: MOSS}
LEVELS = ("unit", "municipality", "county", "office", "nation")


def staff(scores: dict[str, list[int | None]]) -> list[Evaluation]:
    return [
        row
        for unit_id, of_unit in scores.items()
        for row in answers(1, "staff", unit_id, of_unit, municipality_no=PLACE[unit_id])
    ]


def counted(
    asked: Asked, evaluation: list[Evaluation], units: list[Participation] = UNITS, role: str = "all"
) -> dict[str, int]:
    """Return n of every area with a figure for sub-goal 1."""
    with asked(Delivery(D, units, evaluation=evaluation)) as ask:
        rows = [row for level in LEVELS for row in ask("sub_goals_said", level=level)]
    return {row["area_id"]: row["n"] for row in rows if row["sub_goal_no"] == 1 and row["role"] == role and row["n"]}


EAST, MID = "974761319", "974764350"  # the offices of counties 31 and 50


@by_both
@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        # Rule 1: five who do not all agree are a block of the unit, and in every area around it.
        ({A: [4, 3, 3, 3, 3]}, {A: 5, FOSEN: 5, "50": 5, MID: 5, "NO": 5}),
        # Four are too few, at every level: withheld.
        ({A: [4, 3, 3, 3]}, {}),
        # Five unanimous: not at the unit; alone they are unanimous all the way up: withheld.
        ({A: [4, 4, 4, 4, 4]}, {}),
        # Rule 2: 3 + 2 join at the municipality, to a block whose home is it, not any unit.
        ({A: [4, 3, 3], B: [4, 4]}, {FOSEN: 5, "50": 5, MID: 5, "NO": 5}),
        # … not when they all agree.
        ({A: [4, 4, 4], B: [4, 4]}, {}),
        # Three agreeing are no unanimous part (fewer than k): joined with two others they are a block.
        ({A: [4, 4, 4], B: [3, 2]}, {FOSEN: 5, "50": 5, MID: 5, "NO": 5}),
        # A is a unanimous part of 5: the respondents outside it (B's 4) must be k too. They are not, anywhere.
        ({A: [4] * 5, B: [3, 2, 1, 5]}, {}),
        # With 5 outside that agree neither with A nor each other, B would be a block of its own, and A is left alone.
        ({A: [4] * 5, B: [3, 2, 1, 5, 5]}, {B: 5, FOSEN: 5, "50": 5, MID: 5, "NO": 5}),
        # Two unanimous parts that differ: nobody is outside them.
        ({A: [4] * 5, B: [3] * 5}, {}),
        # A's unanimous 5 go up with B's 2, and meet C's 3 at the county: 5 outside. A block of the county, of 10.
        ({A: [4] * 5, B: [3, 2], C: [1, 5, 5]}, {"50": 10, MID: 10, "NO": 10}),
        # … with C's 2 the 4 outside are too few at the county, and the nation adds nobody.
        ({A: [4] * 5, B: [3, 2], C: [1, 5]}, {}),
        # Carried up together and agreeing, A's and B's 6 are a unanimous part at the county: C's 4 are too few …
        ({A: [4] * 3, B: [4] * 3, C: [1, 5, 5, 5]}, {}),
        # … and E's one in another county makes them five, at the nation.
        ({A: [4] * 3, B: [4] * 3, C: [1, 5, 5, 5], E: [2]}, {"NO": 11}),
        # Rule 3: 2 in Halden and 3 in Moss join at county 31; 4 in Indre Fosen are too few and go to the nation alone.
        ({E: [4, 3], F: [2, 2, 2], A: [1, 2, 3, 4]}, {"31": 5, EAST: 5, "NO": 5}),
        # What two counties carry up joins at the nation.
        ({E: [4, 3], A: [1, 2, 3]}, {"NO": 5}),
        # A blank score is no answer.
        ({A: [4, 3, 3, 3, None]}, {}),
    ],
)
def test_blocks(asked: Asked, scores: dict[str, list[int | None]], expected: dict[str, int]) -> None:
    assert counted(asked, staff(scores)) == expected


@by_both
def test_an_office_joins_nothing(asked: Asked) -> None:
    # Halden (county 31) and Oslo (03) are of one office: 2 + 3 join at the nation, not at the office.
    units = [unit(E, HALDEN), unit(F, OSLO)]
    evaluation = answers(1, "staff", E, [4, 3], municipality_no=HALDEN)
    evaluation += answers(1, "staff", F, [2, 2, 1], municipality_no=OSLO)
    assert counted(asked, evaluation, units) == {"NO": 5}


@by_both
def test_roles_and_unit_types_are_joined_apart(asked: Asked) -> None:
    units = [unit(A), unit(B, unit_type="kindergarten")]
    # 4 staff and 4 leaders at the school, 4 staff at the kindergarten: no group of five.
    evaluation = [row for role in ("staff", "leader") for row in answers(1, role, A, [4, 3, 2, 1])]
    evaluation += answers(1, "staff", B, [4, 3, 2, 1])
    assert counted(asked, evaluation, units) == {}


@by_both
def test_owners_begin_at_their_municipality(asked: Asked) -> None:
    evaluation = answers(1, "owner", None, [4, 3, 3]) + answers(1, "owner", None, [2, 5], municipality_no=TRONDHEIM)
    assert counted(asked, evaluation) == {"50": 5, MID: 5, "NO": 5}
    assert counted(asked, evaluation, role="owner") == {"50": 5, MID: 5, "NO": 5}
    # Five agreeing owners of a municipality are a unanimous part where they are carried to.
    evaluation = answers(1, "owner", None, [4] * 5) + answers(1, "owner", None, [2, 5], municipality_no=TRONDHEIM)
    assert counted(asked, evaluation) == {}


@by_both
def test_a_respondents_score_is_the_mean_of_their_items(asked: Asked) -> None:
    # Four say (5, 3), mean 4; one says (4, blank), mean 4: they all have the same score, and nothing is published.
    evaluation = [
        Evaluation(f"R{number}", 9, 1, FOSEN, A, "staff", item, score)
        for number in range(5)
        for item, score in zip(("d1_a", "d1_b"), (4, None) if number == 4 else (5, 3), strict=True)
    ]
    assert counted(asked, evaluation) == {}
    # Means 4, 4, 4, 4 and 14/3 differ.
    more = [Evaluation("R4", 9, 1, FOSEN, A, "staff", item, 5) for item in ("d1_b", "d1_c")]
    kept = [row for row in evaluation if (row.response_id, row.item_id) != ("R4", "d1_b")]
    with asked(Delivery(D, UNITS, evaluation=kept + more)) as ask:
        row = only(ask("sub_goals_said", level="unit"), sub_goal_no=1, role="staff")
    assert row["score"] == pytest.approx((4 * 4 + 14 / 3) / 5, abs=1e-9)
    assert (row["favourable"], row["n"]) == (1.0, 5)  # all of them 4 or more


@by_both
@pytest.mark.parametrize(("as_of", "is_published"), [(date(2026, 1, 13), False), (date(2026, 1, 14), True)])
def test_answers_are_published_fourteen_days_after_the_semesters_end(
    asked: Asked, as_of: date, is_published: bool
) -> None:
    # Semester 1 ends 2025-12-31.
    with asked(Delivery(as_of, UNITS, evaluation=staff({A: [4, 3, 3, 3, 3]}))) as ask:
        assert bool(ask("sub_goals_said", level="unit")) is is_published
