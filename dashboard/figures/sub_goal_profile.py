"""The six sub-goals of a unit: what people say and what was done, beside the areas it lies in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.figures import style
from dashboard.formatting import HIDDEN, number, percent
from dashboard.texts import Language, text

Level = Literal["unit", "municipality", "county", "nation"]
Said = Literal["shown", "hidden", "none", "unpublished"]
Done = Literal["shown", "not_required", "of_municipality", "nothing_due"]

ROW_HEIGHT = 58
MARGIN = {"l": 8, "r": 8, "t": 30, "b": 84, "autoexpand": False}

# The unit is the only filled mark; the areas around it are told apart by shape, and stay in this order everywhere.
MARKERS: dict[Level, dict[str, Any]] = {
    "nation": {"symbol": "line-ns-open", "color": "#353535", "size": 18, "line": {"width": 2.5}},
    "county": {"symbol": "square-open", "color": "#9d5f32", "size": 11, "line": {"width": 2}},
    "municipality": {"symbol": "diamond-open", "color": "#485970", "size": 13, "line": {"width": 2}},
    "unit": {"symbol": "circle", "color": "#255f41", "size": 14},
}

# Marks of equal value would hide each other on one line; the nation's is tall enough to be seen through the others.
_OFFSETS: dict[Level, float] = {"nation": -0.02, "county": -0.17, "municipality": -0.02, "unit": 0.13}


@dataclass(frozen=True)
class Indicator:
    """One sub-goal in one area: its two indicators, each with the word for why it is absent where it is."""

    level: Level
    area_name: str
    said: Said
    done: Done
    score: float | None = None
    n: int | None = None
    change: float | None = None
    more_above: bool = False
    share: float | None = None
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True)
class SubGoal:
    """One sub-goal with its indicators, the unit's first, then each area above it."""

    number: int
    short: str
    indicators: Sequence[Indicator]


def sub_goal_profile(profile: Sequence[SubGoal], language: Language) -> dict[str, Any]:
    """Return the figure: said (1–5) to the left, done (0–100 %) to the right, a row per sub-goal."""
    traces = [trace for level in MARKERS for trace in _traces(profile, level, language)]
    return {"data": traces, "layout": _layout(profile, language)}


def height(profile: Sequence[SubGoal]) -> int:
    """Return the figure's height in pixels, so that a page can hold the place before it is drawn."""
    return ROW_HEIGHT * len(profile) + MARGIN["t"] + MARGIN["b"]


def _traces(profile: Sequence[SubGoal], level: Level, language: Language) -> list[dict[str, Any]]:
    marks = [(goal, mark) for goal in profile for mark in goal.indicators if mark.level == level]
    said = [(goal, mark) for goal, mark in marks if mark.said == "shown"]
    done = [(goal, mark) for goal, mark in marks if mark.done == "shown" and mark.share is not None]
    name = marks[0][1].area_name if marks else ""
    shown = [
        _trace(said, [mark.score for _, mark in said], [number(mark.score, 1) for _, mark in said], language)
        | {"xaxis": "x"},
        _trace(done, [mark.share for _, mark in done], [percent(mark.share) for _, mark in done], language)
        | {"xaxis": "x2"},
    ]
    filled = [trace for trace in shown if trace["x"]]
    return [
        trace | {"name": name, "marker": MARKERS[level], "legendgroup": level, "showlegend": place == 0}
        for place, trace in enumerate(filled)
    ]


def _trace(
    marks: Sequence[tuple[SubGoal, Indicator]],
    values: Sequence[float | None],
    written: Sequence[str],
    language: Language,
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(values),
        "y": [_OFFSETS[mark.level] - goal.number for goal, mark in marks],
        "text": [
            text("unit.profile_hover", language, area=mark.area_name, sub_goal=goal.short, value=value)
            for (goal, mark), value in zip(marks, written, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _layout(profile: Sequence[SubGoal], language: Language) -> dict[str, Any]:
    panel = {"zeroline": False, "fixedrange": True, "showgrid": True, "gridcolor": style.GRID, "anchor": "y"}
    return style.layout(
        height=height(profile),
        margin=MARGIN,
        showlegend=True,
        legend=style.legend(y=0, yanchor="bottom", traceorder="reversed"),
        xaxis=panel | {"domain": [0.02, 0.56], "range": [0.9, 5.1], "tickvals": [1, 2, 3, 4, 5]},
        xaxis2=panel
        | {
            "domain": [0.64, 0.97],
            "range": [-0.04, 1.04],
            "tickvals": [0, 0.5, 1],
            "ticktext": [percent(share) for share in (0, 0.5, 1)],
        },
        yaxis={
            "visible": False,
            "range": [-len(profile) - 0.45, -0.35],
            "fixedrange": True,
        },
        shapes=[_row_line(goal) for goal in profile],
        annotations=[
            *[_row_title(goal, language) for goal in profile],
            *[note for goal in profile for note in _absences(goal, language)],
            _panel_title("unit.profile_said", 0.02, language),
            _panel_title("unit.profile_done", 0.64, language),
        ],
    )


def _row_title(goal: SubGoal, language: Language) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "y",
        "x": 0,
        "y": -goal.number + 0.4,
        "xanchor": "left",
        "yanchor": "middle",
        "text": text("unit.sub_goal_numbered", language, number=goal.number, short=goal.short) + _hidden_mark(goal),
        "showarrow": False,
    }


def _hidden_mark(goal: SubGoal) -> str:
    # Beside the title, not where the mark would stand: there the municipality's own mark may be.
    return f" {HIDDEN}" if goal.indicators[0].said == "hidden" else ""


def _row_line(goal: SubGoal) -> dict[str, Any]:
    y = -goal.number
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": style.GRID, "width": 1},
    }


def _absences(goal: SubGoal, language: Language) -> list[dict[str, Any]]:
    """Say, where the eye looks for it, why all of a row's marks are missing."""
    own = goal.indicators[0]
    notes = []
    if not any(mark.said == "shown" for mark in goal.indicators):
        notes.append(_note(goal.number, "x", text(f"unit.profile_said_{own.said}", language)))
    if not any(mark.done == "shown" for mark in goal.indicators):
        done = "not_required" if own.done == "not_required" else "nothing_due"
        notes.append(_note(goal.number, "x2", text(f"unit.profile_done_{done}", language)))
    return notes


def _note(number_: int, axis: str, words: str) -> dict[str, Any]:
    return {
        "xref": axis,
        "yref": "y",
        "x": 0.95 if axis == "x" else -0.02,
        "y": -number_,
        "xanchor": "left",
        "yanchor": "middle",
        "text": words,
        "bgcolor": style.PAPER,
        "showarrow": False,
    }


def _panel_title(key: str, x: float, language: Language) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "text": f"<b>{text(key, language)}</b>",
        "showarrow": False,
    }
