"""A finding: one thing wrong (or worth knowing) in a delivery, and the log that collects them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from dashboard.texts import Language, text

Severity = Literal["error", "warning"]

LISTED = 20
"""How many findings of one code are listed; `count` on each says how many there are in all."""

_SHOWN = 200
"""Characters of a cell shown in a finding: a field may hold 1 MB."""


@dataclass(frozen=True)
class Finding:
    """One finding: where it is, what the cell held, and (through `message`) what to do about it."""

    severity: Severity
    code: str
    file: str | None
    line: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    count: int = 1

    def message(self, language: Language) -> str:
        """Return the sentence that says what is wrong and what to do, in `nb` or `nn`."""
        shown = "" if self.value is None else self.value
        places = {"file": self.file or "", "line": self.line or "", "column": self.column or "", "value": shown}
        return _writable(text(f"findings.{text_key(self.code)}", language, **{**places, **self.params}))


def file_too_large(path: Path, limit: int) -> Finding:
    """Return the finding of a file that is larger than `limit` bytes."""
    return Finding("error", "file.too_large", path.name, params={"limit": limit // 10**9})


def text_key(code: str) -> str:
    """Return the key of a code's sentence: a rule that several files have in common shares one."""
    return code.partition(".")[2]


def shown(value: object) -> str | None:
    """Return a cell's content as a finding shows it, shortened where it is very long."""
    if value is None:
        return None
    whole = _writable(str(value))
    return whole if len(whole) <= _SHOWN else whole[: _SHOWN - 1] + "…"


def _writable(told: str) -> str:
    """Return text that any file takes: what is half a letter (in a file's name, or in JSON) is a question mark."""
    return told.encode("utf-8", "replace").decode("utf-8")


class FindingLog:
    """Collects findings; of each code it keeps the first by line, and counts them all."""

    def __init__(self) -> None:
        self._findings: dict[str, list[Finding]] = {}
        self._totals: dict[str, int] = {}
        self._without_lines: set[str] = set()

    def add(self, finding: Finding) -> None:
        """Add one finding."""
        self.add_all([finding], 1)

    def add_all(self, findings: Iterable[Finding], total: int) -> None:
        """Add the first findings of one code, of `total` that there are."""
        kept = [one if one.file is None else replace(one, file=_writable(one.file)) for one in findings]
        if not kept:
            return
        code = kept[0].code
        listed = self._findings.setdefault(code, [])
        listed.extend(kept)
        listed.sort(key=_place)
        del listed[LISTED:]
        self._totals[code] = self._totals.get(code, 0) + total

    def without_lines(self, file: str) -> None:
        """Note that a file has no lines: its findings name none, and are told in the order of its rows."""
        self._without_lines.add(file)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything found refuses the delivery."""
        return any(found[0].severity == "error" for found in self._findings.values())

    def findings(self) -> list[Finding]:
        """Return all listed findings with their counts: errors first, then by file and line."""
        counted = in_order(
            replace(finding, count=self._totals[code]) for code, found in self._findings.items() for finding in found
        )
        return [replace(one, line=None) if one.file in self._without_lines else one for one in counted]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they are told: errors first, then by file and line."""
    return sorted(findings, key=lambda finding: (finding.severity, finding.file or "", *_place(finding)))


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.line or 0, finding.column or "", finding.value or "")
