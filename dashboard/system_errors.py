"""What the operating system says went wrong, in the reader's words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.texts import Language, text

_KNOWN = {
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "too_large",
    errno.EIO: "broken",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "a_folder",
    errno.EEXIST: "exists",
    errno.ENAMETOOLONG: "long_name",
}

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def why(error: OSError, language: Language = "nb") -> str:
    """Return what went wrong; what somebody has put into words already stands."""
    known = _KNOWN.get(error.errno or 0)
    if known is None or _is_said(error):
        return error.strerror or str(error)
    return text(f"system.{known}", language)


def why_and_where(error: OSError, language: Language = "nb") -> str:
    """Return what went wrong, and with which file."""
    if error.filename is None:
        return why(error, language)
    return f"{why(error, language)}{' ' if _is_said(error) else ': '}{error.filename}"


@contextmanager
def disk_errors_raised(folder: Path) -> Iterator[None]:
    """Raise OSError where DuckDB could not write in a folder: for a disk that is full it has several kinds of error."""
    try:
        yield
    except duckdb.Error as error:
        for number in _OF_THE_DISK:
            if os.strerror(number) in str(error):
                raise OSError(number, os.strerror(number), str(folder)) from error
        raise


def _is_said(error: OSError) -> bool:
    return error.errno is None or error.strerror != os.strerror(error.errno)
