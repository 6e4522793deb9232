"""What a load gives: the facts of a delivery, and the error of one that cannot be looked at."""

from dataclasses import dataclass
from datetime import date


class DeliveryUnusable(Exception):  # noqa: N818 - says what it is; the command line exits with 2
    """Wrong use: there is no delivery to judge (no such folder, a file nobody may read, a full disk)."""


@dataclass(frozen=True)
class FileRead:
    """A file that was read: the contract's name, its name in the delivery, its dialect in words, its rows."""

    name: str
    path_name: str
    dialect: str
    rows: int


@dataclass(frozen=True)
class Loaded:
    """A delivery that was read, checked and loaded; `digest` is a sha256 in hexadecimal of its contents."""

    as_of: date
    digest: str
    synthetic: bool
    files: list[FileRead]
