"""Hostile deliveries: every line is the one an editor shows, nothing follows from anything, and nothing runs away."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from dashboard.delivery import findings_json, findings_table
from tests.delivery import tiny
from tests.delivery.conftest import Judge, judged
from tests.delivery.tiny import KINDERGARTEN, SCHOOL

PARTICIPATION = tiny.written("participation", tiny.delivery()["participation"])
WRONG = PARTICIPATION.replace(b"5054,200", b"FEIL,200")

LINES: dict[str, tuple[bytes, int]] = {
    "LF": (WRONG, 3),
    "CRLF": (WRONG.replace(b"\n", b"\r\n"), 3),
    "CR alone": (WRONG.replace(b"\n", b"\r"), 3),
    "CRLF, then LF": (WRONG.replace(b"\n", b"\r\n", 1), 3),
    "LF and CR are two ends": (WRONG.replace(b"\n", b"\n\r"), 5),
    "blank lines": (WRONG.replace(b"\n", b"\n\r\n  \n,,,,\n"), 9),
    "blank lines first": (b"\n\r\n,,\n" + WRONG, 6),
    "blank lines first, with quotes": (b"\n\r\n,,\n" + WRONG.replace(b"Solstua barnehage", b'"Solstua"'), 6),
    "byte order mark": (b"\xef\xbb\xbf" + WRONG, 3),
    "byte order mark, then blank lines": (b"\xef\xbb\xbf\n\n" + WRONG, 5),
    "no line end last": (WRONG.replace(b"FEIL", b"5054").replace(b"0301", b"FEIL").rstrip(b"\n"), 4),
    "quoted line breaks": (WRONG.replace(b"Solstua barnehage", b'"Sol\n\r\nst\rua"'), 6),
    "quoted blank lines": (WRONG.replace(b"\n", b'\n"",,,\n" "\n', 1), 5),
    "what is no line end to an editor": (
        WRONG.replace(b"Solstua", "a\x0cb\x0bc\x1cd\x1de\x1ef\u0085g\u2028h\u2029i".encode()),
        3,
    ),
    "the same in Windows-1252": (WRONG.replace(b"Solstua", b"\xe5\x85\x0c\x0b\x1c"), 3),
    "the hint of Excel": (b"sep=,\r\n" + WRONG.replace(b"\n", b"\r\n"), 4),
    "long field": (WRONG.replace(b"Solstua", b"x" * 900_000), 3),
}


@pytest.mark.parametrize(("content", "line"), LINES.values(), ids=LINES)
def test_a_finding_is_on_the_line_an_editor_shows(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, content: bytes, line: int
) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (folder / "participation.csv").write_bytes(content)
    assert [(f.code, f.line, f.value) for f in judged(connection, folder)[1]] == [
        ("participation.not_four_digits", line, "FEIL")
    ]


HEADERS: dict[str, tuple[bytes, str | None, int | None]] = {
    "never closed": (b'\n\n"cohort_no;unit_id\n9;9\n', "file.unterminated_quote", 3),
    "closed too early": (b'\r\n"cohort_no"x;unit_id\r\n9;9\r\n', "file.misplaced_quote", 2),
    "over lines, closed too early": (b'"cohort\n_no"x;unit_id\n9;9\n', "file.misplaced_quote", 1),
    "nothing but separators": (b";" * 2_000_000, "file.no_header", None),
    "nothing but lines": (b"\r\n" * 1_000_000, "file.no_header", None),
    "of another file": (b"\n\nfoo;bar\n", "file.header_unrecognised", 3),
}


@pytest.mark.parametrize(("content", "code", "line"), HEADERS.values(), ids=HEADERS)
def test_a_header_that_cannot_be_read_is_named_where_it_is(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (folder / "participation.csv").write_bytes(content)
    assert [(f.code, f.line) for f in judged(connection, folder)[1]] == [(code, line)]


def test_spaces_around_the_quotes_of_a_header_are_trimmed(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    rows = [line.split(b",") for line in PARTICIPATION.splitlines()]
    spaced = b"\n".join(b" ; ".join(b'"' + cell + b'"' for cell in row) + b" " for row in rows)
    (folder / "participation.csv").write_bytes(spaced)
    assert judged(connection, folder)[1] == []


def test_of_many_unknown_columns_the_first_are_listed_and_all_counted(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    header = tiny.written("milestones", []).rstrip(b"\n")
    (folder / "milestones.csv").write_bytes(header + b"".join(b",x%d" % number for number in range(5000)))
    findings = judged(connection, folder)[1]
    assert {(f.code, f.count) for f in findings} == {("file.column_unknown", 5000)}
    assert sorted(str(f.value) for f in findings) == sorted(f"x{number}" for number in range(20))


CREATED: dict[str, tuple[bytes, str | None]] = {
    "half a letter": (b'"\\ud800"', "?"),
    "a number": (b"20261115", "20261115"),
    "a list, too deep to be written": (b"[" * 700 + b"]" * 700, None),
    "not in this calendar": (b'"2026-13-01"', "2026-13-01"),
}


@pytest.mark.parametrize(("created", "value"), CREATED.values(), ids=CREATED)
def test_a_date_that_is_none_is_a_finding_any_report_can_hold(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, created: bytes, value: str | None
) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (folder / "datapackage.json").write_bytes(b'{"created": ' + created + b"}")
    findings = judged(connection, folder)[1]
    assert [(f.code, f.value) for f in findings] == [("delivery.created_not_a_date", value)]
    assert json.dumps(findings_json(findings), ensure_ascii=False).encode()


def test_a_file_whose_name_is_no_text_can_be_told_of(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b[2J.txt")).touch()
    findings = judged(connection, folder)[1]
    assert [(f.code, f.file) for f in findings] == [("delivery.file_unknown", "?\x1b[2J.txt")]
    assert json.dumps(findings_json(findings), ensure_ascii=False).encode()
    assert "\\x1b[2J.txt" in printed(findings_table(findings))


NASTY = "[bold red]x[/] \x1b[2J\x1b]0;tittel\x07 \x9b31m \u202etfel\u202c {value} {0} %s =1+1 '; drop table x; --"


def printed(table: object) -> str:
    console = Console(file=io.StringIO(), width=2000, force_terminal=True, color_system=None)
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_what_a_cell_holds_steers_no_terminal_and_is_told_as_it_is(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_type"] = NASTY
    tables["evaluation"][0]["item_id"] = NASTY
    findings = judge(tables)
    assert [(f.code, f.value) for f in findings] == [
        ("evaluation.unknown_code", NASTY),
        ("participation.unknown_code", NASTY),
    ]
    assert all(f"«{NASTY}»" in told["message"] for told in findings_json(findings))
    shown = printed(findings_table(findings))
    assert not {letter for letter in shown if letter != "\n" and not letter.isprintable()}
    assert "[bold red]x[/] \\x1b[2J\\x1b]0;tittel\\x07 \\x9b31m \\u202etfel\\u202c {value} {0} %s" in shown


Edit = Callable[[tiny.Tables], object]


def many(table: str, count: int, cells: Callable[[int], dict[str, str]], *, like: int = 0) -> Edit:
    """Return an edit that leaves a table with so many rows like one of its own, but for some cells."""

    def edit(tables: tiny.Tables) -> None:
        tables[table] = [{**tables[table][like], **cells(number)} for number in range(count)]

    return edit


# With work that grew with the square of the rows each of these took minutes, or gigabytes.
HEAVY: dict[str, tuple[list[Edit], dict[str, int]]] = {
    "one unit over and over in two cohorts": (
        [many("participation", 20_000, lambda n: {"cohort_no": "89"[n % 2]})],
        {"participation.duplicate": 19_998, "participation.overlap": 1},
    ),
    "cohorts that cannot be read, and as many other units": (
        [
            many("participation", 20_000, lambda n: {"cohort_no": "Pulje 9", "unit_id": _organisation(n)}),
            many("milestones", 20_000, lambda n: {"unit_id": f"{100_000_000 + n}"}),
        ],
        {"participation.not_an_integer": 20_000, "milestones.unit_not_in_cohort": 20_000},
    ),
    "meetings whose attendance is of unknown municipalities": (
        [
            many("meetings", 20_000, lambda n: {"meeting_id": f"N{n}"}),
            many("attendance", 20_000, lambda n: {"meeting_id": f"N{n}", "municipality_no": "?"}),
        ],
        {"attendance.not_four_digits": 20_000},
    ),
    "meetings of all municipalities without attendance": (
        [many("meetings", 20_000, lambda n: {"meeting_id": f"N{n}"}), many("attendance", 0, lambda _: {})],
        {"meetings.held_without_attendance": 40_000},
    ),
    "one response that never agrees with itself": (
        [many("evaluation", 20_000, lambda n: {"item_id": f"d1_{'ab'[n % 2]}", "role": ("staff", "leader")[n % 2]})],
        {"evaluation.duplicate": 19_998, "evaluation.response_disagrees": 10_000},
    ),
}


def _organisation(number: int) -> str:
    """Return the next organisation number from one on that passes modulus 11."""
    for digits in range(81_000_000 + 2 * number, 99_999_999):
        weighed = sum(int(d) * w for d, w in zip(str(digits), (3, 2, 7, 6, 5, 4, 3, 2), strict=True))
        if weighed % 11 != 1:
            return f"{digits}{-weighed % 11}"
    raise AssertionError


@pytest.mark.parametrize(("edits", "counts"), HEAVY.values(), ids=HEAVY)
def test_thousands_of_wrong_rows_are_a_code_a_count_and_the_first_twenty(
    judge: Judge, edits: list[Edit], counts: dict[str, int]
) -> None:
    tables = tiny.delivery()
    for edit in edits:
        edit(tables)
    findings = [f for f in judge(tables) if f.code in counts]
    assert {f.code: f.count for f in findings} == counts
    for code, count in counts.items():
        lines = [f.line for f in findings if f.code == code]
        assert len(lines) == min(count, 20)
        assert lines == sorted(lines, key=lambda line: line or 0)


# A participation that cannot be read whole might be the one asked for: what of it is read decides what is judged.
UNSURE: dict[str, tuple[dict[str, str], set[str]]] = {
    "cohort": ({"cohort_no": "x"}, set()),
    "unit": ({"unit_id": "1"}, set()),
    "municipality": ({"municipality_no": "x"}, set()),
    "cohort and unit": ({"cohort_no": "x", "unit_id": "1"}, set()),
    "cohort and municipality": ({"cohort_no": "x", "municipality_no": "x"}, set()),
    "unit and municipality": ({"unit_id": "1", "municipality_no": "x"}, set()),
    "all": ({"cohort_no": "x", "unit_id": "1", "municipality_no": "x"}, set()),
    "cohort of another unit": ({"cohort_no": "x", "unit_id": SCHOOL}, {"milestones.unit_not_in_municipality"}),
    "unit of another municipality": (
        {"unit_id": "1", "municipality_no": "4601"},
        {"milestones.unit_not_in_municipality"},
    ),
    "municipality of another cohort": (
        {"municipality_no": "x", "cohort_no": "8", "joined_on": "2021-01-01", "left_on": "2021-02-01"},
        {"milestones.unit_not_in_municipality"},
    ),
}


@pytest.mark.parametrize(("cells", "codes"), UNSURE.values(), ids=UNSURE)
def test_a_unit_is_not_said_to_be_elsewhere_where_a_row_that_cannot_be_read_may_say_it_is_there(
    judge: Judge, cells: dict[str, str], codes: set[str]
) -> None:
    tables = tiny.delivery()
    tables["milestones"][0] |= {"municipality_no": "0301", "unit_id": KINDERGARTEN}
    tables["participation"].append(
        {**tables["participation"][0], "municipality_no": "0301", "left_on": "2025-09-01", **cells}
    )
    found = {finding.code for finding in judge(tables)}
    assert {code for code in found if code.endswith("unit_not_in_municipality")} == codes
