"""The seam between a form a file may come in (CSV, a sheet, Parquet) and everything after it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.delivery.contract import TableContract
from dashboard.delivery.findings import Finding
from dashboard.delivery.header import Header
from dashboard.delivery.work import Work


@dataclass(frozen=True)
class Rows:
    """A file as a reader leaves it, its text in the view `checked.rows_<table>`.

    The view has `line` (as a text editor counts; a sheet's row; the number of a Parquet file's row) and one varchar per
    column in `header.positions`, never null, untrimmed; without blank rows and rows of another width than the header.
    `damaged` tells that some rows could not be read, so that what they held is not known. `compact` tells that the text
    is kept so that reading it again costs little, and that free text is trimmed: then nothing is gained by a copy, and
    `checked.kept_<table>` is the same view with each cell but free text as what it is kept as, an enum or, of ids of
    units, the text.
    `by_row` is there where there is no such view yet, but `checked.read_responses` of `csv_form.by_responses`: it reads
    the file once more, row by row.
    """

    header: Header
    dialect: str
    sha256: str
    damaged: bool
    compact: bool = False
    by_row: Callable[[], "Rows"] | None = None


class Unreadable(Exception):  # noqa: N818 - says what the file is
    """A file that cannot be read at all, and the finding that says so (None where it is logged already)."""

    def __init__(self, finding: Finding | None) -> None:
        super().__init__()
        self.finding = finding


Reader = Callable[[Work, TableContract, Path], Rows]
"""Reads one file, or raises `Unreadable`. The path's name is what findings call the file: its name as delivered."""


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
