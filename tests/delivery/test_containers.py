"""What is wrong with a zip, a workbook or a Parquet file: found and named, and what is harmless passes."""

import io
import stat
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from dashboard.delivery.archive import name_of
from dashboard.delivery.contract import contract
from tests.delivery import forms, tiny
from tests.delivery.conftest import judged
from tests.delivery.test_dialects import contents

Entries = Callable[[zipfile.ZipFile], object]
Sheets = Callable[[Any, dict[str, Any]], object]
Told = tuple[str, str | None, int | None, str | None, str | None]


class Case(NamedTuple):
    """A delivery, and its findings: code, file, line, column and value."""

    write: Callable[[Path], Path]
    findings: list[Told]


def zipped(add: Entries) -> Callable[[Path], Path]:
    """Return what writes a zip of a valid delivery, with something added."""

    def write(folder: Path) -> Path:
        path = forms.zipped(tiny.write(folder / "inni", tiny.delivery()), folder / "leveranse.zip")
        with zipfile.ZipFile(path, "a") as container:
            add(container)
        return path

    return write


def entry(name: str, mode: int = 0, content: bytes = b"x") -> Entries:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return lambda container: container.writestr(info, content)


def changed(write: Callable[[Path], Path], change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    """Return what writes a delivery and then changes its bytes."""

    def written(folder: Path) -> Path:
        path = write(folder)
        path.write_bytes(change(path.read_bytes()))
        return path

    return written


def _marked_encrypted(content: bytes) -> bytes:
    at = content.rfind(b"PK\x01\x02")
    return content[: at + 8] + bytes([content[at + 8] | 1]) + content[at + 9 :]


def _said_to_hold(size: int) -> Callable[[bytes], bytes]:
    """Return a change of the size the last entry says it has; it is packed all the same."""

    def change(content: bytes) -> bytes:
        at = content.rfind(b"PK\x01\x02")
        return content[: at + 24] + size.to_bytes(4, "little") + content[at + 28 :]

    return change


def _many(container: zipfile.ZipFile) -> None:
    for number in range(10_001):
        container.writestr(f"{number}", b"")


def _twice(container: zipfile.ZipFile) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        container.writestr("meetings.csv", b"x")


def workbook(change: Sheets = lambda _book, _sheets: None, tables: tiny.Tables | None = None) -> Callable[[Path], Path]:
    return lambda folder: forms.workbook(folder / "leveranse.xlsx", tables or tiny.delivery(), change=change)


def cell(table: str, place: str, write: Callable[[Any, Any], object]) -> Sheets:
    return lambda book, sheets: write(sheets[table], (book, place))


def _moment(sheet: Any, at: Any) -> None:
    book, place = at
    sheet.write_datetime(place, datetime(2025, 8, 1, 10, 30), book.add_format({"num_format": "dd.mm.yyyy hh:mm"}))  # noqa: DTZ001


def hidden(table: str) -> Sheets:
    return lambda _book, sheets: sheets[table].hide()


def _hidden_twin(book: Any, _: Any) -> None:
    twin = book.add_worksheet("Møter")
    twin.write(0, 0, "møte-id")
    twin.very_hidden()


def without(table: str) -> tiny.Tables:
    return {name: rows for name, rows in tiny.delivery().items() if name != table}


def parquet(table: str, types: dict[str, str]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        delivered = tiny.write(folder / "inni", without(table))
        forms.parquet(delivered / f"{table}.parquet", table, tiny.delivery()[table], types)
        return delivered

    return write


def milestones(select: str) -> Callable[[Path], Path]:
    """Return what writes a valid delivery with `select`, from the milestones, as its Parquet file of them."""

    def write(folder: Path) -> Path:
        delivered = parquet("milestones", {})(folder)
        with duckdb.connect() as connection:
            connection.execute(f"create table t as from read_parquet('{delivered}/milestones.parquet')")
            connection.execute(f"copy ({select}) to '{delivered}/milestones.parquet' (format parquet)")
        return delivered

    return write


def _cut(folder: Path) -> Path:
    delivered = parquet("milestones", {})(folder)
    file = delivered / "milestones.parquet"
    file.write_bytes(file.read_bytes()[:-200])
    return delivered


def _empty(folder: Path) -> Path:
    delivered = parquet("milestones", {})(folder)
    (delivered / "milestones.parquet").write_bytes(b"")
    return delivered


_nested = milestones("select * replace ([kind] as kind) from t")
_strange = milestones("select kind as slag from t")


def inside(write: Callable[[Path], Path], part: str, old: bytes, new: bytes) -> Callable[[Path], Path]:
    """Return what writes a workbook and then changes one of its parts."""

    def written(folder: Path) -> Path:
        path = write(folder)
        with zipfile.ZipFile(path) as container:
            parts = {name: container.read(name) for name in container.namelist()}
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
            for name, content in parts.items():
                container.writestr(name, content)
        return path

    return written


def bad_date(folder: Path) -> Path:
    tables = tiny.delivery()
    tables["milestones"][1]["done_on"] = "2027-01-01"
    delivered = tiny.write(folder / "inni", without("milestones"))
    forms.parquet(delivered / "milestones.parquet", "milestones", tables["milestones"])
    return delivered


ZIP, BOOK = "leveranse.zip", "leveranse.xlsx"
ZIPS = {
    "path out": Case(zipped(entry("../ut.csv")), [("delivery.zip_path", "../ut.csv", None, None, None)]),
    "path out in the midst": Case(zipped(entry("a/../../b")), [("delivery.zip_path", "a/../../b", None, None, None)]),
    "path out of Windows": Case(zipped(entry("..\\ut.csv")), [("delivery.zip_path", "../ut.csv", None, None, None)]),
    "absolute": Case(zipped(entry("/etc/passwd")), [("delivery.zip_path", "/etc/passwd", None, None, None)]),
    "drive": Case(zipped(entry("C:\\ut.csv")), [("delivery.zip_path", "C:/ut.csv", None, None, None)]),
    "link": Case(
        zipped(entry("lenke.csv", stat.S_IFLNK | 0o777)), [("delivery.zip_link", "lenke.csv", None, None, None)]
    ),
    "device": Case(zipped(entry("rør", stat.S_IFIFO | 0o777)), [("delivery.zip_link", "rør", None, None, None)]),
    "encrypted": Case(
        changed(zipped(entry("x.csv")), _marked_encrypted), [("delivery.zip_encrypted", "x.csv", None, None, None)]
    ),
    "twice": Case(zipped(_twice), [("delivery.zip_twice", "meetings.csv", None, None, None)]),
    "nested": Case(zipped(entry("inni.ZIP")), [("delivery.zip_nested", "inni.ZIP", None, None, None)]),
    "all at once": Case(
        zipped(lambda container: [entry(name)(container) for name in ("/a", "b.zip")]),
        [("delivery.zip_path", "/a", None, None, None), ("delivery.zip_nested", "b.zip", None, None, None)],
    ),
    "more than 200 to 1": Case(
        zipped(lambda container: container.writestr("x.txt", bytes(10_000_000), zipfile.ZIP_DEFLATED)),
        [("delivery.zip_too_large", ZIP, None, None, None)],
    ),
    "says it is more than 2 GB": Case(
        changed(zipped(entry("x.txt")), _said_to_hold(2_000_000_001)),
        [("delivery.zip_too_large", ZIP, None, None, None)],
    ),
    "very many names": Case(zipped(_many), [("delivery.zip_too_large", ZIP, None, None, None)]),
    "holds more than it says": Case(
        changed(
            lambda folder: forms.zipped(tiny.write(folder / "inni", {"participation": []}), folder / ZIP),
            _said_to_hold(3),
        ),
        [("delivery.zip_unreadable", ZIP, None, None, None)],
    ),
    "cut short": Case(
        changed(zipped(entry("x.txt")), lambda content: content[:-40]),
        [("delivery.zip_unreadable", ZIP, None, None, None)],
    ),
    "without its beginning": Case(
        changed(zipped(entry("x.txt")), lambda content: content[10:]),
        [("delivery.zip_unreadable", ZIP, None, None, None)],
    ),
    "changed inside": Case(
        changed(zipped(entry("notater.xlsx", content=b"uendret")), lambda content: content.replace(b"uen", b"een")),
        [("delivery.zip_unreadable", ZIP, None, None, None)],
    ),
    "empty": Case(changed(zipped(entry("x.txt")), lambda _: b""), [("delivery.zip_unreadable", ZIP, None, None, None)]),
    "packed another way": Case(
        zipped(lambda container: container.writestr("x.csv", b"x", zipfile.ZIP_LZMA)),
        [("delivery.zip_unreadable", "x.csv", None, None, None)],
    ),
    "a folder beside": Case(
        zipped(entry("gammelt/meetings.csv")), [("delivery.file_unknown", "gammelt", None, None, None)]
    ),
}
WORKBOOKS = {
    "no workbook": Case(changed(workbook(), lambda _: b"PK"), [("file.workbook_unreadable", BOOK, None, None, None)]),
    "protected, or .xls": Case(
        changed(workbook(), lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        [("file.workbook_unreadable", BOOK, None, None, None)],
    ),
    "a zip that is no workbook": Case(
        lambda folder: zipped(lambda _: None)(folder).rename(folder / BOOK),
        [("file.workbook_unreadable", BOOK, None, None, None)],
    ),
    "cells without end": Case(
        workbook(cell("meetings", "XFD1048576", lambda sheet, at: sheet.write(at[1], "x"))),
        [("file.workbook_too_large", BOOK, None, None, None)],
    ),
    "error in a date": Case(
        workbook(cell("participation", "J4", lambda sheet, at: sheet.write_formula(at[1], "=1/0", None, "#DIV/0!"))),
        [("participation.not_a_date", f"{BOOK}#participation", 4, "left_on", "#DIV/0!")],
    ),
    "error in a name": Case(
        workbook(cell("participation", "C4", lambda sheet, at: sheet.write_formula(at[1], "=Ark9!A1", None, "#REF!"))),
        [("file.cell_error", f"{BOOK}#participation", 4, "unit_name", "#REF!")],
    ),
    "uncalculated": Case(
        inside(
            workbook(cell("participation", "C4", lambda sheet, at: sheet.write_formula(at[1], "=A1", None, 7))),
            "xl/worksheets/sheet1.xml",
            b"<f>A1</f><v>7</v>",
            b"<f>A1</f>",
        ),
        [("file.cell_error", f"{BOOK}#participation", 4, "unit_name", "=A1")],
    ),
    "a moment": Case(
        workbook(cell("participation", "I2", _moment)),
        [("participation.not_a_date", f"{BOOK}#participation", 2, "joined_on", "2025-08-01 10:30:00")],
    ),
    "a number where a date should be": Case(
        workbook(cell("participation", "I2", lambda sheet, at: sheet.write(at[1], 46000))),
        [("participation.not_a_date", f"{BOOK}#participation", 2, "joined_on", "46000")],
    ),
    "a lost zero": Case(
        workbook(cell("participation", "F4", lambda sheet, at: sheet.write(at[1], 301))),
        [("participation.leading_zero_repaired", f"{BOOK}#participation", 4, "municipality_no", "301")],
    ),
    "half a unit": Case(
        workbook(cell("participation", "G2", lambda sheet, at: sheet.write(at[1], 40.5))),
        [("participation.not_an_integer", f"{BOOK}#participation", 2, "children", "40.5")],
    ),
    "a note outside the table": Case(
        workbook(cell("milestones", "Z9", lambda sheet, at: sheet.write(at[1], "løs merknad"))),
        [("file.column_unknown", f"{BOOK}#milestones", 1, None, "Z")],
    ),
    "a cell of more than 1 MB": Case(
        inside(workbook(), "xl/sharedStrings.xml", b"Bakken skole", b"B" * 1_000_001),
        [("file.field_too_large", f"{BOOK}#participation", 3, None, None)],
    ),
    "packed more than 200 to 1": Case(
        inside(workbook(), "docProps/app.xml", b"</Properties>", bytes(10_000_000)),
        [("delivery.zip_too_large", BOOK, None, None, None)],
    ),
    "blank sheet": Case(
        workbook(lambda book, _: book.add_worksheet("Milepæler"), without("milestones")),
        [("file.no_header", f"{BOOK}#Milepæler", None, None, None)],
    ),
    "unknown sheet": Case(
        workbook(lambda book, _: book.add_worksheet("Notater").write(0, 0, "x")),
        [("delivery.sheet_unknown", BOOK, None, None, "Notater")],
    ),
    "two names": Case(
        workbook(lambda book, _: book.add_worksheet("MØTER").write(0, 0, "x")),
        [("delivery.file_twice", f"{BOOK}#MØTER", None, None, None)],
    ),
    "hidden": Case(
        workbook(hidden("meetings")), [("delivery.hidden_sheet_read", f"{BOOK}#meetings", None, None, None)]
    ),
    "hidden beside": Case(
        workbook(_hidden_twin), [("delivery.hidden_sheet_ignored", f"{BOOK}#Møter", None, None, None)]
    ),
    "a title above": Case(
        workbook(
            lambda book, _: book.add_worksheet("Milepæler").write_column(0, 0, ["Uttrekk", "pulje"]),
            without("milestones"),
        ),
        [("file.header_unrecognised", f"{BOOK}#Milepæler", 1, None, None)],
    ),
}
PARQUETS = {
    "nested": Case(_nested, [("file.column_nested", "milestones.parquet", None, "kind", "VARCHAR[]")]),
    "cut short": Case(_cut, [("file.parquet_unreadable", "milestones.parquet", None, None, None)]),
    "no column is known": Case(_strange, [("file.header_unrecognised", "milestones.parquet", None, None, None)]),
    "empty": Case(_empty, [("file.empty", "milestones.parquet", None, None, None)]),
    "no line": Case(bad_date, [("milestones.after_as_of", "milestones.parquet", None, "done_on", "2027-01-01")]),
    "a lost zero": Case(
        parquet("participation", {"municipality_no": "smallint"}),
        [("participation.leading_zero_repaired", "participation.parquet", None, "municipality_no", "301")],
    ),
}
CASES = ZIPS | WORKBOOKS | PARQUETS


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_wrong_is_said(case: Case, connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    findings = judged(connection, case.write(tmp_path), tiny.AS_OF)[1]
    assert [(f.code, f.file, f.line, f.column, f.value) for f in findings] == case.findings
    for sentence in (finding.message(language) for finding in findings for language in ("nb", "nn")):
        assert sentence.endswith(".")
        assert "{" not in sentence


def _litter(container: zipfile.ZipFile) -> None:
    for name in ("__MACOSX/._meetings.csv", "leveranse/.DS_Store", "Thumbs.db", "leveranse/~$møter.xlsx"):
        container.writestr(name, b"x")


def _litter_around(folder: Path) -> Path:
    path = forms.zipped(tiny.write(folder / "inni", tiny.delivery()), folder / ZIP, "leveranse/")
    with zipfile.ZipFile(path, "a") as container:
        _litter(container)
    return path


def _streamed(folder: Path) -> Path:
    """Write a zip as a pipe gets it: sizes come after the content."""
    delivered = tiny.write(folder / "inni", tiny.delivery())
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as container:
        for file in delivered.iterdir():
            container.write(file, file.name)
    (folder / ZIP).write_bytes(pipe.written)
    return folder / ZIP


class _Pipe(io.RawIOBase):
    """What can be written to, and no more."""

    written = b""

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        self.written += bytes(content)
        return len(content)


def _left_by_people(book: Any, sheets: dict[str, Any]) -> None:
    """Leave sheets as people do: rows filtered away, merged cells, formats far below, a sheet nobody used."""
    book.add_worksheet("Ark2")
    sheets["meetings"].autofilter(0, 0, 5, 5)
    sheets["meetings"].set_row(2, None, None, {"hidden": True})
    sheets["milestones"].merge_range("A9:C9", " ")
    sheets["milestones"].write_blank("A2000", None, book.add_format({"bold": True}))


HARMLESS = {
    "litter and one top folder": _litter_around,
    "sizes after the content": _streamed,
    "hidden rows, merged cells, blank rows and sheets": workbook(_left_by_people),
    "cached values of formulas": workbook(
        cell("participation", "G2", lambda sheet, at: sheet.write_formula(at[1], "=39+1", None, 40))
    ),
    "decimal and double numbers": parquet("participation", {"children": "decimal(10,2)", "staff": "double"}),
    "moments at midnight": parquet("participation", {"joined_on": "timestamp", "left_on": "timestamptz"}),
    "a workbook of one table in a folder": lambda folder: (
        forms.workbook(
            tiny.write(folder / "inni", without("milestones")) / "Milepæler.xlsx",
            {"milestones": tiny.delivery()["milestones"]},
        ).parent
    ),
}


@pytest.mark.parametrize("write", HARMLESS.values(), ids=HARMLESS)
def test_what_is_harmless_is_read(
    write: Callable[[Path], Path], connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    judged(connection, tiny.write(tmp_path / "slik", tiny.delivery()))
    plain = contents(connection)
    assert judged(connection, write(tmp_path), tiny.AS_OF)[1] == []
    assert contents(connection) == plain


def test_a_small_parquet_file_may_not_hold_more_than_a_large_one(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = milestones("select t.* from t, range(5000)")(tmp_path)
    assert (many / "milestones.parquet").stat().st_size < 20_000
    assert judged(connection, many)[1] == []
    monkeypatch.setattr(
        sys.modules["dashboard.delivery.load"], "contract", lambda: replace(contract(), file_bytes=20_000)
    )
    (finding,) = judged(connection, many)[1]
    assert (finding.code, finding.file) == ("file.too_large", "milestones.parquet")


def test_a_workbook_alone_needs_its_date_said(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (finding,) = judged(connection, workbook()(tmp_path))[1]
    assert finding.code == "delivery.as_of_missing"


def test_a_fault_of_the_program_is_not_the_workbooks(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook()(tmp_path)
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'No module named python_calamine' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(RuntimeError, match="No module named python_calamine"):
        judged(connection, path, tiny.AS_OF)


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        ("møter.csv".encode(), 0x800, "møter.csv"),
        ("møter.csv".encode(), 0, "møter.csv"),
        ("møter.csv".encode("cp850"), 0, "møter.csv"),
        ("milepæler.csv".encode("cp437"), 0, "milepæler.csv"),
        ("mo\u0308te\\r.csv".encode(), 0x800, "möte/r.csv"),
    ],
)
def test_names_are_read_as_they_were_written(raw: bytes, flags: int, name: str) -> None:
    info = zipfile.ZipInfo(raw.decode("utf-8" if flags else "cp437"))
    info.flag_bits = flags
    assert name_of(info) == name
