"""metrics: Answers by level. It says where answers are shown, and nothing but what `sub_goals_said` says."""

from datetime import date
from typing import Any

import pytest

from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse
from tests.oracle.model import read_geography, read_model
from tests.oracle.options import Options
from tests.oracle.tables import Delivery, Evaluation
from tests.oracle.world import World
from tests.queries.by_hand import FOSEN, HALDEN, TRONDHEIM, A, B, C, E, answers, picked, unit
from tests.queries.published import published

D = date(2026, 6, 1)
UNITS = [unit(A), unit(B), unit(C, TRONDHEIM), unit(E, HALDEN)]
VALUES = "shown_at_unit shown_at_municipality shown_at_county shown_at_nation withheld"
LEVELS = ("unit", "municipality", "county", "office", "nation")


def first_sub_goal(evaluation: list[Evaluation], **options: Any) -> dict[object, Any]:
    """Return the row of sub-goal 1 of each area, by its id."""
    with published(World(Delivery(D, UNITS, evaluation=evaluation), read_model(), read_geography())) as queries:
        rows = [row for level in LEVELS for row in queries.rows("answers_by_level", Options(level=level, **options))]
    return {row["area_id"]: picked(row, VALUES) for row in rows if row["sub_goal_no"] == 1}


def test_each_block_is_counted_at_its_home_in_every_area_around_it() -> None:
    found = first_sub_goal(
        [
            *answers(1, "staff", A, [5, 4, 3, 3, 3]),  # a block of A
            *answers(1, "leader", A, [1, 2, 3]),
            *answers(1, "leader", B, [4, 5, 5]),  # with A's leaders a block of Indre Fosen, of 6
            *answers(1, "parent", B, [4, 5]),
            *answers(1, "parent", C, [1, 2, 3], municipality_no=TRONDHEIM),  # with B's a block of county 50, of 5
            *answers(1, "pps", None, [1, 1, 2]),
            *answers(1, "pps", None, [3, 3], municipality_no=HALDEN),  # with the others a block of the nation, of 5
            *answers(1, "owner", None, [4, 4, 4, 4, 4, 4]),  # agreeing: withheld
        ]
    )
    assert found[A] == (5, None, None, None, None)
    assert found[B] == found[C] == (0, None, None, None, None)
    assert found[FOSEN] == (5, 6, None, None, None)
    # Three of its people count in the county, and that is said nowhere.
    assert found[TRONDHEIM] == (0, 0, None, None, None)
    assert found["50"] == (5, 6, 5, None, None)
    assert found["974764350"] == (5, 6, 5, None, None)
    assert found["31"] == (0, 0, 0, None, None)
    assert found["NO"] == (5, 6, 5, 5, 6)


@pytest.mark.parametrize(("agreeing", "withheld"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_withheld_is_said_of_none_or_of_k_and_more(agreeing: int, withheld: int | None) -> None:
    evaluation = answers(1, "staff", A, [5, 4, 3, 2, 1]) + answers(
        1, "leader", C, [4] * agreeing, municipality_no=TRONDHEIM
    )
    assert first_sub_goal(evaluation)["NO"] == (5, 0, 0, 0, withheld)
    # Not of one type: by subtraction the other would follow.
    assert first_sub_goal(evaluation, unit_type="school")["NO"] == (5, 0, 0, 0, None)


def _said(view: View, level: str) -> dict[tuple[Any, ...], int]:
    rows = view.run("sub_goals_said", level=level)
    key = ("cohort_no", "semester_no", "sub_goal_no", "area_id")
    return {tuple(row[column] for column in key): row["n"] or 0 for row in rows if row["role"] == "all"}


@pytest.mark.parametrize("scope", [Scope.national(), Scope.office("974764350"), Scope.office("974762501")])
def test_it_follows_from_what_is_said_to_the_same_eyes(published_demo: Warehouse, scope: Scope) -> None:
    with published_demo.view(scope) as view:
        parents = {row["area_id"]: row["county_id"] for row in view.run("areas", level="unit")}
        parents |= {row["area_id"]: row["county_id"] for row in view.run("areas", level="municipality")}
        said = {level: _said(view, level) for level in LEVELS}
        rows = view.run("answers_by_level", level="county")
        nation = view.run("answers_by_level", level="nation")
    assert rows
    for row in rows:
        key = (row["cohort_no"], row["semester_no"], row["sub_goal_no"])
        inside = {
            level: sum(
                n for found, n in said[level].items() if found[:3] == key and parents[found[3]] == row["area_id"]
            )
            for level in ("unit", "municipality")
        }
        whole = said["county"][*key, row["area_id"]]
        assert row["shown_at_unit"] == inside["unit"]
        assert row["shown_at_municipality"] == inside["municipality"] - inside["unit"]
        assert row["shown_at_county"] == whole - inside["municipality"]
    for row in nation:
        levels = [row[f"shown_at_{level}"] for level in ("unit", "municipality", "county", "nation")]
        assert sum(levels) == said["nation"][row["cohort_no"], row["semester_no"], row["sub_goal_no"], "NO"]


def test_every_number_is_none_or_at_least_k(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        (rule,) = view.run("delivery")
        rows = [row for level in LEVELS for row in view.run("answers_by_level", level=level)]
    told = [row[column] for row in rows for column in VALUES.split()]
    assert rows
    assert not [number for number in told if number is not None and 0 < number < rule["min_respondents"]]


def test_an_open_semester_has_no_rows() -> None:
    found = first_sub_goal(answers(2, "staff", A, [5, 4, 3, 2, 1]))
    assert found == {}


def test_people_of_no_unit_are_left_out_with_one_type() -> None:
    evaluation = answers(1, "staff", A, [5, 4, 3, 2, 1]) + answers(1, "pps", None, [1, 2, 3, 4, 5])
    assert first_sub_goal(evaluation, unit_type="school")["50"] == (5, 0, 0, None, None)
