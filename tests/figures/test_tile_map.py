"""The tile map has every county of the reference data once, each on a place of its own."""

import csv

import pytest

from dashboard import resources
from dashboard.figures.tile_map import COUNTY_TILES, SHADES, shade, tiles


def test_the_counties_are_todays_counties_by_number_and_name() -> None:
    path = resources.root() / "data" / "reference" / "counties.csv"
    with path.open(encoding="utf-8", newline="") as file:
        today = {row["county_no"]: row["name"] for row in csv.DictReader(file) if not row["valid_to"]}
    assert {number: name for number, (_, _, name) in COUNTY_TILES.items()} == today
    assert len(today) == 15


def test_no_two_counties_share_a_place() -> None:
    assert len({(column, row) for column, row, _ in COUNTY_TILES.values()}) == 15


def test_a_county_without_participants_is_there_without_a_share() -> None:
    laid = {tile.county_id: tile for tile in tiles({"50": (3, 4), "42": (0, 2)})}
    assert len(laid) == 15
    assert (laid["50"].share, laid["42"].share, laid["03"].share) == (0.75, 0.0, None)
    assert laid["03"].shade is None
    assert laid["42"].shade == 0


@pytest.mark.parametrize(
    ("share", "step"), [(0.0, 0), (0.16, 0), (0.17, 1), (0.5, 3), (0.99, 5), (1.0, 5), (None, None)]
)
def test_shades_are_equal_steps(share: float | None, step: int | None) -> None:
    assert shade(share) == step
    assert step is None or 0 <= step < len(SHADES)
