"""Unpacks a delivery that came as one .zip, after looking at everything in it."""

import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from dashboard.delivery.containers import contained, exceeds, opened, too_large
from dashboard.delivery.contract import Contract
from dashboard.delivery.entries import Entry, is_litter, matters
from dashboard.delivery.findings import Finding, FindingLog, shown
from dashboard.delivery.reading import Unreadable

_UNREADABLE = "delivery.zip_unreadable"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_STEP = 1 << 20

_Named = tuple[str, ZipInfo]


def unpack(path: Path, folder: Path, contract: Contract, log: FindingLog) -> list[Entry] | None:
    """Unpack into `folder` what a delivery may hold, and return all that a folder with the same content would list.

    Everything wrong with the zip is logged, and then None is returned.
    """
    try:
        infos = contained(path, contract, unreadable=_UNREADABLE)
        named = [(name_of(info), info) for info in infos]
        for finding in _wrong(named):
            log.add(finding)
        if log.has_errors:
            return None
        files = [(name, info) for name, info in named if not info.is_dir() and not _litter(name)]
        with opened(path, _UNREADABLE) as container:
            return _entries(container, _without_top(files), folder, _Budget(path, contract))
    except Unreadable as unreadable:
        if unreadable.finding is not None:
            log.add(unreadable.finding)
        return None


def name_of(info: ZipInfo) -> str:
    """Return an entry's path with forward slashes, whatever system it was packed on.

    A name that is not marked as UTF-8 may be so all the same (macOS), and is else as Windows writes it here: code page
    850, which has the «ø» that code page 437 has not.
    """
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _wrong(named: list[_Named]) -> list[Finding]:
    """Return what is wrong with single entries: none of it is ever the export of a system that means well."""
    found: list[Finding] = []
    seen: set[str] = set()
    for name, info in named:
        kind = stat.S_IFMT(info.external_attr >> 16)
        parts = name.split("/")
        if name.startswith("/") or ".." in parts or ":" in parts[0] or not name.strip("/ "):
            rule = "zip_path"
        elif kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            rule = "zip_link"
        elif info.flag_bits & _ENCRYPTED:
            rule = "zip_encrypted"
        elif info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            rule = "zip_unreadable"
        elif name.casefold() in seen:
            rule = "zip_twice"
        elif name.casefold().endswith(".zip") and not _litter(name):
            rule = "zip_nested"
        else:
            seen.add(name.casefold())
            continue
        found.append(Finding("error", f"delivery.{rule}", shown(name)))
    return found


def _litter(name: str) -> bool:
    return any(is_litter(part) for part in name.split("/"))


def _without_top(files: list[_Named]) -> list[_Named]:
    """Return the files as inside their one top folder, where there is one and nothing beside it."""
    tops = {name.partition("/")[0] for name, _ in files}
    if len(tops) == 1 and all("/" in name for name, _ in files):
        return [(name.partition("/")[2], info) for name, info in files]
    return files


class _Budget:
    """Counts what is really unpacked: what a zip says of itself need not be true."""

    def __init__(self, path: Path, contract: Contract) -> None:
        self._path, self._packed, self._contract = path, path.stat().st_size, contract
        self._unpacked = 0

    def spend(self, count: int) -> None:
        self._unpacked += count
        if exceeds(self._unpacked, self._packed, self._contract):
            raise too_large(self._path)


def _entries(container: ZipFile, files: list[_Named], folder: Path, budget: _Budget) -> list[Entry]:
    entries: dict[str, Entry] = {}
    for name, info in files:
        top, _, below = name.partition("/")
        if below or not matters(top):
            # A folder in a delivery is no file of it, whatever it holds.
            entries.setdefault(top, Entry(top, None))
            continue
        unpacked = folder / top
        with container.open(info) as source, unpacked.open("wb") as target:
            _copy(source, target.write, budget)
        entries[top] = Entry(top, unpacked)
    return sorted(entries.values(), key=lambda entry: entry.name)


def _copy(source: IO[bytes], write: Callable[[bytes], object], budget: _Budget) -> None:
    while chunk := source.read(_STEP):
        budget.spend(len(chunk))
        write(chunk)
