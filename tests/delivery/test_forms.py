"""The same content in every form a delivery may come in loads the same tables, and gives the same snapshot."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.delivery.contract import Column, TableContract, contract
from dashboard.delivery.work import BLANKS
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from tests.delivery import forms, tiny
from tests.delivery.conftest import judged
from tests.delivery.test_dialects import contents, norwegian, title
from tests.drawing import examples

DEMONSTRATION = resources.root() / "data" / "demonstration" / "2026-11-15"

Write = Callable[[Path, tiny.Tables], Path]

_NORWEGIAN = tiny.Dialect(";", "cp1252", "\r\n", title=title, word=norwegian)


def _mixed(path: Path, tables: tiny.Tables) -> Path:
    folder = tiny.write(path, {name: tables[name] for name in ("participation", "milestones")}, _NORWEGIAN)
    forms.parquet(folder / "Evaluering.PARQUET", "evaluation", tables["evaluation"])
    forms.workbook(folder / "møter.xlsx", {"meetings": tables["meetings"]}, change=_named_as_excel_does)
    forms.workbook(folder / "annet.xlsx", {"attendance": tables["attendance"]}, norwegian=True)
    return folder


def _named_as_excel_does(_book: Any, sheets: dict[str, Any]) -> None:
    for sheet in sheets.values():
        sheet.name = "Ark1"


def _zip_of(write: Write, top: str = "") -> Write:
    def zipped(path: Path, tables: tiny.Tables) -> Path:
        return forms.zipped(write(path.with_name("inni.xlsx"), tables), path.with_suffix(".zip"), top)

    return zipped


FORMS: dict[str, Write] = {
    "csv": tiny.write,
    "csv, norwegian": lambda path, tables: tiny.write(path, tables, _NORWEGIAN),
    "xlsx": lambda path, tables: forms.workbook(path.with_suffix(".xlsx"), tables),
    "xlsx, text": lambda path, tables: forms.workbook(path.with_suffix(".xlsx"), tables, forms.as_text),
    "xlsx, norwegian": lambda path, tables: forms.workbook(path.with_suffix(".XLSX"), tables, norwegian=True),
    "parquet": forms.parquets,
    "mixed": _mixed,
    "zip of csv": _zip_of(tiny.write, "leveranse/"),
    "zip of xlsx": _zip_of(forms.workbook),
    "zip of parquet": _zip_of(forms.parquets),
    "zip of mixed": _zip_of(_mixed, "Høsten 2026/"),
}

texts = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=12)


@settings(
    max_examples=examples(8, long=200),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(form=st.sampled_from(list(FORMS)), name=texts, blank=st.booleans())
@example(form="csv", name="", blank=True)
def test_every_form_loads_the_same_tables(
    connection: duckdb.DuckDBPyConnection,
    tmp_path_factory: pytest.TempPathFactory,
    form: str,
    name: str,
    blank: bool,
) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_name"] = f"x{name}y"
    tables["participation"][1]["unit_name"] = "=SUM(A1) <script>\nny linje \"sitert\" ; , 'x'"
    tables["participation"][2]["left_reason"] = "" if blank else f" {name} "
    path = FORMS[form](tmp_path_factory.mktemp("form") / "leveranse", tables)
    loaded, findings = judged(connection, path, tiny.AS_OF)
    assert loaded is not None
    assert findings == []
    assert {table: sorted(rows, key=str) for table, rows in contents(connection).items()} == said(tables)


def said(tables: tiny.Tables) -> dict[str, list[tuple[Any, ...]]]:
    """Return what a delivery must hold once it is loaded, known without reading any form."""
    return {
        table.name: sorted(
            (tuple(_value(c, row[c.name]) for c in table.columns) for row in tables[table.name]), key=str
        )
        for table in contract().tables
    }


def _values(table: TableContract, row: dict[str, str]) -> tuple[Any, ...]:
    return tuple(_value(column, row[column.name]) for column in table.columns)


def _value(column: Column, cell: str) -> Any:
    text = cell.strip(BLANKS)
    return (text if column.type == "string" else forms.typed(column, text)) if text else None


def test_a_folder_and_a_zip_of_it_have_the_same_digest(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "leveranse", tiny.delivery())
    first, _ = judged(connection, folder)
    second, _ = judged(connection, forms.zipped(folder, tmp_path / "leveranse.zip"))
    assert first is not None
    assert second is not None
    assert first.digest == second.digest
    assert first.as_of == second.as_of == tiny.AS_OF


def test_the_demonstration_gives_the_same_snapshot_in_other_forms(demo_data: Path, tmp_path: Path) -> None:
    tables = _demonstration()
    mixed = _mixed(tmp_path / "mappe", tables)
    path = forms.zipped(mixed, tmp_path / "leveranse.zip", "eksport/")
    settings_of = Settings(data=tmp_path / "data")
    outcome = import_delivery(path, tiny.AS_OF, settings_of, SilentProgress())
    assert outcome.findings == []
    assert _marts(tmp_path / "data") == _marts(demo_data)


def test_the_demonstration_is_read_the_same_as_workbook_and_as_parquet(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Of the answers a fifth: the others come as Parquet in the test above, and are long to write as a workbook."""
    tables = _demonstration()
    tables["evaluation"] = tables["evaluation"][::5]
    assert judged(connection, tiny.write(tmp_path / "plain", tables), tiny.AS_OF)[1] == []
    expected = _digests(connection)
    for path in (forms.workbook(tmp_path / "demo.xlsx", tables), forms.parquets(tmp_path / "demo", tables)):
        assert judged(connection, path, tiny.AS_OF)[1] == []
        assert _digests(connection) == expected


def _demonstration() -> tiny.Tables:
    tables = {}
    for table in contract().tables:
        with (DEMONSTRATION / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            tables[table.name] = list(csv.DictReader(file))
    return tables


def _digests(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Any, ...]]:
    """Return of each table how many rows it has, and a sum of their hashes: the same whatever their order."""
    query = "select count(*), sum(hash(t)) from delivery.{} as t"
    return {table.name: connection.execute(query.format(table.name)).fetchall()[0] for table in contract().tables}


def _marts(data: Path) -> dict[str, tuple[Any, ...]]:
    """Return of each mart what `_digests` does, but for the rows that say where the figures come from.

    The last digit of a mean differs from import to import, also of the same files: threads add in any order.
    """
    (snapshot,) = (data / "snapshots").glob("*.duckdb")
    with duckdb.connect() as opened:
        # Beside a connection of our own: other tests of this process may have the file open with settings of theirs.
        opened.execute(f"attach '{snapshot}' as made (read_only)")
        opened.execute("use made")
        columns = opened.execute(
            """
            select table_name, list(case data_type when 'DOUBLE' then 'round("' || column_name || '", 9)'
                else '"' || column_name || '"' end)
            from duckdb_columns()
            where database_name = 'made' and schema_name = 'mart'
                and table_name not in ('delivery', 'delivery_source') and not internal
            group by all
            """
        ).fetchall()
        query = "select count(*), sum(hash({})) from mart.{}"
        return {name: opened.execute(query.format(", ".join(each), name)).fetchall()[0] for name, each in columns}
