"""The figures as pandas DataFrames, for an analyst in a notebook: the same rows as `python -m dashboard query`."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pandas as pd

from dashboard.catalogue import catalogue
from dashboard.scope import Scope
from dashboard.settings import settings
from dashboard.snapshots.remote import store_of
from dashboard.warehouse import Warehouse


def frame(  # noqa: PLR0913 - the options of the query command, one for one
    name: str,
    *,
    office: str | None = None,
    cohort: Sequence[int] | None = None,
    semester: Sequence[int] | None = None,
    level: str = "county",
    within: tuple[str, str] | None = None,
    unit_type: str | None = None,
    snapshot: str | None = None,
    data: Path | None = None,
) -> pd.DataFrame:
    """Return a figure of `queries/catalogue.toml`, one row per key, its columns in the catalogue's order.

    office: an organisation number, to see what that office sees (None: the nation). Counts are nullable integers and
    days are dates, so that a missing value never turns them into something else. Raises KeyError for an unknown
    figure and NoSnapshotError where nothing is published.
    """
    figure = catalogue()[name]
    scope = Scope.national() if office is None else Scope.office(office)
    chosen = settings().in_folder(data)
    store_of(chosen).bring_down()
    with closing(Warehouse(chosen.data)) as warehouse, warehouse.view(scope, snapshot) as view:
        rows = view.run(name, cohort=cohort, semester=semester, level=level, within=within, unit_type=unit_type)
    return pd.DataFrame(rows, columns=figure.columns, dtype=object).convert_dtypes()
