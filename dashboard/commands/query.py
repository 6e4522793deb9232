"""`query`: any figure as a table, CSV or JSON, exactly as metrics.md specifies it."""

import csv
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.catalogue import LEVELS, Figure, catalogue
from dashboard.programme import cohort_numbers, offices
from dashboard.scope import Scope
from dashboard.settings import settings
from dashboard.texts import text
from dashboard.warehouse import NoSnapshotError, OutdatedSnapshotError, Row, Warehouse

SEMESTERS = (1, 2, 3, 4)


def run(  # noqa: PLR0913 - one argument for each option of the command line
    name: str,
    *,
    scope: str,
    cohort: Sequence[int],
    semester: Sequence[int],
    level: str,
    within: str | None,
    unit_type: str | None,
    data: Path | None,
    snapshot: str | None,
    form: str,
) -> None:
    """Print the rows of a figure; a wrong option is a click.BadParameter, exit code 2."""
    figure = catalogue()[name]
    who = _scope(scope)
    _check(cohort, cohort_numbers(), "--cohort")
    _check(semester, SEMESTERS, "--semester")
    inside = _within(within, figure)
    with closing(Warehouse(data or settings().data)) as warehouse:
        try:
            with warehouse.view(who, snapshot) as view:
                rows = view.run(
                    name,
                    cohort=cohort or None,
                    semester=semester or None,
                    level=level,
                    within=inside,
                    unit_type=unit_type,
                )
        except OutdatedSnapshotError:
            raise _wrong("--snapshot", "outdated") from None
        except NoSnapshotError:
            published = ", ".join(str(known) for known in warehouse.store.ids())
            if not published:
                raise _wrong("--data", "none_published", folder=warehouse.store.folder) from None
            raise _wrong("--snapshot", "no_snapshot", valid=published) from None
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[form](figure.columns, rows)


def _scope(given: str) -> Scope:
    if given == "national":
        return Scope.national()
    kind, _, office_id = given.partition(":")
    if kind != "office" or office_id not in offices():
        raise _wrong(
            "--scope", "one_of", value=given, valid=", ".join(["national", *(f"office:{i}" for i in offices())])
        )
    return Scope.office(office_id)


def _within(given: str | None, figure: Figure) -> tuple[str, str] | None:
    level, _, area_id = (given or "").partition(":")
    if given is None and not figure.needs_unit:
        return None
    if figure.needs_unit and level != "unit":
        raise _wrong("--within", "needs_unit", name=figure.name)
    if level not in LEVELS or not area_id:
        raise _wrong("--within", "within", value=given, valid=", ".join(f"{known}:ID" for known in LEVELS))
    return level, area_id


def _check(given: Sequence[int], known: Sequence[int], option: str) -> None:
    for value in given:
        if value not in known:
            raise _wrong(option, "one_of", value=value, valid=", ".join(str(number) for number in known))


def _wrong(option: str, key: str, **params: object) -> click.BadParameter:
    return click.BadParameter(text(f"cli.{key}", "nb", **params), param=click.Option([option]))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(_plain(value))


def _print_json(columns: Sequence[str], rows: Sequence[Row]) -> None:
    plain = [{column: _plain(row[column]) for column in columns} for row in rows]
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2))


def _print_csv(columns: Sequence[str], rows: Sequence[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)


def _print_table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    table = Table(*columns)
    for row in rows:
        cells = [row[column] for column in columns]
        table.add_row(
            *(Text(_cell(cell), justify="right" if isinstance(cell, int | float) else "left") for cell in cells)
        )
    console = Console()
    # A pipe has no width: there a row must not be folded.
    Console(width=None if console.is_terminal else 400).print(table)
