"""The accepted words of every code: from the contract, and the programme model's codes and titles."""

import duckdb

from dashboard.delivery.contract import Column, Contract, Reference

Words = dict[str, str]
"""Code by the word that stands for it, in small letters."""


def load_words(connection: duckdb.DuckDBPyConnection, contract: Contract) -> dict[tuple[str, str], Words]:
    """Fill `checked.words` (file, name, word, code) and return the same by table and column name."""
    words = {
        (table.name, column.name): _of(connection, column)
        for table in contract.tables
        for column in table.columns
        if column.is_code
    }
    rows = [(file, name, word, code) for (file, name), known in words.items() for word, code in known.items()]
    connection.execute(
        """
        create table checked.words as
        select unnest($files::varchar[]) as file, unnest($names::varchar[]) as name,
            unnest($words::varchar[]) as word, unnest($codes::varchar[]) as code
        """,
        dict(zip(("files", "names", "words", "codes"), (list(part) for part in zip(*rows, strict=True)), strict=True)),
    )
    return words


def accepted(column: Column, words: Words) -> str:
    """Return the words a sentence offers: for each code the Norwegian ones, or itself where it has no other."""
    if column.reference is not None and not column.reference.titles:
        return ", ".join(words)
    norwegian: dict[str, list[str]] = {code: [] for code in words.values()}
    for word, code in words.items():
        if word != code.lower():
            norwegian[code].append(word)
    return ", ".join(word for code, offered in norwegian.items() for word in offered or [code])


def _of(connection: duckdb.DuckDBPyConnection, column: Column) -> Words:
    words = {word.lower(): code for word, code in column.words.items()}
    if column.reference is not None:
        words |= _from_model(connection, column.reference)
    return words


def _from_model(connection: duckdb.DuckDBPyConnection, reference: Reference) -> Words:
    columns = ", ".join(f"{name}::varchar" for name in (reference.column, *reference.titles))
    where = " and ".join(f"{name}::varchar = '{value}'" for name, value in reference.where.items()) or "true"
    rows = connection.execute(f"select {columns} from {reference.table} where {where}").fetchall()  # noqa: S608
    words: Words = {str(row[0]).lower(): str(row[0]) for row in rows}
    for code, *titles in rows:
        for title in titles:
            words.setdefault(" ".join(title.lower().split()), str(code))
    return words
