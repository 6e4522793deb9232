"""Who saw, took along or put in what, and when: one line of JSON for each event, in a file of its own.

Facts are what the dashboard knows by name: ids, page kinds, validated choices. Answers, figures, tokens and what
somebody wrote do not belong here. Nothing is written before `write_to` has said where.
"""

import json
import logging
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

import click

from dashboard.settings import Settings
from dashboard.texts import text

_LONGEST = 200  # characters of a fact; with it a line stays shorter than what one write puts in a file whole
_LOG = logging.getLogger(__name__)
_LOG.setLevel(logging.INFO)
_LOG.propagate = False  # The trace is not the error log, and must not be repeated in it.
_LOG.addHandler(logging.NullHandler())


def record(event: str, **facts: str | int | None) -> None:
    """Add a line: what happened, to whom (`subject`, a pseudonym, and `scope`, its key) and its other facts.

    Never raises: a trace that cannot be written must not stop what it tells of.
    """
    known = {name: _short(fact) for name, fact in facts.items() if fact is not None}
    told = {"event": event, "subject": None, "scope": None} | known
    _LOG.info(event, extra={"told": told})


def path_of(settings: Settings) -> Path:
    """Return the file these settings trace into."""
    return settings.trace or settings.data / "trace.jsonl"


def write_to(path: Path | None) -> None:
    """Have every event from now on written to the file, and to no other; None: nowhere."""
    for handler in list(_LOG.handlers):
        _LOG.removeHandler(handler)
        with suppress(OSError):  # what could not be written before cannot be now
            handler.close()
    _LOG.addHandler(logging.NullHandler() if path is None else _TraceFile(path))


class _Line(logging.Formatter):
    """A record as JSON in ASCII: whatever a fact holds, it is one line and shows nothing but itself."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = getattr(record, "told", {})
        return json.dumps({"time": at, **told})


class _TraceFile(WatchedFileHandler):
    """The file, opened anew where it was moved away (logrotate). Several processes add to it, a whole line at a time:
    it is opened for appending, and a line is one write."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self.setFormatter(_Line())
        self._has_said = False

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002 -- as logging has it
        if not self._has_said:
            self._has_said = True
            why = sys.exc_info()[1]
            reason = getattr(why, "strerror", None) or type(why).__name__
            click.echo(text("serve.trace_unwritten", "nb", path=self.baseFilename, reason=reason), err=True)

    def _open(self) -> Any:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return open(self.baseFilename, "a", encoding="utf-8", opener=_for_owner_and_group)


def _for_owner_and_group(path: str, flags: int) -> int:
    return os.open(path, flags, 0o640)


def _short(fact: str | int) -> str | int:
    return fact[:_LONGEST] if isinstance(fact, str) else fact
