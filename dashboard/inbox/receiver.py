"""Takes deliveries out of an inbox, one at a time: imported, or refused, and put away with a report."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import duckdb

from dashboard import refusals
from dashboard.delivery import DeliveryUnusable, findings_json
from dashboard.formatting import short_date
from dashboard.inbox.dropped import Dropped, dropped_in, state_of
from dashboard.inbox.names import DONE, REFUSED
from dashboard.inbox.putting_away import put_away
from dashboard.inbox.whole import Whole
from dashboard.refusals import Found, Reason
from dashboard.snapshots.holding import Waiting, held
from dashboard.snapshots.importing import DeliveryOlder, Outcome
from dashboard.snapshots.remote import StoreUnusable
from dashboard.system_errors import why_and_where
from dashboard.terminal import on_one_line
from dashboard.texts import LANGUAGES, text

STORE_AGAIN_AFTER = 30.0
"""Seconds until anything is tried again when nothing could be published: a bucket is mostly away for a moment."""

RETRY_AFTER = 300.0
"""Seconds until a delivery is tried again that something else than itself kept out, such as a full disk."""

_log = logging.getLogger(__name__)


class Told(Protocol):
    """Is told what happens, one thing at a time."""

    def taken(self, name: str) -> None:
        """A delivery is being read."""

    def ended(self, name: str, place: Path, outcome: Outcome) -> None:
        """It was published or refused."""

    def unusable(self, name: str, place: Path, reason: Reason) -> None:
        """It was refused without having been judged."""

    def left(self, name: str, why: str) -> None:
        """It stays in the inbox for now."""


class _Refused(Exception):  # noqa: N818 -- named for what becomes of the delivery
    """The delivery cannot be judged: the code (and key of the text) that says why, and what fills the text."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class _Later:
    dropped: Dropped
    at: float


class Receiver:
    """An inbox, what imports a delivery of a date (or of its own), and whom to tell."""

    def __init__(
        self,
        inbox: Path,
        data: Path,
        bring_in: Callable[[Dropped], Outcome],
        told: Told,
        settle: float,
    ) -> None:
        self._inbox = inbox
        self._data = data
        self._bring_in = bring_in
        self._told = told
        self._whole = Whole(settle)
        self._later: dict[str, _Later] = {}
        self._nothing_before = 0.0
        self._said: dict[str, str] = {}

    def take_next(self, now: float, waiting: Waiting | None = None) -> bool:
        """Look, and take the first delivery that is whole, by date and name; False when there is none to take.

        Nothing is taken while anything is still being dropped: what comes may be of an earlier date. Several processes
        may look at the same inbox; one at a time.
        """
        with held(self._inbox, waiting):
            lying = dropped_in(self._inbox)
            self._whole.look(lying, now)
            self._forget({dropped.name for dropped in lying})
            if self._whole.is_moving(now) or now < self._nothing_before:
                return False
            whole = [dropped for dropped in lying if self._is_due(dropped, now)]
            if not whole:
                return False
            self._take(min(whole, key=Dropped.place), now)
            return True

    def is_moving(self, now: float) -> bool:
        """Tell whether something was still being dropped when this looked last."""
        return self._whole.is_moving(now)

    def _is_due(self, dropped: Dropped, now: float) -> bool:
        later = self._later.get(dropped.name)
        if later is not None and later.dropped == dropped and now < later.at:
            return False
        if self._whole.has(dropped, now):
            return True
        self._say_why(dropped)
        return False

    def _say_why(self, dropped: Dropped) -> None:
        missing = dropped.unfinished()
        if not dropped.is_delivery():
            self._leave(dropped, text("inbox.no_delivery", "nb"))
        elif missing is not None:
            self._leave(dropped, text("inbox.unfinished", "nb", missing=missing))
        else:
            self._leave(dropped, text("inbox.still_written", "nb"))

    def _leave(self, dropped: Dropped, why: str) -> None:
        """Say why something stays, once."""
        if self._said.get(dropped.name) != why:
            self._said[dropped.name] = why
            self._told.left(dropped.name, why)

    def _forget(self, there: set[str]) -> None:
        self._later = {name: later for name, later in self._later.items() if name in there}
        self._said = {name: why for name, why in self._said.items() if name in there}

    def _take(self, dropped: Dropped, now: float) -> None:
        self._told.taken(dropped.name)
        try:
            try:
                self._import(dropped)
            except _Refused as refused:
                self._refuse(dropped, refused)
        except StoreUnusable as error:
            # The next ones wait too: published before this one, they would make it an older delivery, and refused.
            self._nothing_before = now + STORE_AGAIN_AFTER
            self._leave(dropped, text("inbox.tried_later", "nb", why=_in_words(error)))
        except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
            self._postpone(dropped, _in_words(error), now)
        except DeliveryUnusable as unusable:
            self._postpone(dropped, str(unusable), now)

    def _import(self, dropped: Dropped) -> None:
        if dropped.has_links():
            raise _Refused("inbox.links")
        try:
            outcome = self._bring_in(dropped)
        except DeliveryUnusable as unusable:
            if unusable.__cause__ is None or isinstance(unusable.__cause__, PermissionError):
                raise _Refused("inbox.unusable", why=unusable) from unusable
            raise  # a full disk, or a share that was lost: nothing about the delivery
        except DeliveryOlder as older:
            raise _Refused(
                "inbox.older", as_of=short_date(older.as_of), newest=short_date(older.newest.as_of)
            ) from older
        except (OSError, duckdb.IOException, duckdb.OutOfMemoryException, duckdb.InterruptException):
            raise
        except Exception as error:
            if str(error) == "Query interrupted":  # what DuckDB makes of an interrupt
                raise KeyboardInterrupt from error
            # A fault in the program: it must not stop those who deliver something else.
            _log.exception("%s could not be imported", on_one_line(dropped.name))
            raise _Refused("inbox.failed") from error
        if _has_changed(dropped):
            self._told.ended(dropped.name, dropped.path, outcome)
            self._leave(dropped, text("inbox.changed", "nb"))
            return
        folder = self._inbox / (REFUSED if outcome.refused else DONE)
        place = put_away(dropped.path, folder, findings_json(outcome.findings))
        self._told.ended(dropped.name, place, outcome)

    def _postpone(self, dropped: Dropped, why: str, now: float) -> None:
        self._later[dropped.name] = _Later(dropped, now + RETRY_AFTER)
        self._leave(dropped, text("inbox.tried_later", "nb", why=why))

    def _refuse(self, dropped: Dropped, refused: _Refused) -> None:
        """Refuse what was never judged: one entry says why."""
        code = refused.code
        message, message_nn = (text(code, language, **refused.params) for language in LANGUAGES)
        found = Found(file=dropped.name, message=message, message_nn=message_nn)
        target = put_away(dropped.path, self._inbox / REFUSED, [_entry(code, dropped.name, message)])
        reason = Reason(code=code, count=1, found=[found])
        refusals.keep(self._data, dropped.name, [reason])
        self._told.unusable(dropped.name, target, reason)


def _has_changed(dropped: Dropped) -> bool:
    with suppress(FileNotFoundError):
        return state_of(dropped.path) != dropped.state
    return True


def _in_words(error: Exception) -> str:
    return why_and_where(error) if isinstance(error, OSError) else str(error).splitlines()[0]


def _entry(code: str, name: str, message: str) -> dict[str, Any]:
    places = {"line": None, "column": None, "value": None}
    return {"severity": "error", "code": code, "file": name, **places, "message": message, "count": 1}
