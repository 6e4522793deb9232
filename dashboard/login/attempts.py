"""Sign-ins that were begun and not yet finished: kept in the signed cookie of the browser that began them."""

import json
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.texts import Language

_KEY = "attempts"
_LASTS = 15 * 60  # seconds to sign in at the issuer
_ROOM = 2400  # characters; a browser takes a cookie of 4096 bytes and no more


@dataclass(frozen=True)
class Attempt:
    """What must be known when the issuer sends somebody back: what was promised it, and where they were going."""

    nonce: str
    code_verifier: str
    wanted: str
    language: Language
    begun_at: int


def remember(session: MutableMapping[str, Any], state: str, attempt: Attempt) -> None:
    """Keep an attempt; the oldest make way when several tabs sign in at once."""
    held = {**_held(session), state: asdict(attempt)}
    while len(held) > 1 and len(json.dumps(held)) > _ROOM:
        del held[next(iter(held))]
    if len(json.dumps(held)) > _ROOM:
        held[state]["wanted"] = "/"
    session[_KEY] = held


def take(session: MutableMapping[str, Any], state: str | None, now: float) -> Attempt | None:
    """Return the attempt the issuer answers, which is then used up; None for one never begun here, or too long ago."""
    held = _held(session)
    found = held.pop(state, None) if state else None
    session[_KEY] = held
    if found is None or now - found["begun_at"] > _LASTS:
        return None
    return Attempt(**found)


def others(session: MutableMapping[str, Any]) -> dict[str, Any]:
    """Return what other tabs have begun, for the session that replaces this one."""
    return {_KEY: _held(session)}


def size(session: MutableMapping[str, Any]) -> int:
    """Return how much room the attempts take in the cookie."""
    return len(json.dumps(_held(session)))


def _held(session: MutableMapping[str, Any]) -> dict[str, Any]:
    return dict(session.get(_KEY) or {})
