"""Chromium as the bench drives it: on a slow line or processor, a stopwatch in the page and a meter on the wire."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.browser.visiting import UDIR

WINDOW = 900  # pixels high
WIDTH = 1280
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_STOPWATCH = Path(__file__).with_name("stopwatch.js")
_NOT_ASKED = frozenset({"data", "blob", "about"})


@dataclass(frozen=True)
class Conditions:
    """What the reader has: a line of so many megabits and milliseconds (None: this machine's own), and a processor."""

    name: str
    megabits: float | None = None
    latency: float = 0.0
    slowed: float = 1.0


LOOPBACK = Conditions("loopback")
LINE = Conditions("10 Mbit/s and 40 ms", 10, 40)
SLOW = Conditions("10 Mbit/s and 40 ms, processor slowed 4 times", 10, 40, 4)


@dataclass
class Asked:
    """One request that went over the wire."""

    address: str
    received: float = 0.0


@dataclass
class Wire:
    """Counts what a page asks the network for; what its own cache answers is no request."""

    asked: dict[str, Asked] = field(default_factory=dict)

    def attach(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.requestWillBeSent", lambda event: self._sent(event["requestId"], event["request"]["url"]))
        session.on("Network.requestServedFromCache", self._from_cache)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)

    def reset(self) -> None:
        """Begin at nothing again."""
        self.asked.clear()

    @property
    def kilobytes(self) -> float:
        """How much came, heads included, compressed as it was."""
        return sum(each.received for each in self.asked.values()) / 1000

    def elsewhere(self, server: str) -> int:
        """Return how many requests went to anybody but the server."""
        return sum(urlsplit(each.address).netloc != urlsplit(server).netloc for each in self.asked.values())

    def _sent(self, request: str, address: str) -> None:
        if urlsplit(address).scheme not in _NOT_ASKED:
            self.asked[request] = Asked(address)

    def _from_cache(self, event: dict[str, Any]) -> None:
        self.asked.pop(event["requestId"], None)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache") or event["response"].get("fromPrefetchCache"):
            self._from_cache(event)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.asked:
            self.asked[event["requestId"]].received = event["encodedDataLength"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser, server: str, height: int = WINDOW) -> Iterator[BrowserContext]:
    """Give a browser signed in as Udir that has visited nothing: its cache is empty."""
    size: Any = {"width": WIDTH, "height": height}
    context = browser.new_context(viewport=size, base_url=server, locale="nb-NO")
    context.add_init_script(path=_STOPWATCH)
    answer = context.request.post("/innlogging", form={"reader": UDIR}, max_redirects=0)
    if answer.status != 303:
        raise RuntimeError(f"signing in answered {answer.status}")
    yield context
    context.close()


def page_under(context: BrowserContext, conditions: Conditions) -> tuple[Page, Wire]:
    """Return a new page under some conditions, and the meter on its wire."""
    page = context.new_page()
    session, wire = context.new_cdp_session(page), Wire()
    session.send("Network.enable")
    wire.attach(session)
    if conditions.megabits is not None:
        speed = conditions.megabits * 1e6 / 8
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": conditions.latency,
                "downloadThroughput": speed,
                "uploadThroughput": speed / 2,
            },
        )
    if conditions.slowed > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": conditions.slowed})
    return page, wire


def stood(page: Page) -> dict[str, Any]:
    """Return what the stopwatch tells when the view and every chart in the window stand, and the network is silent."""
    seen: dict[str, Any] = page.evaluate("stopwatch.stood()")
    page.wait_for_load_state("networkidle")
    return seen
