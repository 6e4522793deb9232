"""The deliveries that were refused last, and why: kept in the data folder, and told to Udir alone.

What is kept quotes values from rows, and a delivery holds everybody's rows: no office may know of it.
"""

import logging
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.delivery import Finding
from dashboard.scope import Scope

KEPT = 20
"""How many refusals are kept; older ones are removed."""

SHOWN_OF_A_CODE = 3
"""How many findings of each code are kept: the report has the rest."""

_log = logging.getLogger(__name__)


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Found(_Stored):
    """Where something is wrong, what stands there, and what to do, in both languages."""

    file: str | None = None
    line: int | None = None
    value: str | None = None
    message: str
    message_nn: str


class Reason(_Stored):
    """One code: how often it was found, and where first."""

    code: str
    count: int
    found: list[Found]


class Refusal(_Stored):
    """A delivery that was refused: its name, when (UTC), and why."""

    name: str
    refused_at: datetime
    reasons: list[Reason]

    @property
    def errors(self) -> int:
        """How many errors there were in all."""
        return sum(reason.count for reason in self.reasons)


class Refusals:
    """The last refusals as somebody may know of them: Udir of all, an office of none."""

    def __init__(self, data: Path, scope: Scope) -> None:
        self._folder = _folder(data)
        self._scope = scope

    @property
    def are_told(self) -> bool:
        """Tell whether the reader may know of refusals at all."""
        return self._scope == Scope.national()

    def names(self) -> tuple[str, ...]:
        """Return what the last refusals are kept as: other names are other refusals."""
        return tuple(path.name for path in _kept(self._folder)[-KEPT:]) if self.are_told else ()

    def newest_first(self) -> list[Refusal]:
        """Return the last refusals, the newest first; a file that holds something else is passed over."""
        if not self.are_told:
            return []
        read = (_read(path) for path in reversed(_kept(self._folder)[-KEPT:]))
        return [refusal for refusal in read if refusal is not None]


def reasons(findings: Sequence[Finding]) -> list[Reason]:
    """Return the errors among findings, code by code in the order they stand in."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "error":
            by_code.setdefault(finding.code, []).append(finding)
    return [Reason(code=code, count=found[0].count, found=_first(found)) for code, found in by_code.items()]


def keep(data: Path, name: str, why: Sequence[Reason]) -> None:
    """Keep a refusal, and only the last ones of all.

    Never raises for the disk's sake: a refusal is one whether or not it can be kept.
    """
    refusal = Refusal(name=name, refused_at=datetime.now(UTC), reasons=list(why))
    folder = _folder(data)
    # The name sorts by time; what else than letters and numbers the delivery's name holds stays inside the file.
    readable = re.sub(r"[^\w.-]+", "_", name)[:60]
    path = folder / f"{refusal.refused_at:%Y%m%dT%H%M%S.%fZ}-{readable}.json"
    beside = path.with_name(f".{refusal.refused_at:%H%M%S%f}.{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(refusal.model_dump_json(indent=2) + "\n", encoding="utf-8")
        beside.rename(path)
        for old in _kept(folder)[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("the refusal could not be kept in %s: %s", folder, error.strerror)
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _folder(data: Path) -> Path:
    return data / "refusals"


def _kept(folder: Path) -> list[Path]:
    """Return the files, the oldest first."""
    return sorted(path for path in folder.glob("*.json") if not path.name.startswith("."))


def _read(path: Path) -> Refusal | None:
    try:
        return Refusal.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _first(findings: Sequence[Finding]) -> list[Found]:
    return [
        Found(
            file=finding.file,
            line=finding.line,
            value=finding.value,
            message=finding.message("nb"),
            message_nn=finding.message("nn"),
        )
        for finding in findings[:SHOWN_OF_A_CODE]
    ]
