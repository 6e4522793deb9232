"""Puts a delivery without errors where the snapshot is built from: the schema `delivery`, as the contract orders it."""

from dashboard.delivery.work import Work


def store(work: Work) -> None:
    """Make `delivery.<table>` of every table from `checked.<table>`: all of them or, on any failure, none."""
    connection = work.connection
    connection.execute("begin")
    try:
        connection.execute("create schema if not exists delivery")
        for number, table in enumerate(work.contract.tables):
            columns = ", ".join(column.name for column in table.columns)
            connection.execute(
                f"create or replace table delivery.{table.name} as select {columns} from checked.{table.name}"  # noqa: S608
            )
            work.progress.advance(number + 1, len(work.contract.tables))
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise
