"""What a zip holds, looked at before any of it is unpacked: a delivery in one file, or the parts of a workbook."""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dashboard.delivery.contract import Contract
from dashboard.delivery.findings import Finding
from dashboard.delivery.reading import Unreadable

_ENTRIES = 10_000
_DIRECTORY_BYTES = 10_000_000
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_END_BYTES, _END_64_BYTES, _LOCATOR_BYTES, _COMMENT_BYTES = 22, 56, 20, 65_535

#: What `zipfile` raises on a container that is damaged, or packed in a way it does not know.
DAMAGED = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, IndexError, zlib.error, struct.error,
)  # fmt: skip


def contained(path: Path, contract: Contract, *, unreadable: str) -> list[zipfile.ZipInfo]:
    """Return the entries of a zip that is within the limits; raises `Unreadable`, with `unreadable` if it is no zip."""
    size = path.stat().st_size
    with path.open("rb") as file:
        entries, directory = _announced(file, size)
    if entries > _ENTRIES or directory > _DIRECTORY_BYTES:
        raise too_large(path)
    with opened(path, unreadable) as container:
        found = container.infolist()
    if len(found) > _ENTRIES or exceeds(sum(info.file_size for info in found), size, contract):
        raise too_large(path)
    return found


@contextmanager
def opened(path: Path, unreadable: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip; raises `Unreadable` where it is damaged, then or while it is read."""
    try:
        with zipfile.ZipFile(path) as container:
            yield container
    except DAMAGED as error:
        raise Unreadable(Finding("error", unreadable, path.name)) from error
    except OSError as error:
        # A place before the beginning of the file is an invalid argument.
        if error.errno != errno.EINVAL:
            raise
        raise Unreadable(Finding("error", unreadable, path.name)) from error


def exceeds(unpacked: int, packed: int, contract: Contract) -> bool:
    """Tell whether so many bytes of so many are more than may be unpacked."""
    return unpacked > contract.unpacked_bytes or unpacked > packed * contract.unpacked_ratio


def too_large(path: Path) -> Unreadable:
    """Return the error of a zip that holds more than it may."""
    return Unreadable(Finding("error", "delivery.zip_too_large", path.name))


def _announced(file: BinaryIO, size: int) -> tuple[int, int]:
    """Return how many entries a zip says it has, and the bytes they are listed in: `zipfile` takes all of them in."""
    file.seek(max(0, size - _END_BYTES - _COMMENT_BYTES - _LOCATOR_BYTES - _END_64_BYTES))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        return 0, 0
    entries, directory = struct.unpack_from("<HL", tail, at + 10)
    before = at - _LOCATOR_BYTES - _END_64_BYTES
    if before >= 0 and tail[before : before + 4] == _END_64:
        entries, directory = struct.unpack_from("<QQ", tail, before + 32)
    return int(entries), int(directory)
