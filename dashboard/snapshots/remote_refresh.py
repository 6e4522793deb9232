"""Keeps the copy of a bucket up to date beside the requests: whatever happens to the bucket, none of them waits."""

import fcntl
import logging
from contextlib import suppress
from threading import Event, Thread
from typing import IO

from dashboard.settings import Settings
from dashboard.snapshots.remote_bucket import Bucket, BucketUnusable
from dashboard.snapshots.remote_mirror import ForeignSnapshots, Mirror
from dashboard.snapshots.remote_sign_outs import exchange

_EVERY = 2.0  # seconds
_FIRST_WITHIN = 10.0  # seconds a process that starts waits for the first look
_LOCK = ".refreshing"
_LOG = logging.getLogger(__name__)


def start(settings: Settings) -> None:
    """Begin keeping the copy up to date, where there is a bucket; returns after the first look, or soon without."""
    if settings.store is not None:
        refreshing = Refreshing(settings, settings.store)
        Thread(target=refreshing.run, name="refreshing", daemon=True).start()
        refreshing.looked.wait(_FIRST_WITHIN)


class Refreshing:
    """The one process of a machine that looks into the bucket; the others see the files, and take over when it ends."""

    def __init__(self, settings: Settings, address: str) -> None:
        self._settings = settings
        self._address = address
        self._folder = settings.data / "snapshots"
        self._chosen: IO[str] | None = None
        self._connected: tuple[Bucket, Mirror] | None = None
        self._amiss = ""
        #: Set after each look, whatever came of it.
        self.looked = Event()

    def close(self) -> None:
        """Let another process of the machine look."""
        if self._chosen is not None:
            self._chosen.close()
            self._chosen = None

    def run(self, ended: Event | None = None) -> None:
        """Look every two seconds until `ended`."""
        ended = ended or Event()
        while not ended.is_set():
            try:
                if self._is_chosen():
                    self.look()
            except Exception:
                # A thread that ends would leave the copy as it is for good, and nobody would know.
                _LOG.exception("the copy of %s could not be looked after", self._address)
            self.looked.set()
            ended.wait(_EVERY)

    def look(self) -> None:
        """Bring down what is new; say once that the bucket is away, and once that it is back."""
        try:
            bucket, mirror = self._connect()
            with mirror.alone():
                listing = bucket.listing()
                mirror.bring_down(listing)
            exchange(self._settings.signed_out, bucket, listing, self._settings.session_hours * 3600)
        except ForeignSnapshots as error:
            self._say("foreign", error)
        except (BucketUnusable, OSError) as error:
            self._say("away", error)
        else:
            if self._amiss:
                _LOG.warning("the copy of %s is kept up to date again", self._address)
            self._amiss = ""

    def _say(self, amiss: str, error: Exception) -> None:
        if self._amiss != amiss:
            _LOG.error("the copy of %s is not kept up to date (%s): %s", self._address, amiss, error)
        self._amiss = amiss
        if self._connected is not None:
            with suppress(OSError), self._connected[1].alone():
                self._connected[1].amiss(amiss)

    def _connect(self) -> tuple[Bucket, Mirror]:
        if self._connected is None:
            bucket = Bucket(self._address)
            self._connected = bucket, Mirror(self._folder, bucket)
        return self._connected

    def _is_chosen(self) -> bool:
        if self._chosen is not None:
            return True
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = (self._folder / _LOCK).open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self._chosen = lock
        return True
