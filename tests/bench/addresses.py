"""Which addresses the simulated users ask: the usual ones, and as many others as the figures have views."""

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import product
from pathlib import Path

from dashboard import urls
from dashboard.filters import SEMESTERS, Filters
from dashboard.texts import LANGUAGES
from dashboard.warehouse import Scope, View, Warehouse

_LEVELS = ("nation", "office", "county", "municipality")


def usual(data: Path) -> list[str]:
    """Return the addresses everybody asks: the pages of the menu, and some areas with and without a filter."""
    with _national(data) as view:
        counties = sorted({row["area_id"] for row in view.run("areas", level="county")})[:3]
        municipalities = sorted({row["area_id"] for row in view.run("areas", level="municipality")})[:2]
    nation = [Filters(), Filters(semester=1), Filters(unit_type="school")]
    return [
        *(urls.area("nation", "NO", filters) for filters in nation),
        *(urls.area("county", area_id, Filters()) for area_id in counties),
        *(urls.area("municipality", area_id, Filters()) for area_id in municipalities),
        "/moter",
        "/delmal",
        "/oppfolging",
        "/datagrunnlag",
    ]


def computed(data: Path) -> list[str]:
    """Return every area's address with every choice its readers have, in an order that mixes them.

    The newest delivery is asked for once by not being named and once by its name: two addresses, two views.
    """
    with _national(data) as view:
        areas = [(level, row) for level in _LEVELS for row in view.run("areas", level=level)]
        deliveries = (None, str(view.snapshot.id))
    asked = [
        urls.area(level, row["area_id"], Filters(row["cohort_no"], semester, unit_type, language, delivery))
        for (level, row), semester, unit_type, language, delivery in product(
            areas, SEMESTERS, (None, "kindergarten", "school"), LANGUAGES, deliveries
        )
    ]
    random.Random(len(asked)).shuffle(asked)  # noqa: S311 -- the same order every time
    return asked


def office_of(data: Path) -> str:
    """Return an office that follows up participants."""
    with _national(data) as view:
        return str(min(row["area_id"] for row in view.run("areas", level="office")))


@contextmanager
def _national(data: Path) -> Iterator[View]:
    with closing(Warehouse(data)) as warehouse, warehouse.view(Scope.national()) as view:
        yield view
