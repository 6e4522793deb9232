"""From a workbook to its sheets as files of text, opened in a process of its own (`dashboard.workbooks`)."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dashboard
from dashboard.delivery.containers import contained
from dashboard.delivery.contract import Contract
from dashboard.delivery.findings import Finding, file_too_large
from dashboard.delivery.reading import Unreadable
from dashboard.delivery.work import BLANKS
from dashboard.workbooks import DISK_FULL, TOO_LARGE, UNREADABLE

_MEMORY = 3_000_000_000
"""Bytes the process may ask for: a sheet as full as Excel takes them fits, and all of an import stays under 4 GB."""

_SECONDS = 900


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the table's name it has, and where its text is, None where it is no table's."""

    name: str
    table: str
    hidden: bool
    blank: bool
    file: Path | None
    facts: Mapping[str, Any]


def sheets_of(workbook: Path, folder: Path, contract: Contract) -> list[Sheet]:
    """Return a workbook's sheets, those that are tables written as text into `folder`; raises `Unreadable`."""
    if workbook.stat().st_size > contract.file_bytes:
        raise Unreadable(file_too_large(workbook, contract.file_bytes))
    contained(workbook, contract, unreadable="file.workbook_unreadable")
    asked = {
        "path": str(workbook.resolve()),
        "out": str(folder),
        "wanted": [name for table in contract.tables for name in table.names],
        "stem": workbook.stem,
        "blanks": BLANKS,
        "field_characters": contract.field_characters,
        "file_bytes": contract.file_bytes,
        "memory": _MEMORY,
    }
    return [_sheet(told) for told in json.loads(_answer(workbook, asked))]


def _answer(workbook: Path, asked: Mapping[str, Any]) -> str:
    command = [sys.executable, "-P", "-X", "utf8", "-m", "dashboard.workbooks"]
    found_in = {**os.environ, "PYTHONPATH": str(Path(dashboard.__file__).parent.parent)}
    given = json.dumps(asked)
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=given, env=found_in, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _unreadable(workbook, "workbook_too_large") from error
    if done.returncode == DISK_FULL:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    # Where memory ends in the midst of Rust, the process is ended by a signal.
    if done.returncode == TOO_LARGE or done.returncode < 0:
        raise _unreadable(workbook, "workbook_too_large")
    if done.returncode == UNREADABLE:
        raise _unreadable(workbook, "workbook_unreadable")
    if done.returncode:
        # Such as a package that is not installed: nothing that the workbook is to blame for.
        raise RuntimeError(f"workbooks cannot be opened, exit code {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _sheet(told: Mapping[str, Any]) -> Sheet:
    file = told.get("file")
    return Sheet(told["name"], told["table"], told["hidden"], told["blank"], Path(file) if file else None, told)


def _unreadable(workbook: Path, rule: str) -> Unreadable:
    return Unreadable(Finding("error", f"file.{rule}", workbook.name))
