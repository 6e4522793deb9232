"""The machine-readable contract: whole in itself, and the same as its specification in words."""

import json
import re
from typing import Any

import pytest

from dashboard import resources
from dashboard.delivery.contract import TableContract, contract
from dashboard.delivery.rules import rules

TABLES = contract().tables
_HEADING = re.compile(r"^### (\w+).*?$(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^\| (\w+) \| ([^|]+) \| ([^|]+) \|", re.MULTILINE)


def specified() -> dict[str, list[tuple[str, str]]]:
    page = (resources.root() / "docs" / "contract.md").read_text(encoding="utf-8")
    return {
        name: [(column, title) for column, title, _ in _COLUMN.findall(body) if column != "column"]
        for name, body in _HEADING.findall(page)
    }


def test_tables_and_columns_are_those_of_the_specification() -> None:
    assert {t.name: [(c.name, c.title) for c in t.columns] for t in TABLES} == specified()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_and_titles_never_mean_two_columns(table: TableContract) -> None:
    names = [name for column in table.columns for name in {column.name, column.title}]
    assert len(names) == len(set(names))


def test_file_names_never_mean_two_files() -> None:
    names = [name for table in TABLES for name in set(table.names)]
    assert len(names) == len(set(names))


def test_keys_are_columns() -> None:
    package: dict[str, Any] = json.loads(
        (resources.root() / "data" / "contract" / "datapackage.json").read_text(encoding="utf-8")
    )
    fields = {r["name"]: {field["name"] for field in r["schema"]["fields"]} for r in package["resources"]}
    for resource in package["resources"]:
        schema = resource["schema"]
        assert set(schema.get("primaryKey", ())) <= fields[resource["name"]]
        for key in schema["foreignKeys"]:
            assert set(key["fields"]) <= fields[resource["name"]]
            assert set(key["reference"]["fields"]) <= fields[key["reference"]["resource"]]


def test_rules_are_about_tables_and_columns_of_the_contract() -> None:
    for rule in rules():
        for file in rule.files:
            names = {column.name for column in contract().table(file).columns}
            assert rule.column is None or rule.column in names
