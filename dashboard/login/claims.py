"""From what the issuer says of somebody to a role here, or to why there is none. Anything odd gives none."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.access import OFFICE, UDIR, Identity, source_of_claim
from dashboard.programme import offices
from dashboard.settings import Settings

Claims = Mapping[str, Any]
Reason = Literal["no_role", "unknown_office", "several_offices"]

# As ISO 6523 writes a Norwegian organisation number: with the register's own number in front.
_REGISTER = "0192:"
_NUMBER = re.compile(r"[0-9]{9}")


class NoRole(Exception):  # noqa: N818 -- named for what the one who signed in meets
    """Somebody signed in, and may see nothing."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class RoleClaims:
    """Which claims say who belongs to Udir and to which office."""

    udir: str
    udir_value: str
    office: str

    @classmethod
    def of_settings(cls, settings: Settings) -> "RoleClaims":
        """Return the claims these settings name."""
        return cls(settings.oidc_udir_claim, settings.oidc_udir_value, settings.oidc_office_claim)

    def identity(self, token: Claims, more: Callable[[], Claims], subject: str) -> Identity:
        """Return who this is; `more` gives the claims of the userinfo endpoint, asked where the token lacks one.

        Raises `NoRole`. Whoever is both Udir's and an office's gets the office's eyes, which see less.
        """
        roles, numbers = self._values(token, more)
        office_id = _office_in(numbers)
        if office_id is not None:
            return Identity(OFFICE, office_id, subject, source_of_claim(self.office))
        if self.udir_value in roles:
            return Identity(UDIR, None, subject, source_of_claim(self.udir))
        raise NoRole("unknown_office" if numbers else "no_role")

    def _values(self, token: Claims, more: Callable[[], Claims]) -> tuple[list[Any], list[Any]]:
        found = [values_at(token, path) for path in (self.udir, self.office)]
        if None in found:
            elsewhere = more()
            pairs = zip(found, (self.udir, self.office), strict=True)
            found = [values_at(elsewhere, path) if values is None else values for values, path in pairs]
        roles, numbers = (values or [] for values in found)
        return roles, numbers


def values_at(claims: Claims, path: str) -> list[Any] | None:
    """Return every value of a claim, which may be one or a list; None where there is no such claim.

    A claim may be named as it is, dots and all, or by the way to it: `organisation.number`, through lists too.
    """
    if path in claims:
        return _flat(claims[path])
    found = list(_along(claims, path.split(".")))
    return [value for values in found for value in _flat(values)] if found else None


def _along(within: Any, names: list[str]) -> Iterator[Any]:
    if not names:
        yield within
    elif isinstance(within, list):
        for part in within:
            yield from _along(part, names)
    elif isinstance(within, Mapping) and names[0] in within:
        yield from _along(within[names[0]], names[1:])


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _office_in(values: list[Any]) -> str | None:
    """Return the one office among the organisation numbers, None when none of them is one."""
    numbers = [_number(value) for value in values]
    known = {number for number in numbers if number in offices()}
    if len(known) > 1:
        raise NoRole("several_offices")
    if known and None in numbers:
        raise NoRole("unknown_office")
    return next(iter(known), None)


def _number(value: Any) -> str | None:
    """Return an organisation number without spaces and register, None for anything that is not one."""
    if not isinstance(value, str):
        return None
    bare = "".join(value.split()).removeprefix(_REGISTER)
    return bare if _NUMBER.fullmatch(bare) else None
