"""The next view: what a click, a filter and the way back cost a reader who is there already."""

import statistics
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.browser import LOOPBACK, WINDOW, Wire, chromium, page_under, reader, stood
from tests.bench.measured import Budget, Result
from tests.bench.workspace import Workspace
from tests.browser.server import running

_ROUNDS = 5
#: As high as most windows, and so high that the charts further down are in view too.
_WINDOWS = {"usual window": WINDOW, "window with charts": 2400}


def measure(workspace: Workspace) -> Result:
    """Return what each way to the next view costs, the median of some rounds; each round is another county's."""
    result = Result()
    rows: list[dict[str, Any]] = []
    with running(workspace.data(1)) as server, chromium() as browser:
        for window, height in _WINDOWS.items():
            rounds = [_round(browser, server, height, number) for number in range(_ROUNDS)]
            rows += [_median(f"{action}, {window}", [each[action] for each in rounds]) for action in rounds[0]]
    result.tables[f"Next view, median of {_ROUNDS}; the longest of each besides"] = rows
    result.budgets = [budget for row in rows for budget in _budgets(row)]
    return result


def _budgets(row: dict[str, Any]) -> list[Budget]:
    what = f"next view, {row['action']}"
    return [
        Budget(f"{what}: requests", 1, row["requests"], "requests"),
        Budget(f"{what}: over the wire", 10, row["kB"], "kB"),
        Budget(f"{what}: click to charts", 250, row["ms"], "ms"),
        Budget(f"{what}: layout shift", 0.02, row["shift"], ""),
    ]


def _round(browser: Browser, server: str, height: int, number: int) -> dict[str, dict[str, Any]]:
    with reader(browser, server, height) as context:
        page, wire = page_under(context, LOOPBACK)
        page.goto("/", wait_until="commit")
        stood(page)
        county = page.locator("main a[href^='/fylke/']").nth(number)
        semester = page.locator("#filter-semester")
        chosen, other = str(1 + number % 2), str(2 - number % 2)
        return {
            "filter": _seen(page, wire, lambda: semester.select_option(chosen)),
            "click on a county": _seen(page, wire, county.click),
            "click on «Møter»": _seen(page, wire, page.locator("header nav a[href^='/moter']").click),
            "filter of «Møter»": _seen(page, wire, lambda: semester.select_option(other)),
            "back": _seen(page, wire, lambda: page.evaluate("history.back()")),
        }


def _seen(page: Page, wire: Wire, act: Callable[[], Any]) -> dict[str, Any]:
    """Return what an act of the reader costs until the view it leads to stands."""
    page.evaluate("stopwatch.reset()")
    wire.reset()
    act()
    stands = stood(page)
    return {
        "requests": len(wire.asked),
        "kB": wire.kilobytes,
        "charts": stands["charts"],
        "ms": stands["ms"],
        "shift": stands["shift"],
    }


def _median(action: str, seen: list[dict[str, Any]]) -> dict[str, Any]:
    figures = {name: statistics.median(each[name] for each in seen) for name in seen[0]}
    return {"action": action, **figures, "longest ms": max(each["ms"] for each in seen)}
