"""A delivery of the oracle's records, built into a snapshot and opened through the one door."""

import dataclasses
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.warehouse import View, Warehouse
from tests.oracle.options import Options, Row
from tests.oracle.tables import Delivery
from tests.oracle.world import Thresholds, World
from tests.queries.tiny import build


class Published:
    """The queries' answers about one world."""

    def __init__(self, warehouse: Warehouse, open_views: ExitStack) -> None:
        self._warehouse = warehouse
        self._open_views = open_views
        self._views: dict[Scope, View] = {}

    def rows(self, name: str, options: Options) -> list[Row]:
        national, _, office_id = options.scope.partition(":")
        scope = Scope.office(office_id) if office_id else Scope(national)
        if scope not in self._views:
            self._views[scope] = self._open_views.enter_context(self._warehouse.view(scope))
        return self._views[scope].run(
            name,
            cohort=options.cohort,
            semester=options.semester,
            level=options.level,
            within=options.within,
            unit_type=options.unit_type,
        )


@contextmanager
def published(world: World) -> Iterator[Published]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "snapshots").mkdir()
        build(
            Path(folder) / "snapshots" / f"{world.as_of}.duckdb",
            world.as_of,
            rows_of(world.delivery),
            settings_of(world.thresholds),
        )
        warehouse = Warehouse(Path(folder))
        try:
            with ExitStack() as open_views:
                yield Published(warehouse, open_views)
        finally:
            warehouse.close()


def rows_of(delivery: Delivery) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table, as the builder of tiny deliveries takes them."""
    return {
        table.name: [dataclasses.asdict(row) for row in getattr(delivery, table.name)]
        for table in dataclasses.fields(delivery)
        if table.name != "as_of"
    }


def settings_of(limits: Thresholds) -> Settings:
    return Settings(
        min_respondents=limits.min_respondents,
        answers_closed_days=limits.answers_closed_days,
        low_attendance=float(limits.low_attendance),
        sub_goal_drop=float(limits.sub_goal_drop),
        minutes_days=limits.minutes_days,
        follow_up_days=limits.follow_up_days,
    )
