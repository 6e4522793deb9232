"""What a delivery holds, by name, whatever it came as: a folder, a zip of one, or a workbook alone."""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dashboard.delivery.contract import TableContract, contract

DATAPACKAGE = "datapackage.json"
WORKBOOK = ".xlsx"
TABLE_FORMS = (".csv", ".parquet")

_UNREAD_FORMS = (".xls", ".xlsb", ".xlsm", ".ods", ".zip")
_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx"}
_LONGEST_NAME = 200
"""Bytes beyond which a name is none of a delivery: a file system takes 255, and a sheet's name is added to it."""


@dataclass(frozen=True)
class Entry:
    """One name in a delivery, and where its content is; None where it is none of the contract's files."""

    name: str
    path: Path | None


def in_folder(folder: Path) -> list[Entry]:
    """Return what a folder holds; a folder or a link to nothing in it has no content."""
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return [Entry(path.name, path if path.is_file() and matters(path.name) else None) for path in paths]


def is_litter(name: str) -> bool:
    """Tell whether an operating system or Excel left a name behind."""
    return name.casefold() in _LITTER or name.startswith(("._", "~$"))


def is_datapackage(name: str) -> bool:
    """Tell whether a name is that of the file that says when the delivery is from."""
    return name.casefold() == DATAPACKAGE


def form_of(name: str) -> str:
    """Return the form a file is in: its extension, in small letters."""
    return Path(name).suffix.lower()


def table_named(stem: str) -> TableContract | None:
    """Return the table a file without its extension, or a sheet, is named after."""
    plain = unicodedata.normalize("NFC", stem).casefold().strip()
    return next((table for table in contract().tables if plain in table.names), None)


def table_of(name: str) -> TableContract | None:
    """Return the table a file is named after, in a form that is read or is known not to be."""
    known = form_of(name) in (*TABLE_FORMS, *_UNREAD_FORMS) and not is_litter(name)
    return table_named(Path(name).stem) if known else None


def is_workbook(name: str) -> bool:
    """Tell whether a file is a workbook, which may hold tables whatever its name."""
    return form_of(name) == WORKBOOK and not is_litter(name)


def matters(name: str) -> bool:
    """Tell whether a file's content is looked at."""
    known = is_datapackage(name) or is_workbook(name) or table_of(name) is not None
    return known and not is_litter(name) and len(os.fsencode(name)) < _LONGEST_NAME
