"""The views pages read: the marts, filtered in the database by the scope of the cursor (design: One door)."""

from collections.abc import Iterable, Mapping

import duckdb

from dashboard.snapshots.layers import Table

#: A cursor whose scope (or list of what to hide) was never set must fail, not see nothing: nothing looks like an honest
#: answer.
_SCOPE = "coalesce(getvariable('scope'), error('This cursor has no scope'))"

_HIDDEN = "coalesce(getvariable('hidden_semesters'), error('This cursor has no hidden semesters'))"

_IS_WITHIN = """create macro main.is_within(level, id, office_id, county_id, municipality_id, unit_id) as case level
    when 'nation' then id = 'NO'
    when 'office' then office_id = id
    when 'county' then county_id = id
    when 'municipality' then municipality_id = id
    when 'unit' then unit_id = id
    else level is null
end"""

#: Does a figure rest on answers of a semester that a later publication froze anew? (Mostly there is none.)
_IS_HIDDEN = f"""create macro main.is_hidden(cohort_no, semesters) as case when len({_HIDDEN}) > 0 then coalesce(
    list_has_any({_HIDDEN}, list_transform(semesters, lambda semester_no: concat(cohort_no, ':', semester_no))), false
) else false end"""

#: Is the row among those a choice of unit type asks for? A unit is counted once; larger areas once for every choice.
_IS_CHOSEN = """create macro main.is_chosen(choice, area_level, unit_types, unit_type) as
    if(area_level = 'unit', choice = 'both' or unit_type = choice, unit_types = choice)"""


def create_views(connection: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    """Create, in the snapshot's own schema `main`, one view per mart and the macros these and page queries use.

    A mart of areas has the number of each area in `meta.place`, which holds its names and what lies above it: the view
    joins the two, and filters there. It keeps the number, by which many rows are joined and counted faster. One with
    the column `answered_from` (and, for `change`, `change_since`) says by it which answers its figures rest on; its
    view leaves out those of the semesters that the cursor is to hide.
    """
    for macro in (_IS_WITHIN, _IS_HIDDEN, _IS_CHOSEN):
        connection.execute(macro)
    for table in tables:
        if table.schema == "mart":
            columns = {name: kind for name, kind, *_ in connection.execute(f"describe {table.name}").fetchall()}
            connection.execute(f"create view main.{table.table} as {_select(table, columns)}")


def _select(table: Table, columns: Mapping[str, str]) -> str:
    # A subquery is asked of an empty table too, where a filter never is.
    if table.is_national:
        return f"{_shown(table, columns)} and (select {_SCOPE}) = 'national'"
    if not table.is_of_areas:
        return f"{_shown(table, columns)} and (select {_SCOPE}) is not null"
    seen = "place.office_id = getvariable('scope')"
    if table.has_benchmark:
        seen += " or place.area_level = 'nation'"
    return f"{_shown(table, columns)} and case when {_SCOPE} = 'national' then true else {seen} end"


def _shown(table: Table, columns: Mapping[str, str]) -> str:
    """Return the query of a mart's rows without the figures to hide; a condition can be added to it.

    `columns` are the mart's, with their types.
    """
    replaced = [f"{name}::varchar as {name}" for name, kind in columns.items() if kind.startswith("ENUM")]
    if "change_since" in columns:
        replaced.append("if(main.is_hidden(cohort_no, [change_since]), null, change) as change")
    replacing = f" replace ({', '.join(replaced)})" if replaced else ""
    if not table.is_of_areas:
        return f"select *{replacing} from {table.name} where true"  # noqa: S608
    where = "true"
    if "answered_from" in columns:
        answered = "range(answered_from, semester_no + 1)"
        where = f"(select {_HIDDEN}) is not null and not main.is_hidden(cohort_no, {answered})"
    kept_back = ", ".join(sorted({"place_no", "answered_from", "change_since"} & columns.keys()))
    return (
        f"select place.*, made.* exclude ({kept_back}){replacing} "  # noqa: S608
        f"from {table.name} as made join meta.place using (place_no) where {where}"
    )
