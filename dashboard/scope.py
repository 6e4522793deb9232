"""Whose eyes: what a person may see of the figures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The nation, or the counties of one county-governor office.

    `key` is what the database filters on: `national`, or the office's organisation number.
    """

    key: str

    @classmethod
    def national(cls) -> "Scope":
        """Return the scope of Udir: everything."""
        return cls("national")

    @classmethod
    def office(cls, office_id: str) -> "Scope":
        """Return the scope of the office with that organisation number: its counties and what lies in them."""
        if not office_id.isdigit():
            raise ValueError(f"not an organisation number: {office_id!r}")
        return cls(office_id)

    @property
    def office_id(self) -> str | None:
        """Return the office's organisation number, or None for the nation."""
        return None if self.key == "national" else self.key
