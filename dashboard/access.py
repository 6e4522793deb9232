"""From who someone is to what they may see, and why: the one place that turns an identity into a scope.

Every way of signing in ends in an `Identity`; no address, no input and no store in the browser gives a scope.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.programme import offices
from dashboard.scope import Scope
from dashboard.texts import Language, text

UDIR = "udir"
OFFICE = "office"
DEMONSTRATION = "demo"
_CLAIM = "claim:"


def source_of_claim(claim: str) -> str:
    """Return the source of a role that a claim of the sign-in gave."""
    return _CLAIM + claim


@dataclass(frozen=True)
class Identity:
    """Who signed in, as the sign-in vouches for it: a role, and for an office's people its organisation number."""

    role: str
    office_id: str | None = None
    # A pseudonym: the same for the same person, and nobody's name or number.
    subject: str | None = None
    # The claim that gave the role, or that it was chosen in the demonstration.
    source: str = DEMONSTRATION

    def to_session(self) -> dict[str, str | None]:
        """Return what the signed cookie holds."""
        return asdict(self)

    @classmethod
    def from_session(cls, held: object) -> "Identity | None":
        """Return the identity a signed cookie holds, or None when it holds none."""
        if not isinstance(held, Mapping) or not isinstance(held.get("role"), str):
            return None
        return cls(held["role"], held.get("office_id"), held.get("subject"), str(held.get("source", DEMONSTRATION)))


@dataclass(frozen=True)
class Access:
    """What someone may see: the scope, whose eyes these are, the text key that says why, and whose word it is."""

    scope: Scope
    office_id: str | None
    why: str
    subject: str | None = None
    source: str = DEMONSTRATION

    @property
    def key(self) -> str:
        """Return the scope as `query --scope` takes it."""
        return f"office:{self.office_id}" if self.office_id else "national"

    def reader(self, language: Language) -> str:
        """Return whose eyes these are, in words: «Udir» or the office's name."""
        return offices()[self.office_id] if self.office_id else text("access.udir", language)

    def reason(self, language: Language) -> str:
        """Return why this is what is seen, and where that comes from, in two sentences."""
        why = text(self.why, language, reader=self.reader(language))
        return f"{why} {self._from(language)}"

    def _from(self, language: Language) -> str:
        if self.source == DEMONSTRATION:
            return text("access.from_demo", language)
        return text("access.from_claim", language, claim=self.source.removeprefix(_CLAIM))


def access_of(identity: Identity) -> Access | None:
    """Return what the identity may see, or None: whoever is neither Udir nor of a known office sees nothing."""
    if identity.role == UDIR:
        return Access(Scope.national(), None, "access.why_udir", identity.subject, identity.source)
    if identity.role == OFFICE and identity.office_id in offices():
        scope = Scope.office(identity.office_id)
        return Access(scope, identity.office_id, "access.why_office", identity.subject, identity.source)
    return None


def identity_in(session: Mapping[str, Any]) -> Identity | None:
    """Return the identity kept in a session."""
    return Identity.from_session(session.get("identity"))
