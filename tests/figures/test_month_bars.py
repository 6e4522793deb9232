"""A bar per month, parted by state, the chosen semester marked."""

from datetime import date

from dashboard.figures.month_bars import month_bars, month_name
from dashboard.formatting import NBSP

ROWS = [
    {"month": date(2026, month, 1), "held": held, "planned": planned, "overdue": 0, "cancelled": 1}
    for month, held, planned in [(6, 3, 0), (7, 0, 0), (8, 2, 0), (9, 1, 4)]
]
FIGURE = month_bars(ROWS, (date(2026, 8, 15), date(2026, 12, 31)), "nb")


def test_each_state_that_occurs_is_a_part_of_every_months_bar() -> None:
    held, planned = FIGURE["data"]
    assert (held["name"], held["y"]) == ("Gjennomført", [3, 0, 2, 1])
    assert (planned["name"], planned["y"]) == ("Planlagt", [0, 0, 0, 4])
    assert held["customdata"][2] == f"august{NBSP}2026"
    assert held["hovertemplate"] == "%{customdata}<br>Gjennomført: %{y:,d}<extra></extra>"


def test_the_semesters_months_are_marked_from_its_first() -> None:
    (band,) = FIGURE["layout"]["shapes"]
    assert (band["x0"], band["x1"]) == (1.5, 3.5)
    assert FIGURE["layout"]["xaxis"]["ticktext"] == ["aug<br>2026"]


def test_a_semester_outside_marks_nothing() -> None:
    assert month_bars(ROWS, (date(2027, 1, 1), date(2027, 6, 30)), "nn")["layout"]["shapes"] == []


def test_months_are_called_by_their_names() -> None:
    assert month_name(date(2026, 1, 1), "nn") == f"januar{NBSP}2026"
