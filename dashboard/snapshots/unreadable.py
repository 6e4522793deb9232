"""How DuckDB says that a file is not what it was."""

import duckdb

_UNREADABLE = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)


def is_unreadable(error: duckdb.Error) -> bool:
    """Tell whether DuckDB raises this for a file that is not what it was, at opening or when it comes to that part."""
    # For a block that does not match its checksum it has no kind of error, only the kind that all of them are.
    return isinstance(error, _UNREADABLE) or type(error) is duckdb.Error
