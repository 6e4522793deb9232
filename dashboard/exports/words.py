"""Codes in a query's rows as the words readers know: levels, statuses, reasons, and the model's own titles."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.texts import Language, catalogue
from dashboard.warehouse import Row, View

# Where a column's codes have their words: the beginning of the text key.
_KEYS = {
    "area_level": "download.level_",
    "participant_level": "download.level_",
    "status": "status.",
    "state": "status.",
    "reason": "download.reason_",
    "format": "download.format_",
    "binding": "download.binding_",
    "fulfilled_by": "download.fulfilled_by_",
}
_TITLED = ("requirement", "meeting_type", "role")
_EVERY = "all"


@dataclass(frozen=True)
class Words:
    """The words for codes, by column."""

    titles: Mapping[str, Mapping[str, str]]
    language: Language

    @classmethod
    def of(cls, view: View, language: Language) -> "Words":
        """Read the programme model's titles from the snapshot."""
        title = f"title_{language}"
        requirements = {row["requirement"]: row[title] for row in view.run("model_requirements")}
        titles: dict[str, dict[str, str]] = {"requirement": requirements}
        for row in view.run("model_titles"):
            titles.setdefault(row["kind"], {})[row["code"]] = row[title]
        return cls(titles, language)

    def row(self, row: Row) -> Row:
        """Return the row with every code in words; figures, dates and names as they are."""
        return {column: self._cell(column, held) for column, held in row.items()}

    def _cell(self, column: str, held: object) -> object:
        if not isinstance(held, str):
            return held
        if column == "detail":
            return ", ".join(str(self._cell("requirement", code)) for code in held.split(","))
        if column in _TITLED:
            return self._known("download.all", held) if held == _EVERY else self.titles[column].get(held, held)
        return self._known(_KEYS[column] + held, held) if column in _KEYS else held

    def _known(self, key: str, code: str) -> str:
        return catalogue(self.language).get(key, code)
