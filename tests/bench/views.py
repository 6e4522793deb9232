"""How long each page takes to make: asked, built and turned into the bytes that are sent, with nothing kept."""

import statistics
import time
from collections.abc import Callable, Hashable
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dashboard.access import Access, Identity, access_of
from dashboard.pages import ROUTES
from dashboard.snapshots.kept_rows import KeptRows, Rows
from dashboard.warehouse import Scope, Warehouse
from dashboard.web.kept_views import FinishedView, KeptViews
from dashboard.web.memory import settle
from dashboard.web.router import Router

ROUNDS = 30
_AREAS = {"office": "statsforvalter", "county": "fylke", "municipality": "kommune", "unit": "enhet"}


class Maker:
    """Makes views for Udir's eyes, each as the first one: of what the database answered nothing is kept either."""

    def __init__(self, data: Path) -> None:
        self.warehouse = Warehouse(data)
        self._views = KeptViews(Router(ROUTES, self.warehouse), most_bytes=0)
        access = access_of(Identity("udir"))
        assert access is not None
        self._access: Access = access
        self._answers: dict[Hashable, Rows] = {}  # to the view that is made now
        self._forgetful = patch.object(KeptRows, "rows", lambda _, question, ask: self._rows(question, ask))
        self._forgetful.start()

    def view(self, address: str) -> FinishedView:
        """Return the view of an address, and raise unless it came: a page that says what went wrong is a quick one."""
        self._answers.clear()
        path, _, query = address.partition("?")
        view = self._views.view(path, query, self._access)
        if view.status != 200:
            raise RuntimeError(f"{address}: {view.status} {view.title}")
        return view

    def close(self) -> None:
        """Close the snapshots; answers are kept again."""
        self._forgetful.stop()
        self.warehouse.close()

    def _rows(self, question: Hashable, ask: Callable[[], Rows]) -> Rows:
        if question not in self._answers:
            self._answers[question] = ask()
        return self._answers[question]


def times(scale: int, data: Path) -> list[dict[str, Any]]:
    """Return median, 95th percentile and size of every page, in milliseconds and bytes as they are sent.

    `processor` is the time this process worked for it, which what else runs on the machine hardly changes."""
    with closing(Maker(data)) as maker:
        addresses = pages(maker.warehouse)
        for address in addresses.values():
            maker.view(address)
        settle()
        return [{"scale": scale, "page": page, **_taken(maker, address)} for page, address in addresses.items()]


def _taken(maker: Maker, address: str) -> dict[str, Any]:
    taken, used = [], []
    for _ in range(ROUNDS):
        began, processor = time.perf_counter(), time.process_time()
        view = maker.view(address)
        taken.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - processor) * 1000)
    return {
        "p50 ms": statistics.median(taken),
        "p95 ms": statistics.quantiles(taken, n=20)[-1],
        "processor ms": statistics.median(used),
        "bytes": len(view.body),
    }


def pages(warehouse: Warehouse) -> dict[str, str]:
    """Return an address of every page, by its route; of areas the one with most units, so the heaviest."""
    with warehouse.view(Scope.national()) as view:
        largest = {
            f"/{word}/": max(view.run("areas", level=level), key=lambda row: (row["units"], row["area_id"]))["area_id"]
            for level, word in _AREAS.items()
        }
    return {route.rule: _filled(route.rule, largest) for route in ROUTES}


def _filled(rule: str, largest: dict[str, str]) -> str:
    """Return a route's rule with the area in place of its variable, which stands last."""
    before, variable, _ = rule.partition("<")
    return before + largest[before] if variable else rule
