"""How the builder writes a snapshot's tables."""

from pathlib import Path

import duckdb


def test_the_rows_of_an_area_lie_together(demo_data: Path) -> None:
    """Also where a mart gives them in order itself: else a page of one area would read all of it."""
    (snapshot,) = (demo_data / "snapshots").glob("*.duckdb")
    with duckdb.connect() as opened:
        # Beside a connection of our own: other tests of this process may have the file open with settings of theirs.
        opened.execute(f"attach '{snapshot}' as made (read_only)")
        marts = opened.execute(
            "select table_name from duckdb_columns() "
            "where database_name = 'made' and schema_name = 'mart' and column_name = 'place_no'"
        ).fetchall()
        assert len(marts) > 10
        for (mart,) in marts:
            numbers = opened.execute(f"select place_no from made.mart.{mart} order by rowid").fetchall()
            assert numbers == sorted(numbers), mart
