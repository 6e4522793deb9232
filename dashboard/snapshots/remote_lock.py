"""The lock on a bucket: one import at a time, whichever machine it runs on.

An object with the holder's name, written only where there is none. Its holder writes it anew all the time; one that
was not written for a while was left by somebody who was killed, and may be taken. Only the bucket's clock counts.
"""

import json
import logging
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event, Thread
from threading import Lock as Mutex

from dashboard.snapshots.holding import Holder, Waiting, user_name
from dashboard.snapshots.remote_bucket import Bucket, BucketUnusable, Held, NotAsExpected

_KEY = "lock"
#: What was not written for so long is held by nobody any more.
EXPIRES = timedelta(seconds=60)
_WRITTEN_EVERY = 15  # seconds
_ASKED_EVERY = 1  # seconds
_LOG = logging.getLogger(__name__)


class LockLost(Exception):  # noqa: N818 - says what it is
    """Somebody else has taken the lock meanwhile, as this process did not write it in time."""


class Lock:
    """A lock that is held; `check` raises LockLost when it is not any more."""

    def __init__(self, bucket: Bucket, tag: str) -> None:
        self._bucket = bucket
        self._tag = tag
        self._writing = Mutex()
        self._released = Event()
        self._keeper = Thread(target=self._keep, name="lock-keeper", daemon=True)
        self._keeper.start()

    def check(self) -> None:
        """Write the lock anew; raises LockLost, and BucketUnusable."""
        with self._writing:
            try:
                self._tag = self._bucket.put(_KEY, _holder(), instead_of=self._tag)
            except NotAsExpected as error:
                raise LockLost from error

    def release(self) -> None:
        """Give the lock back; one that has gone to somebody else is theirs."""
        self._released.set()
        self._keeper.join()
        with suppress(NotAsExpected, BucketUnusable):
            self._bucket.delete(_KEY, only=self._tag)

    def _keep(self) -> None:
        while not self._released.wait(_WRITTEN_EVERY):
            try:
                self.check()
            except LockLost:
                return  # the check before publishing says so
            except BucketUnusable as error:
                _LOG.warning("the lock on the store could not be renewed: %s", error)


@contextmanager
def locked(bucket: Bucket, waiting: Waiting | None = None) -> Iterator[Lock]:
    """Hold the lock, once nobody else does; `waiting` is told once who holds it. Raises BucketUnusable."""
    pause, told = Event(), waiting is None
    while (tag := _taken(bucket)) is None:
        held = bucket.read(_KEY)
        if waiting is not None and held is not None and not told:
            waiting(_named(held.content))
            told = True
        pause.wait(_ASKED_EVERY)
    lock = Lock(bucket, tag)
    try:
        yield lock
    finally:
        lock.release()


def _taken(bucket: Bucket) -> str | None:
    """Return the tag of the lock where it could be had, else None."""
    with suppress(NotAsExpected):
        return bucket.put(_KEY, _holder(), new=True)
    held = bucket.read(_KEY)
    if held is None or not _expired(held):
        return None
    with suppress(NotAsExpected):
        return bucket.put(_KEY, _holder(), instead_of=held.etag)
    return None


def _expired(held: Held) -> bool:
    return held.now - held.written_at > EXPIRES


def _holder() -> bytes:
    holder = Holder.now(f"{user_name()}@{socket.gethostname()}")
    # A tag must stand for one writing alone: each has something of its own.
    return json.dumps({"holder": holder.told(), "writing": secrets.token_hex(8)}).encode()


def _named(content: bytes) -> Holder | None:
    try:
        return Holder.read(json.loads(content)["holder"])
    except (ValueError, TypeError, KeyError):
        return None
