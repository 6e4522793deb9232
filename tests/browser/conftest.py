"""Debian's Chromium against the real server with the demonstration; nothing leaves the machine, nothing complains.

Every test here gets `page` (pytest-playwright) with `base_url` set, signed out. `watched` is always on: after the test
the console must be empty and no request may have gone anywhere but to the server.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.server import running
from tests.browser.visiting import AGDER_OFFICE, TRONDELAG_OFFICE, UDIR, sign_in

DESKTOP, PHONE = 1280, 390
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_HERE = Path(__file__).parent
# Said of what is asked for early when the machine is slow to come to it; that it is come to, test_everyone.py holds.
_SLOW = "was preloaded using link preload but not used within a few seconds"

# What is expected may take its time on a busy machine; what never comes is found all the same.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    # Debian's Chromium without windows around the pages, where it is there: the same engine at half the work.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert chromium is not None, "Chromium is missing: run `make test`, or install Debian's package chromium"
    return {"executable_path": chromium, "args": _FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(live_server: str) -> dict[str, Any]:
    return {"viewport": {"width": DESKTOP, "height": 900}, "locale": "nb-NO", "base_url": live_server}


@pytest.fixture(scope="session")
def live_server(demo_data: Path) -> Iterator[str]:
    with running(demo_data) as address:
        yield address


@dataclass
class Watched:
    """What the browser complained of and where it went; a test that provokes a complaint says so in `expected`,
    and one that has business elsewhere says where in `allowed`."""

    complaints: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def unexpected(self) -> list[str]:
        return [said for said in self.complaints if not any(part in said for part in self.expected)]

    def outside(self, server: str) -> list[str]:
        own = {urlsplit(address).netloc for address in (server, *self.allowed)}
        asked = [(seen, urlsplit(seen)) for seen in self.addresses]
        return [seen for seen, of in asked if of.netloc not in own and of.scheme not in {"data", "blob", "about"}]


@pytest.fixture(autouse=True)
def watched(context: BrowserContext, live_server: str) -> Iterator[Watched]:
    seen = Watched()

    def heard(message: ConsoleMessage) -> None:
        if _SLOW not in message.text:
            seen.complaints.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        seen.addresses.append(request.url)

    context.on("console", heard)
    context.on("weberror", lambda error: seen.complaints.append(f"error: {error.error}"))
    context.on("request", asked)
    yield seen
    assert seen.unexpected() == []
    assert seen.outside(live_server) == []


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def width(request: pytest.FixtureRequest, page: Page) -> int:
    """Have the test run at both widths."""
    wide: int = request.param
    page.set_viewport_size({"width": wide, "height": 900})
    return wide


@pytest.fixture(params=[UDIR, TRONDELAG_OFFICE, AGDER_OFFICE], ids=["udir", "trøndelag", "agder"])
def reader(request: pytest.FixtureRequest, page: Page) -> str:
    """Have the test run signed in as each kind of reader."""
    sign_in(page, request.param)
    return str(request.param)


@pytest.fixture
def udir(page: Page) -> Page:
    """Give a page signed in as Udir."""
    sign_in(page, UDIR)
    return page
