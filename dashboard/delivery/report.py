"""Findings as they are reported: a list of objects for machines, a table for the terminal."""

from collections.abc import Iterable
from typing import Any

from rich.table import Table
from rich.text import Text

from dashboard.delivery.findings import Finding
from dashboard.formatting import number
from dashboard.terminal import visible
from dashboard.texts import Language, text

KEYS = ("severity", "code", "file", "line", "column", "value", "message", "count")


def findings_json(findings: Iterable[Finding], language: Language = "nb") -> list[dict[str, Any]]:
    """Return one object per finding with the keys the contract names, in its order."""
    return [
        {key: finding.message(language) if key == "message" else getattr(finding, key) for key in KEYS}
        for finding in findings
    ]


def findings_table(findings: Iterable[Finding], language: Language = "nb") -> Table:
    """Return a table for the terminal: one row per finding."""
    listed = list(findings)
    table = Table(show_lines=False)
    # A code has a line of its own and is never broken: it is what one looks up.
    longest = max((len(finding.code) for finding in listed), default=0)
    for heading, width in (("severity", 0), ("place", 0), ("message", longest)):
        table.add_column(text(f"findings.heading_{heading}", language), overflow="fold", min_width=width)
    for finding in listed:
        severity = text(f"findings.severity_{finding.severity}", language)
        style = "red" if finding.severity == "error" else "yellow"
        # A delivery's text is text: Text() does not read markup in it.
        told = Text(f"{visible(_sentence(finding, language))}\n").append(finding.code, style="dim")
        table.add_row(Text(severity, style=style), Text(_place(finding)), told)
    return table


def _place(finding: Finding) -> str:
    place = visible(":".join(str(part) for part in (finding.file, finding.line) if part is not None))
    return place if finding.column is None else f"{place}\n{visible(finding.column)}"


def _sentence(finding: Finding, language: Language) -> str:
    sentence = finding.message(language)
    return (
        sentence
        if finding.count == 1
        else f"{sentence} {text('findings.in_all', language, count=number(finding.count))}"
    )
