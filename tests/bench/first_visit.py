"""The first visit: what the overview costs a browser that has nothing of it, and one that was there before."""

import re
import statistics
from typing import Any

from playwright.sync_api import Browser

from tests.bench.browser import LINE, LOOPBACK, SLOW, Conditions, chromium, page_under, reader, stood
from tests.bench.measured import Budget, Result
from tests.bench.workspace import Workspace
from tests.browser.server import running

_VISITS = 5
#: The overview as it opens, and at its last chart: the window at its top shows none that the chart library draws.
_ADDRESSES = {"overview": "/", "overview at a chart": "/#delmal"}
_SECONDS = {LOOPBACK: 1.2, LINE: 1.5, SLOW: 3.5}
_REPEATED_SECONDS = {LOOPBACK: 0.5, LINE: 0.5}
_CHART_LIBRARY = re.compile("plotly")


def measure(workspace: Workspace) -> Result:
    """Return weight and time of first and repeat visits, the median of some of each."""
    result = Result()
    rows: list[dict[str, Any]] = []
    with running(workspace.data(1)) as server, chromium() as browser:
        _visits(browser, server, "/", LOOPBACK)  # the server has made the view once
        for name, address in _ADDRESSES.items():
            for conditions, most in _SECONDS.items():
                first, again = _median_visits(browser, server, address, conditions)
                rows += [{"visit": "first", "of": name, **first}, {"visit": "repeat", "of": name, **again}]
                result.budgets += _budgets(name, conditions, most, first, again)
        headline = _headline_without_library(browser, server)
        result.tables["What the first visit brings, in bytes over the wire"] = _brought(browser, server)
    result.tables["Visits, median"] = rows
    result.budgets.append(
        Budget("first visit: headline stands with the chart library held back", 1, int(headline), "of 1", at_least=True)
    )
    return result


def _median_visits(
    browser: Browser, server: str, address: str, conditions: Conditions
) -> tuple[dict[str, Any], dict[str, Any]]:
    visits = [_visits(browser, server, address, conditions) for _ in range(_VISITS)]
    first, again = zip(*visits, strict=True)
    return _median(conditions, first), _median(conditions, again)


def _median(conditions: Conditions, seen: tuple[dict[str, float], ...]) -> dict[str, Any]:
    figures = {name: statistics.median(each[name] for each in seen) for name in seen[0]}
    return {"conditions": conditions.name, **figures}


def _visits(
    browser: Browser, server: str, address: str, conditions: Conditions
) -> tuple[dict[str, float], dict[str, float]]:
    """Visit with an empty cache, then once more in a new tab."""
    with reader(browser, server) as context:
        seen = []
        for _ in ("first", "again"):
            page, wire = page_under(context, conditions)
            page.goto(address, wait_until="commit")
            stands = stood(page)
            seen.append(
                {
                    "kB": wire.kilobytes,
                    "requests": len(wire.asked),
                    "elsewhere": wire.elsewhere(server),
                    "charts": stands["charts"],
                    "headline ms": stands["headline"],
                    "library ms": stands["library"] or 0.0,
                    "drawn ms": stands["ms"],
                    "layout shift": stands["shift"],
                }
            )
            page.close()
        return seen[0], seen[1]


def _budgets(
    name: str, conditions: Conditions, most: float, first: dict[str, Any], again: dict[str, Any]
) -> list[Budget]:
    found = [Budget(f"first visit, {name}: drawn, {conditions.name}", most, first["drawn ms"] / 1000, "s")]
    if conditions is LOOPBACK:
        found += [
            Budget(f"first visit, {name}: over the wire", 700, first["kB"], "kB"),
            Budget(f"first visit, {name}: requests", 20, first["requests"], "requests"),
            Budget(f"first visit, {name}: requests to a third party", 0, first["elsewhere"], "requests"),
            Budget(f"repeat visit, {name}: over the wire", 15, again["kB"], "kB"),
        ]
    if conditions in _REPEATED_SECONDS:
        seconds = _REPEATED_SECONDS[conditions]
        found.append(Budget(f"repeat visit, {name}: drawn, {conditions.name}", seconds, again["drawn ms"] / 1000, "s"))
    return found


def _headline_without_library(browser: Browser, server: str) -> bool:
    """Tell whether frame and headline stand while the chart library never comes."""
    with reader(browser, server) as context:
        page = context.new_page()
        page.route(_CHART_LIBRARY, lambda _: None)  # neither let through nor refused
        page.goto("/", wait_until="commit")
        page.locator("#view .headline").wait_for()
        stands: bool = page.locator("header nav").first.is_visible()
        page.unroute_all(behavior="ignoreErrors")
        return stands


def _brought(browser: Browser, server: str) -> list[dict[str, Any]]:
    with reader(browser, server) as context:
        page, wire = page_under(context, LOOPBACK)
        page.goto("/#delmal", wait_until="commit")
        stood(page)
        largest = sorted(wire.asked.values(), key=lambda each: -each.received)
        return [{"address": each.address.removeprefix(server), "bytes": round(each.received)} for each in largest]
