"""Sums of slot states as metrics.md names them (Completion): counts only, for writing a rate with its denominator."""

from dashboard.questions import Row


def done(row: Row) -> int:
    """Return the slots that are done: held, in the format asked for or another."""
    return int(row["held"] + row["other_format"])


def due(row: Row) -> int:
    """Return the slots that should have been done by the delivery's date: the completion rate's denominator."""
    return int(done(row) + row["overdue"] + row["missing"])
