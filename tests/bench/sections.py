"""A view's time by kind of work: asking the database, turning components into JSON, compressing, and the rest of it.

The rest is building: pages, components, figures, texts. What is timed is named here once, and wrapped for as long as it
is timed, in this process only. Time is the processor's, which what else runs on the machine hardly changes.
"""

import json
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from unittest.mock import patch

import brotli
from dash.development.base_component import Component

from dashboard.warehouse import View
from dashboard.web import kept_views
from dashboard.web.kept_views import FinishedView


@dataclass
class Sections:
    """What some views of one address took, in the processor's seconds over all of them; sizes are of one."""

    views: int
    whole: float = 0.0
    queries: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    serialising: float = 0.0
    compressing: float = 0.0
    components: int = 0
    json_bytes: int = 0
    sent_bytes: int = 0

    def asked(self, seconds: float, given: tuple[Any, ...], _: object) -> None:
        """Note a query: its name follows the view it is asked of."""
        self.queries[given[1]].append(seconds)

    def turned(self, seconds: float, given: tuple[Any, ...], _: object) -> None:
        """Note that a tree of components became what is sent of it."""
        self.serialising += seconds
        self.components = _components(given[0])

    def written(self, seconds: float, _: object, made: str) -> None:
        """Note that what is sent was written as JSON."""
        self.serialising += seconds
        self.json_bytes = len(made)

    def compressed(self, seconds: float, _: object, made: bytes) -> None:
        """Note that JSON became what is sent."""
        self.compressing += seconds
        self.sent_bytes = len(made)

    def as_row(self) -> dict[str, Any]:
        """Return what one view takes, in milliseconds."""
        asking = sum(sum(times) for times in self.queries.values())
        building = self.whole - asking - self.serialising - self.compressing
        return {
            "ms": self._each(self.whole),
            "queries": round(sum(len(times) for times in self.queries.values()) / self.views),
            "asking": self._each(asking),
            "building": self._each(building),
            "serialising": self._each(self.serialising),
            "compressing": self._each(self.compressing),
            "components": self.components,
            "JSON kB": self.json_bytes / 1000,
            "sent kB": self.sent_bytes / 1000,
        }

    def by_query(self) -> list[dict[str, Any]]:
        """Return how often one view asks each query and what that takes, the dearest first."""
        rows = [
            {"query": name, "asked": round(len(times) / self.views), "ms": self._each(sum(times))}
            for name, times in self.queries.items()
        ]
        return sorted(rows, key=lambda row: -row["ms"])

    def _each(self, seconds: float) -> float:
        return seconds * 1000 / self.views


def timed(make: Callable[[], FinishedView], views: int) -> Sections:
    """Make a view so many times and return where the time went."""
    sections = Sections(views)
    wrapped = (
        (View, "run", sections.asked),
        (kept_views, "sendable", sections.turned),
        (json, "dumps", sections.written),
        (brotli, "compress", sections.compressed),
    )
    with ExitStack() as exits:
        for owner, name, note in wrapped:
            exits.enter_context(patch.object(owner, name, _noting(getattr(owner, name), note)))
        began = time.process_time()
        for _ in range(views):
            make()
        sections.whole = time.process_time() - began
    return sections


def _components(node: Any) -> int:
    if isinstance(node, list | tuple):
        return sum(map(_components, node))
    return 1 + _components(getattr(node, "children", None)) if isinstance(node, Component) else 0


def _noting(function: Callable[..., Any], note: Callable[[float, tuple[Any, ...], Any], None]) -> Callable[..., Any]:
    @wraps(function)
    def timing(*given: Any, **options: Any) -> Any:
        began = time.process_time()
        made = function(*given, **options)
        note(time.process_time() - began, given, made)
        return made

    return timing
