"""What the rules read: the file under judgement as `judged`, and what others know or cannot know."""

from collections.abc import Collection, Sequence

import duckdb

from dashboard.delivery.contract import Contract, TableContract
from dashboard.delivery.work import Work

# Beside its own columns `judged` has, for attendance, the line and cohort of its meeting, whether there is none and
# whether it was not held, and where a municipality may be left out whether it may in this row: null where that cannot
# be known.
_MEETINGS = """
    select m.*, types.level = 'national' as municipality_may_be_blank
    from {rows} as m
    left join programme.meeting_types as types using (meeting_type)
"""
_ATTENDANCE = """
    select a.*, m.line as meeting_line, m.cohort_no, m.not_held as meeting_not_held,
        a.meeting_id is not null and m.meeting_id is null as meeting_unknown,
        m.national and a.role in (
            select role from checked.blank_for where file = 'attendance' and name = 'municipality_no'
        ) as municipality_may_be_blank
    from {rows} as a
    left join checked.known_meetings as m using (meeting_id)
"""


def prepare(work: Work) -> None:
    """Make the tables beside the files that rules read, when all files are typed and have the rows they will have."""
    connection = work.connection
    connection.execute("create table checked.moment as select $as_of::date as as_of", {"as_of": work.as_of})
    _blank_for(connection, work.contract)
    connection.execute(
        """
        create table checked.unsure_participation as
        select distinct cohort_no, cohort_no_bad, municipality_no, municipality_no_bad, unit_id, unit_id_bad
        from checked.participation where cohort_no_bad or municipality_no_bad or unit_id_bad
        """
    )
    connection.execute(
        """
        create table checked.unsure_attendance as
        select distinct meeting_id, meeting_id_bad, municipality_no, municipality_no_bad
        from checked.attendance where meeting_id_bad or municipality_no_bad
        """
    )
    # A meeting_id on two rows is an error of its own (`keys`): which of them attendance is of cannot be known.
    connection.execute("create table if not exists checked.doubled_meetings (meeting_id varchar, earlier integer)")
    connection.execute(
        """
        create table checked.known_meetings as
        select m.meeting_id, m.line, m.cohort_no, m.held_on is null and not m.held_on_bad as not_held,
            types.level = 'national' as national
        from checked.meetings as m
        left join programme.meeting_types as types using (meeting_type)
        anti join checked.doubled_meetings using (meeting_id)
        where m.line is not null and m.meeting_id is not null
        union all
        select meeting_id, null, null, null, null from checked.doubled_meetings
        """
    )


def judge(connection: duckdb.DuckDBPyConnection, table: TableContract) -> None:
    """Let `judged` be a table's rows, without the one that stands for rows that could not be read."""
    connection.execute(f"create or replace temp view judged as {_judged(connection, table, f'checked.{table.name}')}")


def judge_kinds(
    connection: duckdb.DuckDBPyConnection, table: TableContract, columns: Sequence[str], told: Collection[str]
) -> None:
    """Let `judged` be one row, without a line, of each kind there is: what a table's rows have in some columns.

    Those that are only told, of rows that break a rule, are null.
    """
    named = ", ".join(columns)
    types = {column.name: column.sql_type for column in table.columns}
    typed = ", ".join(f"{name}::{types[name]} as {name}" if name in types else name for name in columns)
    connection.execute(
        f"create table checked.kinds_{table.name} as select {typed} from "  # noqa: S608 - the contract's names
        f"(select distinct {named} from ({_judged(connection, table, f'checked.alike_{table.name}')}))"
    )
    nulls = "".join(f", null as {name}" for name in told)
    connection.execute(
        f"create or replace temp view judged as select null::integer as line, {named}{nulls} "  # noqa: S608
        f"from checked.kinds_{table.name}"
    )


def _judged(connection: duckdb.DuckDBPyConnection, table: TableContract, rows: str) -> str:
    # Asked only where it must be: DuckDB takes it that a condition leaves few rows, and joins the wrong way round.
    unread = connection.execute(f"select count(*) from {rows} where line is null").fetchall()[0][0]  # noqa: S608
    read = f"(select * from {rows} where line is not null)" if unread else rows  # noqa: S608
    return {"meetings": _MEETINGS, "attendance": _ATTENDANCE}.get(table.name, "select * from {rows}").format(rows=read)


def _blank_for(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    connection.execute("create table checked.blank_for (file varchar, name varchar, role varchar)")
    for table in contract.tables:
        for column in table.columns:
            for role in column.blank_for_roles:
                connection.execute("insert into checked.blank_for values (?, ?, ?)", [table.name, column.name, role])
