"""The views pages read: the marts, filtered in the database by the scope of the cursor (design: One door)."""

from collections.abc import Iterable

import duckdb

from dashboard.snapshots.layers import Table

#: A cursor whose scope was never set must fail, not see nothing: nothing looks like an honest answer.
_SCOPE = "coalesce(getvariable('scope'), error('This cursor has no scope'))"

_IS_WITHIN = """create macro main.is_within(level, id, office_id, county_id, municipality_id, unit_id) as case level
    when 'nation' then id = 'NO'
    when 'office' then office_id = id
    when 'county' then county_id = id
    when 'municipality' then municipality_id = id
    when 'unit' then unit_id = id
    else level is null
end"""

#: Is the row among those a choice of unit type asks for? A unit is counted once; larger areas once for every choice.
_IS_CHOSEN = """create macro main.is_chosen(choice, area_level, unit_types, unit_type) as
    if(area_level = 'unit', choice = 'both' or unit_type = choice, unit_types = choice)"""


def create_views(connection: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    """Create, in the snapshot's own schema `main`, one view per mart and the macros `is_within` and `is_chosen`."""
    connection.execute(_IS_WITHIN)
    connection.execute(_IS_CHOSEN)
    for table in tables:
        if table.schema == "mart":
            connection.execute(f"create view main.{table.table} as {_select(table)}")


def _select(table: Table) -> str:
    # A subquery is asked of an empty table too, where a filter never is.
    everything = f"select * from {table.name} where (select {_SCOPE}) is not null"  # noqa: S608
    if table.is_national:
        return f"select * from {table.name} where (select {_SCOPE}) = 'national'"  # noqa: S608
    if not table.is_of_areas:
        return everything
    own = (
        f"select * from {table.name} "  # noqa: S608
        f"where case when {_SCOPE} = 'national' then true else {table.name}.office_id = getvariable('scope') end"
    )
    if table.has_benchmark:
        return f"{own} union all by name select * from mart.national_{table.table} where {_SCOPE} is not null"  # noqa: S608
    return own
