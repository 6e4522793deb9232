"""An analyst's frame holds what the query says."""

from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.analysis import frame
from dashboard.warehouse import Scope, Warehouse


def test_a_frame_holds_the_rows_of_the_query(demo_data: Path, published_demo: Warehouse) -> None:
    counties = frame("completion", cohort=[9], data=demo_data)
    with published_demo.view(Scope.national()) as view:
        rows = view.run("completion", cohort=[9])
    assert len(counties) == len(rows) > 0
    assert pd.api.types.is_integer_dtype(counties["required"])
    assert list(counties["missing"]) == [row["missing"] for row in rows]


def test_an_office_gets_its_own_rows(demo_data: Path) -> None:
    assert set(frame("progress", office="974764350", data=demo_data)["area_id"]) == {"50"}


def test_days_stay_dates(demo_data: Path) -> None:
    oldest = frame("follow_up", data=demo_data)["oldest_on"].dropna()
    assert len(oldest)
    assert all(isinstance(day, date) for day in oldest)
