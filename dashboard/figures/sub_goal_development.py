"""One sub-goal over the semesters, cohort under cohort: points for what was said, bars for what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.figures import style
from dashboard.formatting import number, percent

Kind = Literal["said", "done"]

ROW_HEIGHT = 176
MARGIN = {"l": 46, "r": 8, "t": 0, "b": 34}
_PLOT = 92
_LABELS_ABOVE = 10
_TITLE_ABOVE = 46
_COLOUR = {"said": style.CATEGORICAL[5], "done": style.CATEGORICAL[0]}
_NATION = {"symbol": "line-ew-open", "color": style.INK, "size": 26, "line": {"width": 2.5}}
_LOWEST, _HIGHEST = 1, 5
_QUIET = "#5c5c5c"


@dataclass(frozen=True)
class Point:
    """One semester of a cohort: the value, what is written above it (two short lines), and the nation's value."""

    semester: int
    value: float | None
    above: str
    under: str
    nation: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Track:
    """One cohort's points; `name` stands above them."""

    name: str
    points: Sequence[Point]


def development(tracks: Sequence[Track], kind: Kind, semester_names: Sequence[str], nation: str) -> dict[str, Any]:
    """Return the figure: a row per cohort, a place per semester; `nation` names its marks."""
    drawn = [trace for row, track in enumerate(tracks) for trace in _traces(track, row, kind, nation)]
    return {"data": [trace for trace in drawn if trace["x"]], "layout": _layout(tracks, kind, semester_names)}


def height(tracks: int) -> int:
    """Return the figure's height in pixels for a number of cohorts."""
    return ROW_HEIGHT * max(1, tracks) + MARGIN["t"] + MARGIN["b"]


def _traces(track: Track, row: int, kind: Kind, nation: str) -> list[dict[str, Any]]:
    # Semesters without a value stay in: a gap is not drawn over, and a cohort without any still has its row.
    own: dict[str, Any] = {
        "x": [point.semester for point in track.points],
        "y": [point.value for point in track.points],
        "yaxis": _axis(row),
        "name": track.name,
        "text": [f"{point.above}, {point.under}" for point in track.points],
        "textposition": "none",
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "cliponaxis": False,
    }
    look = _points() if kind == "said" else _bars()
    return [own | look, _intervals(track, row), _nation(track, row, kind, nation)]


def _points() -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "marker": {"symbol": "circle", "color": _COLOUR["said"], "size": 12},
        "line": {"color": style.CATEGORICAL[1], "width": 2},
    }


def _bars() -> dict[str, Any]:
    return {"type": "bar", "width": 0.3, "marker": {"color": _COLOUR["done"]}}


def _intervals(track: Track, row: int) -> dict[str, Any]:
    known = [point for point in track.points if point.low is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for point in known for x in (point.semester, point.semester, None)],
        "y": [y for point in known for y in (point.low, point.high, None)],
        "yaxis": _axis(row),
        "line": {"color": style.INK, "width": 1.5},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _nation(track: Track, row: int, kind: Kind, nation: str) -> dict[str, Any]:
    kept = [point for point in track.points if point.nation is not None]
    written = [number(point.nation, 1) if kind == "said" else percent(point.nation) for point in kept]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.semester for point in kept],
        "y": [point.nation for point in kept],
        "yaxis": _axis(row),
        "name": nation,
        "text": written,
        "marker": _NATION,
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "cliponaxis": False,
    }


def _axis(row: int) -> str:
    return "y" if row == 0 else f"y{row + 1}"


def _layout(tracks: Sequence[Track], kind: Kind, semester_names: Sequence[str]) -> dict[str, Any]:
    rows = len(tracks)
    scale = _scale(tracks, kind)
    axes = {
        f"yaxis{'' if row == 0 else row + 1}": scale
        | {"domain": _domain(row, rows), "zeroline": False, "fixedrange": True, "gridcolor": style.GRID}
        for row in range(rows)
    }
    last = _axis(rows - 1)
    places = {"tickvals": list(range(1, len(semester_names) + 1)), "ticktext": list(semester_names)}
    return style.layout(
        height=height(rows),
        margin=MARGIN,
        xaxis={"range": [0.45, len(semester_names) + 0.55], "fixedrange": True, "showgrid": False, "anchor": last}
        | {"zeroline": False}
        | places,
        **axes,
        annotations=[words for row, track in enumerate(tracks) for words in _words(track, row)],
    )


def _domain(row: int, rows: int) -> list[float]:
    whole = ROW_HEIGHT * rows
    bottom = whole - ROW_HEIGHT * (row + 1) + 8
    return [bottom / whole, (bottom + _PLOT) / whole]


def _scale(tracks: Sequence[Track], kind: Kind) -> dict[str, Any]:
    """Return the axis that all rows share: whole steps of the score around what is shown, or all of 0 to 100 %."""
    if kind == "done":
        shares = (0, 0.5, 1)
        return {"range": [0, 1.02], "tickvals": shares, "ticktext": [percent(share) for share in shares]}
    values = [value for track in tracks for point in track.points for value in (point.value, point.nation)]
    known = [value for value in values if value is not None]
    lowest = max(_LOWEST, min((int(value) for value in known), default=_LOWEST))
    highest = min(_HIGHEST, max((int(value) + 1 for value in known), default=_HIGHEST))
    steps = list(range(lowest, highest + 1))
    return {"range": [lowest - 0.08, highest + 0.08], "tickvals": steps, "ticktext": [str(step) for step in steps]}


def _words(track: Track, row: int) -> list[dict[str, Any]]:
    base = {"yref": f"{_axis(row)} domain", "y": 1, "showarrow": False, "yanchor": "bottom"}
    title = base | {"xref": "paper", "x": 0, "xanchor": "left", "yshift": _TITLE_ABOVE, "text": f"<b>{track.name}</b>"}
    labels = []
    for point in track.points:
        first = f"<b>{point.above}</b>" if point.value is not None else point.above
        font = {"size": 12, "color": style.INK if point.value is not None else _QUIET}
        text = f"{first}<br>{point.under}" if point.under else first
        labels.append(base | {"x": point.semester, "yshift": _LABELS_ABOVE, "text": text, "font": font})
    return [title, *labels]
