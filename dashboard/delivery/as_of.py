"""The delivery's date, and whether it is synthetic: from its own datapackage.json and the command line."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.delivery.entries import Entry, is_datapackage
from dashboard.delivery.findings import Finding, FindingLog, shown

_DATE_PART = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?", re.DOTALL)
_LARGEST = 10_000_000


@dataclass(frozen=True)
class Described:
    """What is known of the delivery as a whole; `as_of` is None where that is an error."""

    as_of: date | None
    synthetic: bool


def described(entries: list[Entry], given: date | None, log: FindingLog) -> Described:
    """Return the delivery's date; both sources differing, or neither, is an error."""
    path = next((entry.path for entry in entries if is_datapackage(entry.name)), None)
    if path is None:
        if given is None:
            log.add(Finding("error", "delivery.as_of_missing", None))
        return Described(given, synthetic=False)
    package = _package(path)
    if package is None:
        log.add(Finding("error", "delivery.datapackage_unreadable", path.name))
        return Described(None, synthetic=False)
    return Described(_as_of(path.name, package.get("created"), given, log), package.get("synthetic") is True)


def _package(path: Path) -> dict[str, Any] | None:
    if path.stat().st_size > _LARGEST:
        return None
    try:
        package = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return package if isinstance(package, dict) else None


def _as_of(file: str, created: object, given: date | None, log: FindingLog) -> date | None:
    if created is None:
        if given is None:
            log.add(Finding("error", "delivery.as_of_missing", file, column="created"))
        return given
    written = _date(created)
    if written is None:
        log.add(Finding("error", "delivery.created_not_a_date", file, column="created", value=_told(created)))
    elif given is not None and given != written:
        params = {"given": given.isoformat()}
        log.add(Finding("error", "delivery.as_of_differs", file, None, "created", written.isoformat(), params))
        return None
    return written


def _told(created: object) -> str | None:
    # A list or an object may be nested deeper than it can be written.
    return shown(created) if isinstance(created, str | int | float) else None


def _date(created: object) -> date | None:
    matched = _DATE_PART.fullmatch(created.strip()) if isinstance(created, str) else None
    try:
        return date.fromisoformat(matched[1]) if matched else None
    except ValueError:
        return None
