"""Finished views, kept as the bytes that are sent: what never changes is built once (decision 0013).

An answer follows from the snapshot, the scope, the address and the language alone. All four are in the key, and the
snapshots that are published besides: a new one is a new key, and what is kept under the old ones is dropped in time.
"""

import json
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

import brotli

from dashboard.access import Access
from dashboard.texts import Language
from dashboard.web.router import Answer, Router
from dashboard.web.sending import GRAPH, sendable
from dashboard.web.tracing import Facts

MOST_BYTES = 24_000_000  # in each process; some 2,500 views
_CHART = f'["{GRAPH}",'
_QUALITY = 8  # a view is sent many times for each time it is built
# As much as fits a small view. A larger window takes memory that is given back, and asked for anew for each view:
# ten times the processor time (`memory.give_back`) for half a hundredth less.
_WINDOW = 16  # as a power of two, bytes
_HEAVY, _HARDER = 9_000, 10  # bytes, and what few views are worth: thirty milliseconds for a tenth less


@dataclass(frozen=True)
class FinishedView:
    """A view ready to be sent: the body of the callback's answer as brotli, and what is said of it besides."""

    body: bytes
    title: str
    status: int
    language: Language
    draws_charts: bool
    facts: Facts


class KeptViews:
    """The views built last, as many as there is room for. Thread-safe."""

    def __init__(self, router: Router, most_bytes: int = MOST_BYTES) -> None:
        self._router = router
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, FinishedView] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def view(self, path: str, query_string: str, access: Access, preferred: Language = "nb") -> FinishedView:
        """Return the view of an address, kept or built now. Never raises: what fails is a view that says so."""
        key = self._router.key(path, query_string, access, preferred)
        kept = self._taken(key)
        if kept is not None:
            return kept
        view = _finished(self._router.answer(path, query_string, access, preferred))
        # What failed may succeed the next time, and of what is not found there is no end. A delivery published while
        # the view was built leaves it untold which of the two it is of.
        lasts = key is not None and view.status == HTTPStatus.OK
        if lasts and key == self._router.key(path, query_string, access, preferred):
            self._keep(key, view)
        return view

    def _taken(self, key: Hashable | None) -> FinishedView | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Hashable, view: FinishedView) -> None:
        with self._lock:
            replaced = self._kept.pop(key, None)
            self._kept[key] = view
            self._bytes += len(view.body) - (len(replaced.body) if replaced else 0)
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest.body)


def _finished(answer: Answer) -> FinishedView:
    said = {
        "multi": True,
        "response": {
            "view": {"children": sendable(answer.content, answer.language)},
            "arrival": {"data": {"title": answer.title, "heading_id": answer.heading_id}},
        },
    }
    sent = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    # No text can hold this: its quotation marks would be escaped.
    return FinishedView(
        _squeezed(sent.encode(errors="replace")),
        answer.title,
        answer.status,
        answer.language,
        _CHART in sent,
        answer.facts,
    )


def _squeezed(sent: bytes) -> bytes:
    light: bytes = brotli.compress(sent, quality=_QUALITY, lgwin=_WINDOW)
    harder: bytes = light if len(light) < _HEAVY else brotli.compress(sent, quality=_HARDER, lgwin=_WINDOW)
    return harder
