"""What is wrong with whole files, headers and records: found, named by line, and nothing that follows from it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from tests.delivery import tiny
from tests.delivery.conftest import judged

Change = Callable[[Path], object]


def replace(file: str, old: bytes, new: bytes) -> Change:
    """Return a change of the first place a file holds some bytes."""

    def change(folder: Path) -> None:
        content = (folder / file).read_bytes()
        assert old in content
        (folder / file).write_bytes(content.replace(old, new, 1))

    return change


def content(file: str, of: bytes) -> Change:
    return lambda folder: (folder / file).write_bytes(of)


def without_column(table: str, column: str) -> Change:
    rows = [{name: cell for name, cell in row.items() if name != column} for row in tiny.delivery()[table]]
    return content(f"{table}.csv", tiny.written(table, rows))


def sparse(file: str, size: int) -> Change:
    def change(folder: Path) -> None:
        with (folder / file).open("r+b") as opened:
            opened.truncate(size)

    return change


class Case(NamedTuple):
    """A change of a valid delivery and its only finding: severity, code, file, line, column and value."""

    change: Change
    finding: tuple[str, str, str | None, int | None, str | None, str | None]


PARTICIPATION, ATTENDANCE = "participation.csv", "attendance.csv"
CASES = {
    "empty": Case(content(ATTENDANCE, b""), ("error", "file.empty", ATTENDANCE, None, None, None)),
    "empty participation": Case(content(PARTICIPATION, b""), ("error", "file.empty", PARTICIPATION, None, None, None)),
    "blank": Case(content(ATTENDANCE, b"\n \r\n;;\n"), ("error", "file.no_header", ATTENDANCE, None, None, None)),
    "too large": Case(sparse(ATTENDANCE, 20_000_000_001), ("error", "file.too_large", ATTENDANCE, None, None, None)),
    "nul": Case(replace(ATTENDANCE, b"leader", b"lead\0er"), ("error", "file.nul", ATTENDANCE, 3, None, None)),
    "utf-16": Case(
        content(ATTENDANCE, "a;b\n".encode("utf-16")), ("error", "file.undecodable", ATTENDANCE, 1, None, None)
    ),
    "no encoding": Case(
        replace(PARTICIPATION, b"Bakken", b"\xe5\x81\x8d\xff"),
        ("error", "file.undecodable", PARTICIPATION, 3, None, None),
    ),
    "two encodings": Case(
        replace(PARTICIPATION, b"Bakken skole", "Bjørka".encode() + "bjørk".encode("cp1252")),
        ("error", "file.undecodable", PARTICIPATION, 3, None, None),
    ),
    "no header": Case(
        replace(ATTENDANCE, b"meeting_id,municipality_no,unit_id,role,invited,attended\n", b""),
        ("error", "file.header_unrecognised", ATTENDANCE, 1, None, None),
    ),
    "column missing": Case(
        without_column("participation", "unit_id"),
        ("error", "file.column_missing", PARTICIPATION, 1, "unit_id", None),
    ),
    "column twice": Case(
        replace("meetings.csv", b"basis_on", b"Planlagt  DATO"),
        ("error", "file.column_twice", "meetings.csv", 1, "planned_on", "Planlagt  DATO"),
    ),
    "row too long": Case(
        replace(PARTICIPATION, b"Bakken skole", b"Bakken, skole"),
        ("error", "file.row_width", PARTICIPATION, 3, None, None),
    ),
    "row too short": Case(
        replace("meetings.csv", b"M2,9,1,", b"M2,9,"), ("error", "file.row_width", "meetings.csv", 3, None, None)
    ),
    "row too long, with quotes": Case(
        replace(PARTICIPATION, b"Bakken skole", b'"Bakken""s",skole'),
        ("error", "file.row_width", PARTICIPATION, 3, None, None),
    ),
    "quote never closed": Case(
        replace(PARTICIPATION, b"Bakken", b'"Bakken'),
        ("error", "file.unterminated_quote", PARTICIPATION, 3, None, None),
    ),
    "quote closed too early": Case(
        replace(PARTICIPATION, b"Bakken skole", b'"Bakken" skole'),
        ("error", "file.misplaced_quote", PARTICIPATION, 3, None, None),
    ),
    "field too large": Case(
        replace(PARTICIPATION, b"Bakken", b"B" * 1_000_001),
        ("error", "file.field_too_large", PARTICIPATION, 3, None, None),
    ),
    "endless line": Case(
        replace(PARTICIPATION, b"Bakken", b"B" * 50_000_001),
        ("error", "file.field_too_large", PARTICIPATION, 3, None, None),
    ),
    "no rows": Case(
        content(PARTICIPATION, tiny.written("participation", [])),
        ("error", "participation.no_rows", PARTICIPATION, None, None, None),
    ),
    "missing": Case(
        lambda folder: (folder / ATTENDANCE).unlink(), ("error", "delivery.file_missing", ATTENDANCE, None, None, None)
    ),
    "two names": Case(
        lambda folder: (folder / "Oppmøte.csv").write_bytes((folder / ATTENDANCE).read_bytes()),
        ("error", "delivery.file_twice", ATTENDANCE, None, None, None),
    ),
    "a form that is not read": Case(
        lambda folder: (folder / ATTENDANCE).rename(folder / "oppmøte.xls"),
        ("error", "delivery.form_not_read", "oppmøte.xls", None, None, None),
    ),
    "no parquet": Case(
        lambda folder: (folder / ATTENDANCE).rename(folder / "oppmøte.parquet"),
        ("error", "file.parquet_unreadable", "oppmøte.parquet", None, None, None),
    ),
    "datapackage no JSON": Case(
        content("datapackage.json", b"{"),
        ("error", "delivery.datapackage_unreadable", "datapackage.json", None, None, None),
    ),
    "datapackage no object": Case(
        content("datapackage.json", b"[]"),
        ("error", "delivery.datapackage_unreadable", "datapackage.json", None, None, None),
    ),
    "no date": Case(
        content("datapackage.json", b"{}"),
        ("error", "delivery.as_of_missing", "datapackage.json", None, "created", None),
    ),
    "no datapackage": Case(
        lambda folder: (folder / "datapackage.json").unlink(),
        ("error", "delivery.as_of_missing", None, None, None, None),
    ),
    "no such date": Case(
        content("datapackage.json", b'{"created": "2026-02-30"}'),
        ("error", "delivery.created_not_a_date", "datapackage.json", None, "created", "2026-02-30"),
    ),
}
WARNINGS = {
    "unknown column": Case(
        replace(ATTENDANCE, b"attended\n", b"attended,Merknad \n"),
        ("warning", "file.column_unknown", ATTENDANCE, 1, None, "Merknad"),
    ),
    "unknown file": Case(
        content("notater.txt", b"x"), ("warning", "delivery.file_unknown", "notater.txt", None, None, None)
    ),
    "unknown folder": Case(
        lambda folder: (folder / "meetings").mkdir(), ("warning", "delivery.file_unknown", "meetings", None, None, None)
    ),
}  # fmt: skip
HARMLESS: dict[str, Change] = {
    "litter": content(".DS_Store", b"x"),
    "more litter": content("._participation.csv", b"x"),
    "no milestones": lambda folder: (folder / "milestones.csv").unlink(),
    "header alone": content("evaluation.csv", tiny.written("evaluation", [])),
    "header alone, no line end": content("evaluation.csv", tiny.written("evaluation", []).rstrip(b"\n")),
    "columns that may be blank": content(
        "milestones.csv", b"pulje;semester;kommunenummer;type;dato\n9;1;5054;Spredningsplan;1.9.2025"
    ),
    "blank lines first": replace(ATTENDANCE, b"meeting_id", b"\r\n,,,\nmeeting_id"),
    "line ends of all kinds": replace(ATTENDANCE, b"attended\n", b"attended\r\n\r"),
    "large field": replace(PARTICIPATION, b"Bakken", b"B" * 999_000),
}


def unknown_column(folder: Path) -> None:
    path = folder / ATTENDANCE
    path.write_bytes(path.read_bytes().replace(b"\n", b",\n").replace(b"attended,\n", b"attended,Merknad \n"))


@pytest.mark.parametrize("case", [*CASES.values(), *WARNINGS.values()], ids=[*CASES, *WARNINGS])
def test_one_thing_wrong_is_one_finding(case: Case, connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (unknown_column if case.finding[1] == "file.column_unknown" else case.change)(folder)
    findings = judged(connection, folder)[1]
    assert [(f.severity, f.code, f.file, f.line, f.column, f.value) for f in findings] == [case.finding]
    for sentence in (findings[0].message("nb"), findings[0].message("nn")):
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_the_contract_allows_is_no_finding(
    change: Change, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    change(folder)
    assert judged(connection, folder)[1] == []


def test_a_blank_column_is_as_one_that_is_missing(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    tables = tiny.delivery()
    for row in tables["meetings"]:
        del row["unit_type"], row["basis_on"]
        row["cancelled"] = "" if row["cancelled"] == "false" else "1"
    assert judged(connection, tiny.write(tmp_path / "delivery", tables))[1] == []
    rows = connection.execute(
        "select distinct unit_type, basis_on, cancelled from delivery.meetings order by 3"
    ).fetchall()
    assert rows == [(None, None, False), (None, None, True)]


def test_a_quoted_header_over_lines_counts_its_lines(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    replace(ATTENDANCE, b"attended", b'"Deltok\n"')(folder)
    replace(ATTENDANCE, b"owner,2,2", b"owner,2,3")(folder)
    assert [(f.code, f.line) for f in judged(connection, folder)[1]] == [("attendance.attended_exceeds_invited", 6)]
