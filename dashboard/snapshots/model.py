"""The programme model and the reference data as tables of a database under construction."""

from pathlib import Path

import duckdb

from dashboard import resources

#: Everything else is text: numbers of counties and municipalities begin with zeros, a programme's name is a year.
_TYPES = {
    **dict.fromkeys(("cohort_no", "semester_no", "sub_goal_no", "min_count", "max_count"), "integer"),
    **dict.fromkeys(("kickoff_on", "starts_on", "ends_on", "valid_from", "valid_to", "date"), "date"),
    "respondent": "boolean",
}


def load_model(connection: duckdb.DuckDBPyConnection) -> None:
    """Load `data/programme/*.csv` as `programme.*` and `data/reference/*.csv` as `reference.*`.

    Each table gets a column `position`, the row's place in its file: the model's order.
    """
    for schema in ("programme", "reference"):
        connection.execute(f"create schema if not exists {schema}")
        for path in sorted((resources.root() / "data" / schema).glob("*.csv")):
            _load(connection, f'{schema}."{path.stem}"', path)


def _load(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\n", 1)[0].strip().split(",")
    columns = ", ".join(f'"{name}"::{_TYPES.get(name, "varchar")} as "{name}"' for name in header)
    connection.execute(
        f"create or replace table {table} as select {columns}, row_number() over () as position "  # noqa: S608
        "from read_csv($path, header = true, delim = ',', quote = '\"', all_varchar = true)",
        {"path": str(path)},
    )
