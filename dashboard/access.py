"""From who someone is to what they may see, and why: the one place that turns an identity into a scope.

Every way of signing in ends in an `Identity`; no address, no input and no store in the browser gives a scope.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.programme import offices
from dashboard.scope import Scope
from dashboard.texts import Language, text

UDIR = "udir"
OFFICE = "office"


@dataclass(frozen=True)
class Identity:
    """Who signed in, as the sign-in vouches for it: a role, and for an office's people its organisation number."""

    role: str
    office_id: str | None = None

    def to_session(self) -> dict[str, str | None]:
        """Return what the signed cookie holds."""
        return {"role": self.role, "office_id": self.office_id}

    @classmethod
    def from_session(cls, held: object) -> "Identity | None":
        """Return the identity a signed cookie holds, or None when it holds none."""
        if not isinstance(held, Mapping) or not isinstance(held.get("role"), str):
            return None
        return cls(held["role"], held.get("office_id"))


@dataclass(frozen=True)
class Access:
    """What someone may see: the scope, the name it has for the reader, and the text key that says why."""

    scope: Scope
    office_id: str | None
    why: str

    @property
    def key(self) -> str:
        """Return the scope as `query --scope` takes it."""
        return f"office:{self.office_id}" if self.office_id else "national"

    def reader(self, language: Language) -> str:
        """Return whose eyes these are, in words: «Udir» or the office's name."""
        return offices()[self.office_id] if self.office_id else text("access.udir", language)

    def reason(self, language: Language) -> str:
        """Return why this is what is seen, in a sentence."""
        return text(self.why, language, reader=self.reader(language))


def access_of(identity: Identity) -> Access | None:
    """Return what the identity may see, or None: whoever is neither Udir nor of a known office sees nothing."""
    if identity.role == UDIR:
        return Access(Scope.national(), None, "access.why_udir")
    if identity.role == OFFICE and identity.office_id in offices():
        return Access(Scope.office(identity.office_id), identity.office_id, "access.why_office")
    return None


def identity_in(session: Mapping[str, Any]) -> Identity | None:
    """Return the identity kept in a session."""
    return Identity.from_session(session.get("identity"))
