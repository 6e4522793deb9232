"""Builds everybody's front page as soon as a delivery is published, so that nobody waits for it to be built."""

import atexit
import logging
from collections.abc import Hashable, Sequence
from threading import Event, Thread

from flask import Flask

from dashboard.access import Access
from dashboard.texts import LANGUAGES
from dashboard.warehouse import Warehouse
from dashboard.web.kept_views import KeptViews

FRONT_PAGE = "/"
_EXTENSION = "warming"
_EVERY = 1.0  # seconds between two looks at what is published
_BREATH = 0.02  # seconds between two pages, for the readers that are there already
_LOG = logging.getLogger(__name__)


class Warming:
    """Keeps the front pages of these readers built, in every language."""

    def __init__(self, views: KeptViews, warehouse: Warehouse, readers: Sequence[Access]) -> None:
        self._views = views
        self._warehouse = warehouse
        self._readers = readers
        self._warm: Hashable = None

    def install(self, server: Flask) -> None:
        """Register it, for the process that serves to start."""
        server.extensions[_EXTENSION] = self

    def run(self, ended: Event | None = None) -> None:
        """Look every second for another delivery until `ended`, and build the front pages of each."""
        ended = ended or Event()
        while not ended.is_set():
            try:
                self.look(ended)
            except Exception:
                # Without it views are built when somebody asks; a thread that ends would never tell why.
                _LOG.exception("the front pages could not be built beforehand")
            ended.wait(_EVERY)

    def look(self, ended: Event) -> None:
        """Build the front pages where something else is published than the last time."""
        state = self._warehouse.state()
        if state == self._warm:
            return
        for reader in self._readers:
            for language in LANGUAGES:
                if ended.wait(_BREATH):
                    return
                self._views.view(FRONT_PAGE, "", reader, language)
        self._warm = state


def start(server: Flask) -> None:
    """Begin, in a thread of its own, which ends before the process does."""
    warming: Warming = server.extensions[_EXTENSION]
    ended = Event()
    thread = Thread(target=warming.run, args=(ended,), name="warming", daemon=True)
    thread.start()
    atexit.register(_end, thread, ended)


def _end(thread: Thread, ended: Event) -> None:
    """Have it stop between two pages: Python ends a thread in the midst of a query by aborting the process."""
    ended.set()
    thread.join()
