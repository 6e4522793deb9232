"""Puts a delivery without errors where the snapshot is built from: the schema `delivery`, as the contract orders it."""

from dashboard.delivery.responses import keep_responses
from dashboard.delivery.work import Work


def store(work: Work) -> None:
    """Let `delivery.<table>` be what is in `checked.<table>`, and `delivery.responses` the answers of each respondent
    in one row: all of them or, on any failure, none."""
    connection = work.connection
    keep_responses(work)
    connection.execute("begin")
    try:
        connection.execute("create schema delivery")
        for table in work.contract.tables:
            columns = ", ".join(column.name for column in table.columns)
            connection.execute(f"create view delivery.{table.name} as select {columns} from checked.{table.name}")  # noqa: S608
        connection.execute("create view delivery.responses as from checked.responses")
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise
