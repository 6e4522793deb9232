"""`query`: any figure as a table, CSV or JSON, exactly as metrics.md specifies it."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import click

from dashboard.catalogue import LEVELS, Figure, catalogue
from dashboard.commands.looking import up_to_date
from dashboard.commands.printing import print_rows
from dashboard.programme import cohort_numbers, offices
from dashboard.scope import Scope
from dashboard.snapshots import shelf
from dashboard.texts import text
from dashboard.warehouse import DamagedSnapshotError, NoSnapshotError, OutdatedSnapshotError, View, Warehouse

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
    who = scope_of(scope)
    _check(cohort, cohort_numbers(), "--cohort")
    _check(semester, SEMESTERS, "--semester")
    inside = _within(within, figure)
    with closing(Warehouse(up_to_date(data))) as warehouse, opened(warehouse, who, snapshot) as view:
        rows = view.run(
            name,
            cohort=cohort or None,
            semester=semester or None,
            level=level,
            within=inside,
            unit_type=unit_type,
        )
    print_rows(form, figure.columns, rows)


@contextmanager
def opened(warehouse: Warehouse, scope: Scope, snapshot: str | None, named_by: str = "--snapshot") -> Iterator[View]:
    """Open a snapshot; one that cannot be is a click.BadParameter of the word it was named by."""
    logging.getLogger(shelf.__name__).addHandler(logging.NullHandler())  # said here in the reader's words
    try:
        with warehouse.view(scope, snapshot) as view:
            if snapshot is None and (damaged := warehouse.passed_over()):
                named = ", ".join(str(snapshot_id) for snapshot_id in damaged)
                click.echo(text("cli.passed_over", "nb", snapshots=named, shown=view.snapshot.id), err=True)
            yield view
    except OutdatedSnapshotError:
        raise wrong(named_by, "outdated") from None
    except DamagedSnapshotError:
        if snapshot is None:
            raise wrong("--data", "all_damaged") from None
        raise wrong(named_by, "damaged", snapshot=snapshot) from None
    except NoSnapshotError:
        published = ", ".join(str(known) for known in warehouse.store.ids())
        if not published:
            raise wrong("--data", "none_published", folder=warehouse.store.folder) from None
        raise wrong(named_by, "no_snapshot", valid=published) from None


def scope_of(given: str) -> Scope:
    """Return the scope that is spelt `national` or `office:<organisation number>`."""
    if given == "national":
        return Scope.national()
    kind, _, office_id = given.partition(":")
    if kind != "office" or office_id not in offices():
        raise wrong(
            "--scope", "one_of", value=given, valid=", ".join(["national", *(f"office:{i}" for i in offices())])
        )
    return Scope.office(office_id)


def _within(given: str | None, figure: Figure) -> tuple[str, str] | None:
    level, _, area_id = (given or "").partition(":")
    if given is None and not figure.needs_unit:
        return None
    if figure.needs_unit and level != "unit":
        raise wrong("--within", "needs_unit", name=figure.name)
    if level not in LEVELS or not area_id:
        raise wrong("--within", "within", value=given, valid=", ".join(f"{known}:ID" for known in LEVELS))
    return level, area_id


def _check(given: Sequence[int], known: Sequence[int], option: str) -> None:
    for value in given:
        if value not in known:
            raise wrong(option, "one_of", value=value, valid=", ".join(str(number) for number in known))


def wrong(option: str, key: str, **params: object) -> click.BadParameter:
    """Return what is wrong with an option, or with an argument, in a sentence of the texts."""
    param = click.Option([option]) if option.startswith("-") else click.Argument([option])
    return click.BadParameter(text(f"cli.{key}", "nb", **params), param=param)
