"""The contract as objects: what `data/contract/datapackage.json` says a delivery looks like."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard import resources


@dataclass(frozen=True)
class Reference:
    """Where a code's accepted values are: a column of the programme model, and the titles that stand for it."""

    table: str
    column: str
    titles: tuple[str, ...]
    where: Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """One column: its name, its Norwegian title and everything a single cell of it must be."""

    name: str
    title: str
    description: str
    description_nn: str
    type: str
    required: bool
    kind: str | None
    check_digit: bool
    not_after_as_of: bool
    minimum: int | None
    maximum: int | None
    words: Mapping[str, str]
    blank_means: bool | None
    blank_for_roles: tuple[str, ...]
    reference: Reference | None

    @property
    def is_code(self) -> bool:
        """Tell whether a cell is one of a list of accepted words."""
        return bool(self.words) or self.reference is not None

    @property
    def is_free_text(self) -> bool:
        """Tell whether any text will do."""
        return self.type == "string" and self.kind is None and not self.is_code

    @property
    def sql_type(self) -> str:
        """Return the DuckDB type the column is loaded as."""
        return {"integer": "integer", "date": "date", "boolean": "boolean", "string": "varchar"}[self.type]


@dataclass(frozen=True)
class TableContract:
    """One file of a delivery: its columns in order and what holds between its rows."""

    name: str
    title: str
    description: str
    description_nn: str
    required: bool
    minimum_rows: int
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]

    def column(self, name: str) -> Column:
        """Return the column of a name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, str]:
        """Return the two names a file of this table may have, without its extension."""
        return (self.name, self.title)


@dataclass(frozen=True)
class DateForm:
    """One way to write a date: the pattern a cell must match whole, and DuckDB's format of it."""

    shown: str
    pattern: str
    format: str


@dataclass(frozen=True)
class Contract:
    """The whole contract."""

    tables: tuple[TableContract, ...]
    date_forms: tuple[DateForm, ...]
    field_characters: int
    file_bytes: int
    csv_bytes: int
    unpacked_bytes: int
    unpacked_ratio: int

    def table(self, name: str) -> TableContract:
        """Return the table of a name."""
        return next(table for table in self.tables if table.name == name)


@cache
def contract() -> Contract:
    """Return the contract, read once."""
    path = resources.root() / "data" / "contract" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    return Contract(
        tables=tuple(_table(resource) for resource in package["resources"]),
        date_forms=tuple(DateForm(**form) for form in package["dateForms"]),
        field_characters=package["limits"]["fieldCharacters"],
        file_bytes=package["limits"]["fileBytes"],
        csv_bytes=package["limits"]["csvBytes"],
        unpacked_bytes=package["limits"]["unpackedBytes"],
        unpacked_ratio=package["limits"]["unpackedRatio"],
    )


def _table(resource: Mapping[str, Any]) -> TableContract:
    schema = resource["schema"]
    return TableContract(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        description_nn=resource["description_nn"],
        required=resource["required"],
        minimum_rows=resource["minimumRows"],
        columns=tuple(_column(field) for field in schema["fields"]),
        primary_key=tuple(schema.get("primaryKey", ())),
    )


def _column(field: Mapping[str, Any]) -> Column:
    limits = field["constraints"]
    return Column(
        name=field["name"],
        title=field["title"],
        description=field["description"],
        description_nn=field["description_nn"],
        type=field["type"],
        required=limits["required"],
        kind=field.get("kind"),
        check_digit=field.get("checkDigit") == "modulus11",
        not_after_as_of=field.get("notAfter") == "asOf",
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        words=_words(field),
        blank_means=field.get("blankMeans"),
        blank_for_roles=tuple(field.get("blankFor", {}).get("role", ())),
        reference=_reference(field.get("reference")),
    )


def _words(field: Mapping[str, Any]) -> dict[str, str]:
    codes = {code: code for code in field["constraints"].get("enum", ())}
    truths = dict.fromkeys(field.get("trueValues", ()), "true") | dict.fromkeys(field.get("falseValues", ()), "false")
    return codes | truths | dict(field.get("words", {}))


def _reference(reference: Mapping[str, Any] | None) -> Reference | None:
    if reference is None:
        return None
    return Reference(
        reference["table"], reference["column"], tuple(reference.get("titles", ())), reference.get("where", {})
    )
