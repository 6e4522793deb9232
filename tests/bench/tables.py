"""How what was measured is shown on the terminal."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.measured import Budget, Rows

_WIDE = 140  # columns, where what is printed goes to a file


def console() -> Console:
    """Return where tables are printed."""
    found = Console()
    return found if found.is_terminal else Console(width=_WIDE)


def table(title: str, rows: Rows) -> Table:
    """Return rows under the names of the first one's columns."""
    shown = _empty(title)
    for column, value in rows[0].items():
        shown.add_column(column, justify="left" if isinstance(value, str) else "right", overflow="fold")
    for row in rows:
        shown.add_row(*(_figure(value) for value in row.values()))
    return shown


def budgets(measured: Iterable[Budget]) -> Table:
    """Return every budget beside what was measured, and whether it holds."""
    shown = _empty("Budgets")
    for column in ("what", "budget", "measured", "unit", "within"):
        shown.add_column(column, justify="right" if column in ("budget", "measured") else "left", overflow="fold")
    for each in measured:
        bound = f"{'≥' if each.at_least else '≤'} {_figure(each.budget)}"
        shown.add_row(each.name, bound, _figure(each.measured), each.unit, "yes" if each.within else "[bold red]NO")
    return shown


def _empty(title: str) -> Table:
    return Table(title=title, title_justify="left")


def _figure(value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.0f}" if value.is_integer() or abs(value) >= 1000 else f"{value:.3g}"
