"""What fuzzing begins with: the tiny delivery in every form, made anew each time."""

import tempfile
from pathlib import Path

from tests.delivery import forms, tiny
from tests.delivery.test_dirty import DIRT

_DIALECTS = (
    tiny.PLAIN,
    tiny.Dialect(";", "cp1252", "\r\n", quote=lambda _: True),
    tiny.Dialect("\t", "utf-8-sig", between="||\r\n", pad=" \u00a0", last_line_end=False),
)


def csv() -> list[bytes]:
    """Return the file of participation in some dialects, and pieces of dirt alone."""
    rows = _spoken()["participation"]
    return [tiny.written("participation", rows, dialect) for dialect in _DIALECTS] + [b"\r" + dirt for dirt in DIRT]


def parquet() -> list[bytes]:
    """Return the file of participation with the contract's types and as text alone."""
    rows = tiny.delivery()["participation"]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "one.parquet"
        texts = dict.fromkeys(rows[0], "varchar")
        return [forms.parquet(path, "participation", rows, types).read_bytes() for types in (None, texts)]


def xlsx() -> list[bytes]:
    """Return workbooks with typed cells and with text."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "one.xlsx"
        typed = forms.workbook(path, tiny.delivery()).read_bytes()
        return [typed, forms.workbook(path, _spoken(), forms.as_text, norwegian=True).read_bytes()]


def zips() -> list[bytes]:
    """Return zips of folders with and without a top folder, and of a workbook."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = tiny.write(Path(name) / "delivery", _spoken()), Path(name) / "one.zip"
        found = [forms.zipped(folder, path, top).read_bytes() for top in ("", "høst 2026/")]
        book = forms.workbook(Path(name) / "one.xlsx", tiny.delivery())
        return [*found, forms.zipped(book, path).read_bytes()]


def deliveries(files: tuple[str, ...]) -> list[bytes]:
    """Return for each file its number as one byte, and what it holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = tiny.write(Path(name) / "delivery", _spoken())
        return [bytes([number]) + (folder / file).read_bytes() for number, file in enumerate(files)]


def _spoken() -> tiny.Tables:
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = 'Møllebakken «Æ» – "Blåbær";\r\n,\tså\nvidere'
    return tables
