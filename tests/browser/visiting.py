"""How the browser tests visit the dashboard: sign in, open a view, and wait for what the reader waits for."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from dashboard import resources

UDIR = "udir"
TRONDELAG_OFFICE = "974764350"
AGDER_OFFICE = "974762994"
HEADING = "#view h1"
_SHIFT = """window.shift = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""


def sign_in(page: Page, reader: str) -> None:
    """Sign in as `udir` or as an office, without visiting the sign-in page."""
    answer = page.request.post("/innlogging", form={"reader": reader}, max_redirects=0)
    assert answer.status == 303, answer.text()


def open_view(page: Page, address: str) -> None:
    """Open an address and wait until its view and every chart in it is there."""
    page.goto(address)
    settled(page)


def watch_shift(page: Page) -> None:
    """Add up in `window.shift` how much of the pages that are opened from now on jumps while they come.

    The font is in the browser before: when it comes is up to the machine, and letters of another width wrap elsewhere.
    """
    page.goto("/innlogging")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.add_init_script(_SHIFT)


def settled(page: Page) -> None:
    """Wait until the view that was asked for is there, charts drawn, in the letters it stays in."""
    expect(page.locator("#view[aria-busy=true]")).to_have_count(0)
    expect(page.locator(HEADING)).to_be_visible()
    for graph in page.locator(".chart").all():
        expect(graph.locator(".main-svg").first).to_be_attached()
    page.wait_for_function("document.fonts.status === 'loaded'")


#: What is found is picked out in the page: all that axe-core has to say of what is in order is many megabytes.
_AXE = """async (tags) => {
    const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
    return found.violations.map(({id, impact, nodes}) =>
        ({rule: id, impact, where: nodes.slice(0, 5).map((node) => node.target)}));
}"""


def axe_violations(page: Page) -> list[dict[str, Any]]:
    """Return what axe-core finds against WCAG 2.2 AA and good practice on the page as it is: rule, impact, where."""
    source = Path(resources.root() / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found: list[dict[str, Any]] = page.evaluate(_AXE, tags)
    return found


def described(violations: list[dict[str, Any]]) -> str:
    """Return violations as text for a failing test."""
    return json.dumps(violations, ensure_ascii=False, indent=1)
