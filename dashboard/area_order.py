"""The order areas stand in everywhere: the register's, so that no list of areas is a league table."""

from collections.abc import Iterable
from typing import Any

from dashboard.formatting import alphabetical


def in_order(areas: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with area_level, area_id and area_name: areas by number, units by name.

    A unit's organisation number says nothing of where it belongs.
    """

    def place(row: dict[str, Any]) -> tuple[str, str]:
        return (alphabetical(row["area_name"]) if row["area_level"] == "unit" else "", str(row["area_id"]))

    return sorted(areas, key=place)
