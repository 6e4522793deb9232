"""Reads Parquet files, by DuckDB: every value becomes the text it would be in CSV."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from dashboard.delivery.contract import TableContract
from dashboard.delivery.findings import Finding, file_too_large, shown
from dashboard.delivery.header import Header, match, recognised
from dashboard.delivery.reading import Rows, Unreadable, sha256_of
from dashboard.delivery.work import BLANKS, Work

_OPTIONS = "file_row_number = true, binary_as_string = true, hive_partitioning = false"
_NESTED = ("STRUCT", "MAP", "UNION", "VARIANT", "GEOMETRY", "BLOB", "BIT")
_WIDEST = 5_000
"""Columns beyond which a file is not looked at."""

_Column = tuple[str, str, str]
"""Name as written, name as DuckDB calls it, type."""


def read(work: Work, table: TableContract, path: Path) -> Rows:
    """Read a Parquet file into the table `checked.rows_<table>`; raises `Unreadable`."""
    size = path.stat().st_size
    if size == 0:
        raise _unreadable(path, "empty")
    if size > work.contract.file_bytes:
        raise Unreadable(file_too_large(path, work.contract.file_bytes))
    # A name without the letters DuckDB takes for a pattern.
    plain = work.folder / "read.parquet"
    plain.unlink(missing_ok=True)
    plain.symlink_to(path.resolve())
    try:
        return _read(work, table, path, str(plain))
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        if "No space left" in str(error):
            raise
        raise _unreadable(path, "parquet_unreadable") from error
    finally:
        plain.unlink()


def _read(work: Work, table: TableContract, path: Path, plain: str) -> Rows:
    columns = _columns(work, path, plain)
    cells = [name for name, _, _ in columns]
    if recognised(table, cells) == 0:
        raise _unreadable(path, "header_unrecognised")
    header = match(table, cells, (path.name, None), work.log)
    _refuse_nested(work, path, header, columns)
    if not header.positions:
        raise Unreadable(None)
    texts = {name: _text(*columns[position][1:]) for name, position in header.positions.items()}
    _measure(work, path, plain, texts)
    work.log.without_lines(path.name)
    selected = "".join(f', {text} as "{name}"' for name, text in texts.items())
    filled = " or ".join(f"trim({name}, $blanks) <> ''" for name in texts)
    work.connection.execute(
        f"""
        create table checked.rows_{table.name} as
        with rows as (
            select (file_row_number + 1)::integer as line{selected} from read_parquet($path, {_OPTIONS})
        )
        from rows where {filled}
        """,  # noqa: S608 - names are the contract's
        {"path": plain, "blanks": BLANKS},
    )
    return Rows(header, "Parquet", sha256_of(path), damaged=False)


def _columns(work: Work, path: Path, plain: str) -> list[_Column]:
    def of(what: str) -> list[tuple[str, str]]:
        return work.connection.execute(what, {"path": plain}).fetchall()

    # DuckDB renames a column that is there twice; its own name is in the schema.
    depth: list[int] = []
    written = []
    for name, children in of("select name, coalesce(num_children, 0) from parquet_schema($path)"):
        if len(depth) == 1:
            written.append(name)
        if depth:
            depth[-1] -= 1
        if children or not depth:
            depth.append(int(children))
        while len(depth) > 1 and not depth[-1]:
            depth.pop()
    described = of(f"describe from read_parquet($path, {_OPTIONS.replace('file_row_number = true, ', '')})")
    if len(described) > _WIDEST:
        raise Unreadable(file_too_large(path, work.contract.file_bytes))
    return [(name, row[0], row[1]) for name, row in zip(written, described, strict=True)]


def _refuse_nested(work: Work, path: Path, header: Header, columns: list[_Column]) -> None:
    for name, position in list(header.positions.items()):
        kind = columns[position][2]
        if kind.endswith("]") or kind.startswith(_NESTED):
            value = shown(kind)
            work.log.add(Finding("error", "file.column_nested", path.name, None, name, value))
            del header.positions[name]
            header.unusable.add(name)


def _text(name: str, kind: str) -> str:
    """Return SQL for a value as the text it would be in CSV: whole numbers without decimals, dates as 2026-09-16."""
    cell = '"' + name.replace('"', '""') + '"'
    whole = {"DECIMAL": "hugeint", "DOUBLE": "hugeint", "FLOAT": "hugeint"}.get(kind.partition("(")[0])
    if whole is not None:
        text = f"case when {cell} = trunc({cell}) then coalesce(try_cast({cell} as {whole})::varchar, {cell}::varchar) "
        return f"coalesce({text} else {cell}::varchar end, '')"
    if kind.startswith("TIMESTAMP"):
        # A moment with a time zone is kept in UTC; whoever means a day writes midnight there.
        moment = f"make_timestamp(epoch_us({cell}))" if kind.endswith("ZONE") else f"{cell}::timestamp"
        text = (
            f"case when {moment} = date_trunc('day', {moment}) then {moment}::date::varchar else {moment}::varchar end"
        )
        return f"coalesce(case when isfinite({cell}) then {text} else {cell}::varchar end, '')"
    return f"coalesce({cell}::varchar, '')"


def _measure(work: Work, path: Path, plain: str, texts: Mapping[str, str]) -> None:
    """Look at every value once: a small file may hold very much, and what is damaged is found before it is loaded."""
    rows = work.connection.execute("select num_rows from parquet_file_metadata($path)", {"path": plain}).fetchall()
    # In CSV every cell takes a byte at least.
    if sum(int(count) for (count,) in rows) * len(texts) > work.contract.file_bytes:
        raise Unreadable(file_too_large(path, work.contract.file_bytes))
    lengths = ", ".join(
        f"sum(strlen({text})), max(case when strlen({text}) > $field then length({text}) end)"
        for text in texts.values()
    )
    measured = work.connection.execute(
        f"select {lengths} from read_parquet($path, {_OPTIONS})",  # noqa: S608 - names are quoted
        {"path": plain, "field": work.contract.field_characters},
    ).fetchall()[0]
    if sum(int(total or 0) for total in measured[::2]) > work.contract.file_bytes:
        raise Unreadable(file_too_large(path, work.contract.file_bytes))
    if max(int(longest or 0) for longest in measured[1::2]) > work.contract.field_characters:
        raise _unreadable(path, "field_too_large")


def _unreadable(path: Path, rule: str) -> Unreadable:
    return Unreadable(Finding("error", f"file.{rule}", path.name))
