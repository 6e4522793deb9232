"""The catalogue, the SQL files, the metrics' table and the readme of the layers say the same."""

import re

import pytest

from dashboard import resources
from dashboard.catalogue import catalogue
from dashboard.scope import Scope
from dashboard.snapshots.layers import SCHEMAS, tables
from dashboard.warehouse import Warehouse

ROOT = resources.root()


@pytest.mark.parametrize("name", catalogue())
def test_a_query_gives_the_columns_of_the_catalogue(published_demo: Warehouse, name: str) -> None:
    with published_demo.view(Scope.national()) as view:
        assert view.columns(name) == catalogue()[name].columns


@pytest.mark.parametrize("name", catalogue())
def test_the_metrics_page_lists_the_query_with_its_values(name: str) -> None:
    metrics = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| `{name}`.*$", metrics, re.MULTILINE)
    cells = row.strip("| ").split(" | ")
    keys, values = cells[1], cells[2]
    for column in catalogue()[name].values:
        assert column in values, column
    for column in catalogue()[name].keys:
        assert column in keys or column in ("cohort_no", "semester_no", "area_level", "area_id", "area_name"), column
    assert ("ᴺ" in cells[0]) == catalogue()[name].benchmark
    assert ("†" in cells[0]) == (catalogue()[name].subject == "participant")


@pytest.mark.parametrize("name", catalogue())
def test_keys_are_unique_and_sorted(published_demo: Warehouse, name: str) -> None:
    figure = catalogue()[name]
    with published_demo.view(Scope.national()) as view:
        within = ("unit", view.run("areas", level="unit")[0]["area_id"]) if figure.needs_unit else None
        rows = view.run(name, within=within)
    keys = [tuple(row[key] for key in figure.keys) for row in rows]
    assert rows
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


@pytest.mark.parametrize("layer", [*SCHEMAS, "pages"])
def test_every_sql_file_says_its_question_and_grain(layer: str) -> None:
    for path in (ROOT / "queries" / layer).glob("*.sql"):
        header = path.read_text(encoding="utf-8").splitlines()
        assert header[0].startswith("-- Question: "), path.name
        assert any(line.startswith("-- Grain: ") for line in header[:4]), path.name


def test_the_readme_lists_every_page_query() -> None:
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "queries" / "pages").glob("*.sql"):
        assert f"`{path.stem}`" in readme, path.stem


def test_tables_come_after_what_they_read() -> None:
    made: set[str] = set()
    names = {table.name for table in tables()}
    for table in tables():
        assert table.needs & names <= made, table.name
        made.add(table.name)
