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
_UNQUOTED = (
    tiny.Dialect(";", "cp1252", "\r\n"),
    tiny.Dialect("\t", "utf-8-sig", pad=" \u00a0", last_line_end=False),
)


def csv() -> list[bytes]:
    """Return the file of participation in every dialect, for each way to read one, and pieces of dirt alone."""
    quoted, plain = _spoken()["participation"], tiny.delivery()["participation"]
    written = [tiny.written("participation", quoted, dialect) for dialect in _DIALECTS]
    # Without quotes a line is a record, and DuckDB reads it: its cells, or the lines where they are not all there.
    written += [tiny.written("participation", plain, dialect) for dialect in (tiny.PLAIN, *_UNQUOTED)]
    short = tiny.written("participation", plain).replace(b"\n", b",\n", 2).removesuffix(b",\n")
    return [*written, short, *(b"\r" + dirt for dirt in DIRT)]


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
    """Return zips of folders with and without a top folder, of a workbook, and of a folder of two forms."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = tiny.write(Path(name) / "delivery", _spoken()), Path(name) / "one.zip"
        found = [forms.zipped(folder, path, top).read_bytes() for top in ("", "høst 2026/")]
        book = forms.workbook(Path(name) / "one.xlsx", tiny.delivery())
        mixed = tiny.write(Path(name) / "mixed", {"meetings": tiny.delivery()["meetings"]})
        forms.parquet(mixed / "participation.parquet", "participation", tiny.delivery()["participation"])
        return [*found, *(forms.zipped(each, path).read_bytes() for each in (book, mixed))]


def deliveries(files: tuple[str, ...]) -> list[bytes]:
    """Return for each file its number as one byte, and what it holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = tiny.write(Path(name) / "delivery", _spoken())
        return [bytes([number]) + (folder / file).read_bytes() for number, file in enumerate(files)]


def _spoken() -> tiny.Tables:
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = 'Møllebakken «Æ» – "Blåbær";\r\n,\tså\nvidere'
    return tables
