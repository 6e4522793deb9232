"""The six sub-goals of an area: what people say now and said before, beside what was done, with the nation's mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import style
from dashboard.formatting import number, percent
from dashboard.texts import Language, text

ROW_HEIGHT = 80
MARGIN = {"l": 0, "r": 20, "t": 26, "b": 28}
_SAID = (0.02, 0.56)
_DONE = (0.64, 1.0)
_SHORT_LINE = 10
_NATION = {"symbol": "line-ns-open", "color": style.INK, "size": 12, "line": {"width": 2.5}}


@dataclass(frozen=True)
class SubGoalMarks:
    """One sub-goal's marks; `said_absent` and `done_absent` are the words to show where there is no number.

    `counts` are the numbers behind `share`.
    """

    number: int
    short: str
    said_absent: str | None
    done_absent: str | None
    score: float | None
    before: float | None
    nation_score: float | None
    share: float | None
    nation_share: float | None
    counts: str = ""


@dataclass(frozen=True)
class Words:
    """The names the figure needs: the area, the nation (None when it is the area), and the two panels' titles."""

    area: str
    nation: str | None
    said_title: str
    done_title: str
    language: Language


def sub_goals(goals: Sequence[SubGoalMarks], words: Words) -> dict[str, Any]:
    """Return the figure: said (1–5) to the left, done (0–100 %) to the right, a row per sub-goal."""
    drawn = [_steps(goals), _before(goals, words), _score(goals, words), _done(goals), *_nation(goals, words)]
    return {"data": [trace for trace in drawn if trace["x"]], "layout": _layout(goals, words)}


def height(goals: int) -> int:
    """Return the figure's height in pixels for a number of sub-goals."""
    return ROW_HEIGHT * max(1, goals) + MARGIN["t"] + MARGIN["b"]


def _steps(goals: Sequence[SubGoalMarks]) -> dict[str, Any]:
    """Return the thin lines from the score before to the score now."""
    moved = [goal for goal in goals if goal.score is not None and goal.before is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for goal in moved for x in (goal.before, goal.score, None)],
        "y": [y for goal in moved for y in (-goal.number, -goal.number, None)],
        "line": {"color": style.CATEGORICAL[1], "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(goals: Sequence[SubGoalMarks], values: Sequence[float | None], written: Sequence[str]) -> dict[str, Any]:
    kept = [place for place, value in enumerate(values) if value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [values[place] for place in kept],
        "y": [-goals[place].number for place in kept],
        "text": [written[place] for place in kept],
        "customdata": [goals[place].short for place in kept],
        "hovertemplate": "%{customdata}: %{text}<extra>%{fullData.name}</extra>",
        "cliponaxis": False,
    }


def _before(goals: Sequence[SubGoalMarks], words: Words) -> dict[str, Any]:
    values = [goal.before for goal in goals]
    return _marks(goals, values, [number(value, 1) for value in values]) | {
        "name": text("area.sub_goals_before", words.language),
        "marker": {"symbol": "circle-open", "color": style.CATEGORICAL[1], "size": 10, "line": {"width": 2}},
    }


def _score(goals: Sequence[SubGoalMarks], words: Words) -> dict[str, Any]:
    values = [goal.score for goal in goals]
    return _marks(goals, values, [number(value, 1) for value in values]) | {
        "name": text("area.sub_goals_here", words.language, area=words.area),
        "mode": "markers+text",
        "textposition": "top center",
        "textfont": {"weight": 600},
        "marker": {"symbol": "circle", "color": style.CATEGORICAL[5], "size": 13},
    }


def _done(goals: Sequence[SubGoalMarks]) -> dict[str, Any]:
    kept = [goal for goal in goals if goal.share is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [goal.share for goal in kept],
        "y": [-goal.number for goal in kept],
        "width": 0.26,
        "xaxis": "x2",
        "marker": {"color": style.CATEGORICAL[0]},
        "customdata": [[goal.short, percent(goal.share), goal.counts] for goal in kept],
        "hovertemplate": "%{customdata[0]}: %{customdata[2]} (%{customdata[1]})<extra></extra>",
        "showlegend": False,
    }


def _nation(goals: Sequence[SubGoalMarks], words: Words) -> list[dict[str, Any]]:
    if words.nation is None:
        return []
    look = {"name": words.nation, "marker": _NATION, "legendgroup": "nation"}
    said = [goal.nation_score for goal in goals]
    done = [goal.nation_share for goal in goals]
    return [
        _marks(goals, said, [number(value, 1) for value in said]) | look,
        _marks(goals, done, [percent(value) for value in done]) | look | {"xaxis": "x2", "showlegend": False},
    ]


def _layout(goals: Sequence[SubGoalMarks], words: Words) -> dict[str, Any]:
    panel = {"zeroline": False, "fixedrange": True, "showgrid": True, "gridcolor": style.GRID, "anchor": "y"}
    shares = (0, 0.5, 1)
    return style.layout(
        height=height(len(goals)),
        margin=MARGIN,
        xaxis=panel | {"domain": _SAID, "range": [0.9, 5.1], "tickvals": [1, 2, 3, 4, 5]},
        xaxis2=panel
        | {"domain": _DONE, "range": [0, 1], "tickvals": shares, "ticktext": [percent(share) for share in shares]},
        yaxis={"visible": False, "range": [-len(goals) - 0.3, -0.12], "fixedrange": True},
        shapes=[_line(goal) for goal in goals],
        annotations=[
            _panel_title(words.said_title, 0),
            _panel_title(words.done_title, _DONE[0]),
            *[annotation for goal in goals for annotation in _row_words(goal, words.language)],
        ],
    )


def _line(goal: SubGoalMarks) -> dict[str, Any]:
    y = -goal.number
    line = {"color": style.GRID, "width": 1}
    return {"type": "line", "layer": "below", "xref": "x", "x0": 1, "x1": 5, "y0": y, "y1": y, "line": line}


def _row_words(goal: SubGoalMarks, language: Language) -> list[dict[str, Any]]:
    base = {"yref": "y", "showarrow": False, "xanchor": "left", "yanchor": "middle", "align": "left"}
    title = text("area.numbered", language, number=goal.number, short=goal.short)
    words = [base | {"xref": "paper", "x": 0, "y": -goal.number + 0.7, "text": title}]
    done = _wrapped(goal.done_absent) if goal.done_absent else f"<b>{percent(goal.share)}</b><br>{goal.counts}"
    words.append(base | {"xref": "paper", "x": _DONE[0], "y": -goal.number + 0.36, "text": done})
    if goal.said_absent:
        words.append(base | {"xref": "x", "x": 1, "y": -goal.number + 0.34, "text": goal.said_absent})
    return words


def _wrapped(words: str) -> str:
    """Return words on two lines where one would be cut on a telephone."""
    middle = words.find(" ", _SHORT_LINE)
    return words if middle < 0 else f"{words[:middle]}<br>{words[middle + 1 :]}"


def _panel_title(title: str, x: float) -> dict[str, Any]:
    where = {"xref": "paper", "yref": "paper", "x": x, "y": 1, "xanchor": "left", "yanchor": "bottom"}
    return where | {"text": f"<b>{title}</b>", "showarrow": False}
