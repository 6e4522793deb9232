"""One sub-goal in several groups or areas, a row each: a point for what was said, or a bar for what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.figures import style
from dashboard.formatting import number, percent

Kind = Literal["said", "done"]

ROW_HEIGHT = 46
#: As wide as half of «100 %», which the chart library leaves out where it would be cut.
MARGIN = {"l": 20, "r": 20, "t": 4, "b": 28}
_LONGEST_NAME = 30
_NATION = {"symbol": "line-ns-open", "color": style.INK, "size": 12, "line": {"width": 2.5}}
_SCORES = (1, 2, 3, 4, 5)
_SHARES = (0, 0.5, 1)


@dataclass(frozen=True)
class Bar:
    """One row: its name, its value (None where there is none), what is written at its end, and the nation's value."""

    name: str
    value: float | None
    written: str
    nation: float | None = None
    low: float | None = None
    high: float | None = None


def rows(bars: Sequence[Bar], kind: Kind, nation: str | None) -> dict[str, Any]:
    """Return the figure, the first row at the top; `nation` names its marks (None: it is the area itself)."""
    drawn = [_points(bars) if kind == "said" else _bars(bars), _intervals(bars)]
    if nation is not None:
        drawn.append(_nation(bars, kind, nation))
    return {"data": [trace for trace in drawn if trace["x"]], "layout": _layout(bars, kind)}


def height(bars: int) -> int:
    """Return the figure's height in pixels for a number of rows."""
    return ROW_HEIGHT * max(1, bars) + MARGIN["t"] + MARGIN["b"]


def _kept(bars: Sequence[Bar]) -> list[tuple[int, Bar]]:
    return [(place, bar) for place, bar in enumerate(bars) if bar.value is not None]


def _own(bars: Sequence[Bar]) -> dict[str, Any]:
    kept = _kept(bars)
    return {
        "x": [bar.value for _, bar in kept],
        "y": [-place for place, _ in kept],
        "customdata": [[bar.name, bar.written] for _, bar in kept],
        "hovertemplate": "%{customdata[0]}: %{customdata[1]}<extra></extra>",
        "cliponaxis": False,
    }


def _points(bars: Sequence[Bar]) -> dict[str, Any]:
    marker = {"symbol": "circle", "color": style.CATEGORICAL[5], "size": 12}
    return _own(bars) | {"type": "scatter", "mode": "markers", "marker": marker}


def _bars(bars: Sequence[Bar]) -> dict[str, Any]:
    look = {"type": "bar", "orientation": "h", "width": 0.3, "marker": {"color": style.CATEGORICAL[0]}}
    return _own(bars) | look


def _intervals(bars: Sequence[Bar]) -> dict[str, Any]:
    known = [(place, bar) for place, bar in _kept(bars) if bar.low is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, bar in known for x in (bar.low, bar.high, None)],
        "y": [y for place, _ in known for y in (-place, -place, None)],
        "line": {"color": style.INK, "width": 1.5},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _nation(bars: Sequence[Bar], kind: Kind, nation: str) -> dict[str, Any]:
    kept = [(place, bar) for place, bar in enumerate(bars) if bar.nation is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [bar.nation for _, bar in kept],
        "y": [-place for place, _ in kept],
        "text": [number(bar.nation, 1) if kind == "said" else percent(bar.nation) for _, bar in kept],
        "marker": _NATION,
        "name": nation,
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "cliponaxis": False,
    }


def _layout(bars: Sequence[Bar], kind: Kind) -> dict[str, Any]:
    scale: dict[str, Any] = (
        {"range": [0.9, 5.1], "tickvals": _SCORES}
        if kind == "said"
        else {"range": [0, 1.02], "tickvals": _SHARES, "ticktext": [percent(share) for share in _SHARES]}
    )
    count = max(1, len(bars))
    return style.layout(
        height=height(len(bars)),
        margin=MARGIN,
        xaxis=scale | {"zeroline": False, "fixedrange": True, "gridcolor": style.GRID},
        yaxis={"visible": False, "range": [0.5 - count, 0.75], "fixedrange": True},
        shapes=[_line(place) for place in range(len(bars))],
        annotations=[words for place, bar in enumerate(bars) for words in _words(bar, place)],
    )


def _line(place: int) -> dict[str, Any]:
    across = {"xref": "paper", "x0": 0, "x1": 1, "y0": -place, "y1": -place}
    return across | {"type": "line", "layer": "below", "line": {"color": style.GRID, "width": 1}}


def _words(bar: Bar, place: int) -> list[dict[str, Any]]:
    base = {"xref": "paper", "yref": "y", "y": -place + 0.38, "yanchor": "middle", "showarrow": False}
    name = bar.name if len(bar.name) <= _LONGEST_NAME else f"{bar.name[: _LONGEST_NAME - 1]}…"
    written = f"<b>{bar.written}</b>" if bar.value is not None else bar.written
    return [
        base | {"x": 0, "xanchor": "left", "text": name},
        base | {"x": 1, "xanchor": "right", "text": written},
    ]
