"""A session: a signed cookie that says who, since when and when last seen; and the list of those that were ended.

The cookie alone is not believed. A session is over when it is too old, when nothing was asked for too long, or when
somebody signed out of it, whichever process or machine on the same data folder is asked.
"""

import hashlib
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, current_app, session

from dashboard.access import Access, Identity, access_of, identity_in
from dashboard.settings import Settings

_EXTENSION = "sessions"
_KEPT = ("identity", "sid", "signed_in_at", "seen_at")
# Seen is noted this seldom, so that not every answer sets a cookie anew.
_NOTED_EVERY = 60
_LOG = logging.getLogger(__name__)


@dataclass
class Sessions:
    """The rules of sessions: how long they last in seconds, where ended ones are noted, and what time it is."""

    ended: Path
    lasts: float
    idle: float
    now: Callable[[], float] = time.time

    @classmethod
    def of_settings(cls, settings: Settings) -> "Sessions":
        """Return the rules these settings give."""
        return cls(settings.signed_out, settings.session_hours * 3600, settings.session_idle_minutes * 60)

    def install(self, server: Flask) -> None:
        """Make these the rules of a server."""
        server.extensions[_EXTENSION] = self

    def new(self, identity: Identity) -> dict[str, Any]:
        """Return what a session that begins now holds."""
        now = int(self.now())
        return {"identity": identity.to_session(), "sid": secrets.token_hex(16), "signed_in_at": now, "seen_at": now}

    def begin(self, identity: Identity) -> None:
        """Begin a session under a new id; nothing of what the cookie held before goes along."""
        session.clear()
        session.permanent = True
        session.update(self.new(identity))

    def held(self) -> dict[str, Any]:
        """Return the session of this request, for a browser that prints on its behalf."""
        return {name: session[name] for name in _KEPT}

    def access(self) -> Access | None:
        """Return what the one who asks may see, None without a session that still holds; and note that it was used."""
        identity = identity_in(session)
        access = None if identity is None else access_of(identity)
        if access is None or not self._holds(session):
            return None
        if self.now() - session["seen_at"] >= _NOTED_EVERY:
            session["seen_at"] = int(self.now())
        return access

    def ran_out(self) -> bool:
        """Tell whether the cookie holds a session that time alone has ended."""
        return identity_in(session) is not None and not self._holds(session) and not self._was_ended(session)

    def end(self) -> None:
        """End the session of this request for good: its cookie is refused from now on, wherever it is kept."""
        sid = session.get("sid")
        session.clear()
        if not isinstance(sid, str):
            return
        try:
            self.ended.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._marker(sid).touch(mode=0o600)
            self._sweep()
        except OSError as error:
            _LOG.error("the end of a session could not be noted in %s: %s", self.ended, error.strerror)

    def _holds(self, cookie: Mapping[str, Any]) -> bool:
        since, seen = cookie.get("signed_in_at"), cookie.get("seen_at")
        if not isinstance(since, int) or not isinstance(seen, int) or not isinstance(cookie.get("sid"), str):
            return False
        now = self.now()
        return now - since < self.lasts and now - seen < self.idle and not self._was_ended(cookie)

    def _was_ended(self, cookie: Mapping[str, Any]) -> bool:
        return self._marker(str(cookie.get("sid"))).exists()

    def _marker(self, sid: str) -> Path:
        # A hash: whoever can list the folder learns no id that is in use.
        return self.ended / hashlib.sha256(sid.encode()).hexdigest()

    def _sweep(self) -> None:
        """Remove the markers of sessions that are over by age alone, with a day to spare for a changed setting."""
        for marker in self.ended.iterdir():
            if marker.stat().st_mtime < time.time() - self.lasts - 86_400:
                marker.unlink(missing_ok=True)


def sessions() -> Sessions:
    """Return the rules of the server that answers now."""
    rules: Sessions = current_app.extensions[_EXTENSION]
    return rules
