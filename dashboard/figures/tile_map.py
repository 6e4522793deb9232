"""Norway's counties as equal tiles, roughly where they lie: small ones stay readable and none wins by its area."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.figures.style import SEQUENTIAL

#: County number → (column, row, name): the layout is ours, the rest the reference data's (a test compares).
COUNTY_TILES: Mapping[str, tuple[int, int, str]] = {
    "55": (4, 1, "Troms"),
    "56": (5, 1, "Finnmark"),
    "18": (4, 2, "Nordland"),
    "50": (3, 3, "Trøndelag"),
    "15": (2, 4, "Møre og Romsdal"),
    "34": (3, 4, "Innlandet"),
    "46": (1, 5, "Vestland"),
    "33": (2, 5, "Buskerud"),
    "03": (3, 5, "Oslo"),
    "32": (4, 5, "Akershus"),
    "11": (1, 6, "Rogaland"),
    "40": (2, 6, "Telemark"),
    "39": (3, 6, "Vestfold"),
    "31": (4, 6, "Østfold"),
    "42": (2, 7, "Agder"),
}

#: Steps of the sequential scale that carry readable words: ink on the three light ones, white on the three dark ones.
SHADES = (*SEQUENTIAL[:3], *SEQUENTIAL[4:7])


@dataclass(frozen=True)
class Tile:
    """One county's tile: its place (column and row from 1), name, share (0–1, or None) and shade (0 the lightest)."""

    county_id: str
    name: str
    column: int
    row: int
    share: float | None
    shade: int | None


def tiles(counts: Mapping[str, tuple[int, int]]) -> list[Tile]:
    """Return all counties from the top left; `counts` has (part, whole) for those with participants."""
    placed = sorted(COUNTY_TILES.items(), key=lambda item: (item[1][1], item[1][0]))
    made = []
    for county_id, (column, row, name) in placed:
        part, whole = counts.get(county_id, (0, 0))
        share = part / whole if whole else None
        made.append(Tile(county_id, name, column, row, share, shade(share)))
    return made


def shade(share: float | None) -> int | None:
    """Return which of the six equal steps a share falls in."""
    return None if share is None else min(int(share * len(SHADES)), len(SHADES) - 1)
