"""The lock on the folder of snapshots: one change of it at a time, and whoever must wait is told for whom."""

import errno
import fcntl
import getpass
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.texts import text

_LOCK = ".lock"


@dataclass(frozen=True)
class Holder:
    """Who holds the folder: a process of somebody's, since when (UTC)."""

    pid: int
    user: str
    since: datetime

    @classmethod
    def now(cls, user: str) -> "Holder":
        """Return this process, from now."""
        return cls(os.getpid(), user, datetime.now(UTC).replace(microsecond=0))

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Holder":
        """Return who is told of; raises TypeError, KeyError or ValueError where that cannot be made out."""
        return cls(int(told["pid"]), str(told["user"]), datetime.fromisoformat(told["since"]))

    def told(self) -> dict[str, Any]:
        """Return what `read` takes."""
        return {**asdict(self), "since": self.since.isoformat()}


#: Told once, before waiting; None where the holder has not yet said who it is.
Waiting = Callable[[Holder | None], None]


class FolderUnwritable(OSError):  # noqa: N818 - says what it is
    """The folder of snapshots is there and may not be written to, or cannot be made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(errno.EACCES, text("cli.folder_unwritable", "nb"), str(folder))


def user_name() -> str:
    """Return what the operating system calls who runs this; a number where it has no name for them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # OSError from Python 3.13
        return str(os.getuid())


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Raise FolderUnwritable where something may not be written."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise FolderUnwritable(folder) from error
        raise


@contextmanager
def held(folder: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold the folder, made if need be; raises FolderUnwritable.

    The lock is the operating system's: it ends with the process, however that ends.
    """
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waiting is not None:
                waiting(_read(lock))
            fcntl.flock(lock, fcntl.LOCK_EX)
        _write(lock, Holder.now(user_name()))
        yield
    finally:
        os.close(lock)


def _read(lock: int) -> Holder | None:
    try:
        return Holder.read(json.loads(os.pread(lock, 1000, 0)))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write(lock: int, holder: Holder) -> None:
    # Who holds it is told for the one who waits; a full disk is no reason to stop here.
    with suppress(OSError):
        os.ftruncate(lock, 0)
        os.pwrite(lock, json.dumps(holder.told()).encode(), 0)
