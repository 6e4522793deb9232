"""`diff`: what changed from one published snapshot to another."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from dashboard.commands.looking import up_to_date
from dashboard.commands.printing import print_rows, print_table
from dashboard.commands.query import opened, scope_of
from dashboard.scope import Scope
from dashboard.snapshots.difference import COLUMNS, QUERIES, Told, difference
from dashboard.texts import text
from dashboard.warehouse import Warehouse


def run(before: str, after: str, *, scope: str, data: Path | None, form: str) -> None:
    """Print the changes; a snapshot that cannot be opened is a click.BadParameter, exit code 2."""
    who = scope_of(scope)
    with closing(Warehouse(up_to_date(data))) as warehouse:
        changes = difference(_told(warehouse, who, before, "before"), _told(warehouse, who, after, "after"))
    if form != "table":
        print_rows(form, COLUMNS, changes)
        return
    if changes:
        titles = [text(f"cli.diff_{column}", "nb") for column in COLUMNS]
        print_table(titles, [_in_words(change) for change in changes])
    else:
        click.echo(text("cli.diff_none", "nb", before=before, after=after))


def _told(warehouse: Warehouse, scope: Scope, snapshot: str, named_by: str) -> Told:
    with opened(warehouse, scope, snapshot, named_by) as view:
        return Told({name: view.run(name) for name in QUERIES}, [str(semester) for semester in view.hidden_semesters])


def _in_words(change: Mapping[str, Any]) -> list[Any]:
    return [text(f"cli.diff_is_{change[column]}", "nb") if column == "change" else change[column] for column in COLUMNS]
