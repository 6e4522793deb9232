"""What follows from the published scores alone: change, the levels of answers, and what has fallen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.scope import Scope
from dashboard.warehouse import Row, Warehouse
from tests.attack.figures import asked
from tests.attack.groups import LEVELS

NATIONAL = (Scope.national(),)


def assert_all_follows(folder: Path) -> int:
    """Reckon change, answers_by_level and the falls of follow-up out of published scores; return how many fell."""
    said = {_place(row, choice): row for _, choice, row in asked(folder, NATIONAL, "sub_goals_said")}
    for place, row in said.items():
        earlier = [found["score"] for found in _earlier(said, place) if found["score"] is not None]
        expected = row["score"] - earlier[0] if earlier and row["score"] is not None else None
        assert row["change"] == (None if expected is None else pytest.approx(expected, abs=1e-9)), row
    _assert_levels(folder, said)
    return _assert_falls(folder, said)


def _place(row: Row, choice: str | None) -> tuple[Any, ...]:
    return (row["semester_no"], row["area_level"], row["area_id"], row["sub_goal_no"], row["role"], choice)


def _earlier(said: dict[tuple[Any, ...], Row], place: tuple[Any, ...]) -> Iterator[Row]:
    semester_no, *rest = place
    for before in range(semester_no - 1, 0, -1):
        if (before, *rest) in said:
            yield said[before, *rest]


def _assert_levels(folder: Path, said: dict[tuple[Any, ...], Row]) -> None:
    """What is shown at a level is what the areas of the level hold, less what those below them do."""
    above = _areas(folder)
    for _, choice, row in asked(folder, NATIONAL, "answers_by_level"):
        place = (row["area_level"], row["area_id"])
        below = 0
        for level in LEVELS[: LEVELS.index(row["area_level"]) + 1]:
            if level == "office":
                continue
            inside = [area for area in above if area[0] == level and place in above[area]]
            rows = [said.get((row["semester_no"], *area, row["sub_goal_no"], "all", choice)) for area in inside]
            n = sum(found["n"] or 0 for found in rows if found is not None)
            assert row[f"shown_at_{level}"] == n - below, (choice, row)
            below = n
        total = said[row["semester_no"], *place, row["sub_goal_no"], "all", choice]
        assert row["withheld"] == total["withheld"], row


def _areas(folder: Path) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Return, of each area, itself and those it lies in."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for _, _, row in asked(folder, NATIONAL, "areas"):
        around = {(level, row[f"{level}_id"]) for level in LEVELS[1:] if row[f"{level}_id"] is not None}
        area = (row["area_level"], row["area_id"])
        found.setdefault(area, set()).update(around | {area})
    return found


def _assert_falls(folder: Path, said: dict[tuple[Any, ...], Row]) -> int:
    """A fall is between two published means of a unit, over the roles published in both semesters."""
    expected: dict[tuple[str, int], dict[int, float]] = {}
    of_units = {place: row for place, row in said.items() if place[1] == "unit" and place[5] is None}
    for (semester_no, _, unit_id, sub_goal_no, role, _), total in of_units.items():
        if role != "all" or not total["n"]:
            continue
        before = next((row for row in _earlier(of_units, _place(total, None)) if row["n"]), None)
        if before is None:
            continue
        pairs = [
            (of_units[_place({**total, "role": r}, None)], of_units[_place({**before, "role": r}, None)])
            for r in ("owner", "leader", "working_group", "staff", "pps")
        ]
        both = [(now, then) for now, then in pairs if now["n"] and then["n"]]
        if both:
            fall = _pooled([then for _, then in both]) - _pooled([now for now, _ in both])
            if fall >= 0.5 - 1e-9:
                expected.setdefault((unit_id, semester_no), {})[sub_goal_no] = fall
    for name in ("follow_up", "follow_up_list", "follow_up_urgent"):
        rows = {(row["area_id"], row["semester_no"]): row for row in _falls(folder, name)}
        assert set(rows) == set(expected), name
        for where, falls in expected.items():
            assert rows[where]["quantity"] == pytest.approx(max(falls.values()), abs=1e-9)
            assert rows[where]["detail"] == ",".join(map(str, sorted(falls)))
    reasons = {row["reason"]: row["participants"] for row in _run(folder, "follow_up_reasons")}
    assert reasons.get("sub_goal_drop", 0) == len({unit_id for unit_id, _ in expected})
    return len(expected)


def _pooled(rows: list[Row]) -> float:
    return float(sum(row["score"] * row["n"] for row in rows) / sum(row["n"] for row in rows))


def _falls(folder: Path, name: str) -> list[Row]:
    return [row for row in _run(folder, name) if row["reason"] == "sub_goal_drop"]


def _run(folder: Path, name: str) -> list[Row]:
    warehouse = Warehouse(folder)
    try:
        with warehouse.view(Scope.national()) as view:
            return view.run(name, reason=None, page_no=1, most=100)
    finally:
        warehouse.close()
