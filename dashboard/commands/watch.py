"""`watch`: imports what is dropped in a folder, until it is told to stop; says each thing in one line."""

import time
from collections.abc import Iterator
from pathlib import Path

import click
import duckdb
import watchfiles
from rich.console import Console

from dashboard import trace
from dashboard.commands.importing import trace_outcome
from dashboard.commands.progress import shown_progress
from dashboard.commands.waiting import say_who_is_waited_for
from dashboard.inbox import Dropped, Receiver
from dashboard.inbox.names import is_hidden
from dashboard.refusals import Reason
from dashboard.settings import settings
from dashboard.snapshots.holding import Holder
from dashboard.snapshots.importing import Outcome, Wanted, import_delivery
from dashboard.system_errors import why_and_where
from dashboard.terminal import on_one_line
from dashboard.texts import text

STOPPED, SOME_REFUSED, COULD_NOT = 0, 1, 2


class _Said:
    """Says what happens, each thing in one line on standard output, and counts what did not go well."""

    def __init__(self, inbox: Path) -> None:
        self._inbox = inbox
        self.refused = 0
        self.stays = 0
        self._told_held = False
        self._told_unreadable = False

    def watching(self) -> None:
        """It begins."""
        self._say("watching", inbox=self._inbox)

    def stopped(self) -> None:
        """It ends."""
        self._say("stopped")

    def held(self, _: Holder | None) -> None:
        """Another process is at it; told once."""
        if not self._told_held:
            self._told_held = True
            self._say("held", inbox=self._inbox)

    def moving(self) -> None:
        """Something is still being dropped."""
        self.stays += 1
        self._say("moving", inbox=self._inbox)

    def unreadable(self, why: str) -> None:
        """The inbox cannot be looked at; told once until it can."""
        self.stays += 1
        if not self._told_unreadable:
            self._told_unreadable = True
            self._say("unreadable", why=why)

    def readable(self) -> None:
        """It could be looked at."""
        self._told_unreadable = False

    def taken(self, name: str) -> None:
        """A delivery is being read."""
        self._say("taken", name=name)

    def ended(self, name: str, place: Path, outcome: Outcome) -> None:
        """It was published or refused."""
        trace_outcome(outcome, Path(name))
        if outcome.refused:
            self.refused += 1
            self._say("refused", name=name, errors=outcome.count("error"), place=self._place(place))
        elif outcome.unchanged is not None:
            self._say("unchanged", name=name, snapshot=outcome.unchanged, place=self._place(place))
        else:
            self._say("published", name=name, snapshot=outcome.snapshot_id, place=self._place(place))

    def unusable(self, name: str, place: Path, reason: Reason) -> None:
        """It was refused without having been judged."""
        self.refused += 1
        trace.record("import_refused", delivery=name, reason=reason.code.removeprefix("inbox."))
        self._say("refused_unread", name=name, why=reason.found[0].message, place=self._place(place))

    def left(self, name: str, why: str) -> None:
        """It stays in the inbox for now."""
        self.stays += 1
        self._say("left", name=name, why=why)

    def _place(self, path: Path) -> str:
        return str(path.relative_to(self._inbox))

    def _say(self, key: str, **params: object) -> None:
        say(text(f"inbox.{key}", "nb", **params))


def run(inbox: Path, *, once: bool, settle: int, data: Path | None) -> int:
    """Import what is dropped until interrupted, or `once` what lies there; return the exit code.

    0 when stopped, or when all that was whole is published; once also 1 when something was refused, 2 when something
    stays behind. 2 where there is no such folder.
    """
    if not inbox.is_dir():
        click.echo(on_one_line(text("inbox.no_folder", "nb", inbox=inbox)), err=True)
        return COULD_NOT
    chosen = settings().in_folder(data)
    trace.write_to(trace.path_of(chosen))
    said = _Said(inbox)

    wanted = Wanted(waiting=say_who_is_waited_for)

    def bring_in(dropped: Dropped) -> Outcome:
        with shown_progress(Console(stderr=True)) as progress:
            return import_delivery(dropped.path, dropped.given_date(), chosen, progress, (), wanted)

    receiver = Receiver(inbox, chosen.data, bring_in, said, settle)
    try:
        if once:
            return _once(receiver, said, settle)
        said.watching()
        for _ in _wakes(inbox, settle):
            _take_all(receiver, said)
    except (KeyboardInterrupt, duckdb.InterruptException):
        said.stopped()
    return STOPPED


def _once(receiver: Receiver, said: _Said, settle: float) -> int:
    """Look twice, and take what lay still in between."""
    _take_all(receiver, said)
    time.sleep(settle)
    _take_all(receiver, said)
    if receiver.is_moving(time.monotonic()):
        said.moving()
    if said.stays:
        return COULD_NOT
    return SOME_REFUSED if said.refused else STOPPED


def _take_all(receiver: Receiver, said: _Said) -> None:
    try:
        while receiver.take_next(time.monotonic(), said.held):
            pass
    except OSError as error:  # a share that is gone for a while
        said.unreadable(why_and_where(error))
    else:
        said.readable()


def _wakes(inbox: Path, settle: float) -> Iterator[None]:
    """Yield at once, whenever something is dropped, and regularly: not every file system tells what happens in it."""
    while True:
        yield
        try:
            changes = watchfiles.watch(
                inbox,
                watch_filter=_is_shown,
                debounce=400,
                rust_timeout=int(settle * 1000),
                yield_on_timeout=True,
                recursive=False,
            )
            for _ in changes:
                yield
        except (OSError, RuntimeError):  # the folder is gone, or the system has no more watches to give
            time.sleep(settle)


def _is_shown(_: watchfiles.Change, path: str) -> bool:
    return not is_hidden(Path(path).name)


def say(sentence: str) -> None:
    """Print one line, whatever a delivery's name holds."""
    click.echo(on_one_line(sentence))
