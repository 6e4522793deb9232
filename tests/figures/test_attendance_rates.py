"""A mark at the rate, a line over the interval, and nothing where there is no rate."""

from typing import Any

from dashboard.figures.attendance_rates import MARGIN, attendance_rates, height

ROWS: list[dict[str, Any]] = [
    {"invited": 10, "attended": 8, "attendance_rate": 0.8, "low": 0.49, "high": 0.94},
    {"invited": 0, "attended": 0, "attendance_rate": None, "low": None, "high": None},
    {"invited": 1, "attended": 2, "attendance_rate": 2.0, "low": None, "high": None},
]
FIGURE = attendance_rates(ROWS, ["Ansatte", "Eier", "Andre"], "nb")


def test_the_interval_is_the_rows_own() -> None:
    intervals, marks = FIGURE["data"]
    assert (intervals["x"], intervals["y"]) == ([0.49, 0.94, None], [0, 0, None])
    assert (marks["x"], marks["y"]) == ([0.8, 2.0], [0, -2])


def test_every_row_has_its_name_and_counts() -> None:
    written = [note["text"] for note in FIGURE["layout"]["annotations"]]
    assert written[:3] == ["Ansatte", "<b>8 av 10 (80\N{NO-BREAK SPACE}%)</b>", "Eier"]
    assert written[3] == "<b>–</b>"


def test_names_and_counts_have_the_whole_width_of_the_figure() -> None:
    # On a telephone the longest of both meet within the margins.
    name, counts = FIGURE["layout"]["annotations"][:2]
    assert (name["x"], name["xshift"]) == (0, -MARGIN["l"])
    assert (counts["x"], counts["xshift"]) == (1, MARGIN["r"])


def test_each_row_has_its_height() -> None:
    assert height(3) - height(2) == height(2) - height(1) > 0
    assert height(0) == height(1)
