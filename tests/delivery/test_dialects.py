"""The same content in any dialect a Norwegian system writes loads the same tables, and findings name the same lines."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.delivery.contract import contract
from dashboard.delivery.loaded import Loaded
from tests.delivery import tiny
from tests.delivery.conftest import judged
from tests.drawing import examples

SEPARATORS = (";", ",", "\t")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
LINE_ENDS = ("\n", "\r\n")


def norwegian(table: str, column: str, cell: str) -> str:
    """Return a cell with the Norwegian word for its code, in capitals, and its date the Norwegian way."""
    described = contract().table(table).column(column)
    words = {code: word for word, code in described.words.items() if word not in described.words.values()}
    if column == "cancelled":
        return {"true": "Ja", "false": "NEI"}.get(cell, cell)
    if described.type == "date" and cell:
        year, month, day = cell.split("-")
        return f"{int(day)}.{int(month)}.{year}"
    return words.get(cell, cell).upper() if described.words else cell


def title(table: str, column: str) -> str:
    return contract().table(table).column(column).title.upper()


def contents(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    tables = [table.name for table in contract().tables]
    return {table: connection.execute(f"from delivery.{table} order by all").fetchall() for table in tables}


@pytest.fixture(scope="module")
def plain(connection: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tiny.write(tmp_path_factory.mktemp("plain") / "delivery", spoken())
    loaded, findings = judged(connection, folder)
    assert isinstance(loaded, Loaded)
    assert findings == []
    return contents(connection)


def spoken() -> tiny.Tables:
    """Return the tiny delivery with text that needs care: letters, quotes, separators and line breaks in names."""
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = 'Møllebakken «Æ» – "Blåbær";\r\n,\tand, så\nvidere'
    tables["participation"][1]["unit_name"] = "=HYPERLINK(A1) <script> \\n # NULL '"
    return tables


dialects = st.builds(
    tiny.Dialect,
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(ENCODINGS),
    line_end=st.sampled_from(LINE_ENDS),
    quote=st.sampled_from([tiny.PLAIN.quote, lambda _: True]),
    file=st.sampled_from(
        [lambda table: f"{table}.csv", lambda table: f"{contract().table(table).title.capitalize()}.CSV"]
    ),
    title=st.sampled_from([tiny.PLAIN.title, title]),
    word=st.sampled_from([tiny.PLAIN.word, norwegian]),
    between=st.sampled_from(["", "\n", "\r\n", "|||\n", " |\u00a0|| \n"]),
    last_line_end=st.booleans(),
    pad=st.sampled_from(["", " ", "\u00a0", "  \u00a0"]),
)


@settings(
    max_examples=examples(15, long=500),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(dialect=dialects, backwards=st.booleans())
def test_any_dialect_loads_the_same_tables(
    connection: duckdb.DuckDBPyConnection,
    tmp_path_factory: pytest.TempPathFactory,
    plain: dict[str, Any],
    dialect: tiny.Dialect,
    backwards: bool,
) -> None:
    turned = {
        table: [{name: row[name] for name in (reversed(row) if backwards else row)} for row in rows]
        for table, rows in spoken().items()
    }
    folder = tiny.write(tmp_path_factory.mktemp("any") / "delivery", turned, dialect)
    loaded, findings = judged(connection, folder)
    assert findings == []
    assert loaded is not None
    assert contents(connection) == plain


@settings(
    max_examples=examples(15, long=500),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(dialect=dialects)
def test_a_finding_names_the_line_an_editor_counts(
    connection: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory, dialect: tiny.Dialect
) -> None:
    tables = spoken()
    tables["participation"][2]["municipality_no"] = "FEIL"
    folder = tiny.write(tmp_path_factory.mktemp("line") / "delivery", tables, dialect)
    (finding,) = judged(connection, folder)[1]
    assert finding.line == editor_line(folder / dialect.file("participation"), dialect.encoding, "FEIL")


def editor_line(path: Path, encoding: str, word: str) -> int:
    """Return the line an editor shows the record of a word on; records over lines are known to come before it."""
    lines = path.read_bytes().decode(encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if word in line)


def test_a_record_over_several_lines_is_named_by_its_first(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = "To\nlinjer"
    tables["participation"][1] |= {"unit_name": "Tre\r\nlinjer\rher", "municipality_no": "FEIL"}
    tables["participation"][2]["municipality_no"] = "OGSÅ"
    folder = tiny.write(tmp_path / "delivery", tables)
    assert [(f.line, f.value) for f in judged(connection, folder)[1]] == [(4, "FEIL"), (7, "OGSÅ")]


def test_lines_are_right_far_into_a_file_read_by_several_threads(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    tables = tiny.delivery()
    row = dict(tables["evaluation"][0])
    tables["evaluation"] = [{**row, "response_id": f"respondent-{number:07}"} for number in range(400_000)]
    wrong = (7, 122_881, 250_000, 399_999)
    for number in wrong:
        tables["evaluation"][number]["score"] = "x"
    folder = tiny.write(tmp_path / "delivery", tables)
    assert [finding.line for finding in judged(connection, folder)[1]] == [number + 2 for number in wrong]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('"Sol" ', "Sol"),
        (' "Sol"', "Sol"),
        ('"Sol;sti" \u00a0', "Sol;sti"),
        (' "Sol ""øst"" ; vest"  ', 'Sol "øst" ; vest'),
        ('Sol "øst"', 'Sol "øst"'),
    ],
)
def test_spaces_around_quotes_are_trimmed(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, line: str, name: str
) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = "HER"
    folder = tiny.write(tmp_path / "delivery", tables, tiny.Dialect(separator=";"))
    path = folder / "participation.csv"
    path.write_bytes(path.read_bytes().replace(b"HER", line.encode()))
    assert judged(connection, folder)[1] == []
    assert (name,) in connection.execute("select unit_name from delivery.participation").fetchall()


def test_the_dialect_of_each_file_is_reported(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", spoken(), tiny.Dialect(";", "cp1252", "\r\n"))
    (folder / "meetings.csv").write_bytes(tiny.written("meetings", tiny.delivery()["meetings"], tiny.Dialect("\t")))
    loaded, _ = judged(connection, folder)
    assert loaded is not None
    described = {file.name: file.dialect for file in loaded.files}
    assert described["evaluation"] == "CSV «;», UTF-8, CRLF"
    assert described["participation"] == "CSV «;», Windows-1252, CRLF"
    assert described["meetings"] == "CSV «tab», UTF-8, LF"
    assert [(file.name, file.rows) for file in loaded.files][:2] == [("participation", 3), ("meetings", 5)]


def test_excels_separator_hint_is_no_header(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery(), tiny.Dialect(";"))
    path = folder / "meetings.csv"
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    assert judged(connection, folder)[1] == []


def test_a_folder_with_letters_of_a_pattern_is_read(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "Leveranse [1] * 'høst'?", tiny.delivery())
    assert judged(connection, folder)[1] == []


@pytest.mark.parametrize("letters", ["\x1b0\x1f", "\x01", "\x1b", "a\x1b4b", "\x1f\x1f"])
def test_control_letters_in_text_are_kept(connection: duckdb.DuckDBPyConnection, tmp_path: Path, letters: str) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = f"A{letters}B"
    for quote in (tiny.PLAIN.quote, lambda _: True):
        folder = tiny.write(tmp_path / "delivery", tables, tiny.Dialect(quote=quote))
        assert judged(connection, folder)[1] == []
        assert (f"A{letters}B",) in connection.execute("select unit_name from delivery.participation").fetchall()
