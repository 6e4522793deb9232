"""Meetings by requirement: the counts go into the drawing as they are."""

from typing import Any

import pytest

from dashboard.figures.slot_bars import height, occurring, slot_bars
from dashboard.texts import LANGUAGES, Language

STATES = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")
RATES = {"national_days": "51 av 51 (100 %)", "owner_meeting": "1 av 4 (25 %)"}
TITLES = {"national_days": "Nasjonale fagdager", "owner_meeting": "Møte med eier"}


def row(requirement: str, rate: float | None, **counts: int) -> dict[str, Any]:
    return {"requirement": requirement, "completion_rate": rate} | {state: counts.get(state, 0) for state in STATES}


ROWS = [
    row("all", 0.9, held=52, overdue=3, planned=2),
    row("owner_meeting", 0.25, held=1, overdue=3, planned=2),
    row("national_days", 1.0, held=51),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_bar_per_requirement_in_the_models_order_and_no_sum(language: Language) -> None:
    figure = slot_bars(ROWS, TITLES, RATES, language)
    held, planned, overdue = figure["data"]
    assert (held["x"], planned["x"], overdue["x"]) == ([51, 1], [0, 2], [0, 3])
    assert held["y"] == [0, -1]
    assert figure["layout"]["barnorm"] == "percent"


def test_the_counts_are_written_in_the_bars_and_nothing_where_there_is_none() -> None:
    planned = slot_bars(ROWS, TITLES, RATES, "nb")["data"][1]
    assert planned["text"] == ["", "2"]
    assert (planned["customdata"], planned["hovertext"]) == (["Nasjonale fagdager", "Møte med eier"], ["0", "2"])
    assert planned["hovertemplate"] == "%{customdata}<br>Planlagt: %{hovertext}<extra></extra>"


def test_names_and_rates_stand_above_the_bars() -> None:
    words = [note["text"] for note in slot_bars(ROWS, TITLES, RATES, "nb")["layout"]["annotations"]]
    assert words == ["Nasjonale fagdager", "<b>51 av 51 (100 %)</b>", "Møte med eier", "<b>1 av 4 (25 %)</b>"]


def test_only_states_that_occur_are_drawn_always_in_the_same_order() -> None:
    assert occurring([row("a", None, missing=1, held=1), row("b", None, other_format=2)]) == [
        "held",
        "other_format",
        "missing",
    ]


def test_no_meetings_draw_an_empty_figure() -> None:
    figure = slot_bars([], TITLES, RATES, "nb")
    assert figure["data"] == []
    assert figure["layout"]["height"] == height(0) > 0
