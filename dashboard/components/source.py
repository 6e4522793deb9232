"""Whose rows of which delivery a page shows: what links, commands, files and pictures are made with."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dashboard.texts import Language

if TYPE_CHECKING:
    from dashboard.warehouse import View


@dataclass(frozen=True)
class Source:
    """Whose rows (the scope as `query --scope` takes it) of which delivery the blocks of a page show."""

    scope_key: str
    snapshot_id: str
    language: Language
    as_of: date | None = None
    synthetic: bool = False

    @classmethod
    def of(cls, view: "View", language: Language) -> "Source":
        """Return the source that a view is."""
        office_id, seen = view.scope.office_id, view.snapshot
        return cls(f"office:{office_id}" if office_id else "national", seen.id, language, seen.as_of, seen.synthetic)
