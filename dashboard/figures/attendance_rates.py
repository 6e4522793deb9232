"""Who came: a mark at each rate, on a line as long as the rate is unsure."""

from collections.abc import Sequence
from typing import Any

from dashboard.figures import style
from dashboard.formatting import percent, share_of
from dashboard.questions import Row
from dashboard.texts import Language

ROW_HEIGHT = 50
MARGIN = {"l": 18, "r": 24, "t": 2, "b": 30}
_SHARES = (0, 0.25, 0.5, 0.75, 1)


def attendance_rates(rows: Sequence[Row], names: Sequence[str], language: Language) -> dict[str, Any]:
    """Return the figure from rows of `attendance_interval` and what each is called, the first uppermost."""
    return {
        "data": [_intervals(rows), _marks(rows, names, language)],
        "layout": style.layout(
            height=height(len(rows)),
            margin=MARGIN,
            xaxis={
                "range": [0, 1],
                "tickvals": _SHARES,
                "ticktext": [percent(share) for share in _SHARES],
                "gridcolor": style.GRID,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis={"visible": False, "range": [-len(rows) + 0.5, 0.85], "fixedrange": True},
            annotations=[words for place in range(len(rows)) for words in _words(place, rows, names, language)],
        ),
    }


def height(rows: int) -> int:
    """Return the figure's height in pixels for a number of rows."""
    return ROW_HEIGHT * max(1, rows) + MARGIN["t"] + MARGIN["b"]


def _intervals(rows: Sequence[Row]) -> dict[str, Any]:
    drawn = [(place, row) for place, row in enumerate(rows) if row["low"] is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, row in drawn for x in (row["low"], row["high"], None)],
        "y": [y for place, _ in drawn for y in (-place, -place, None)],
        "line": {"color": style.CATEGORICAL[0], "width": 6},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _marks(rows: Sequence[Row], names: Sequence[str], language: Language) -> dict[str, Any]:
    drawn = [(place, row) for place, row in enumerate(rows) if row["attendance_rate"] is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["attendance_rate"] for _, row in drawn],
        "y": [-place for place, _ in drawn],
        "text": [f"{names[place]}: {_counts(row, language)}" for place, row in drawn],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"symbol": "diamond", "color": style.CATEGORICAL[5], "size": 11},
        "cliponaxis": False,
    }


def _counts(row: Row, language: Language) -> str:
    return share_of(row["attended"], row["invited"], language)


def _words(place: int, rows: Sequence[Row], names: Sequence[str], language: Language) -> list[dict[str, Any]]:
    # The names stand above the marks: a margin wide enough for them would leave a telephone no room. They and the
    # counts reach out to the figure's edges, so that the longest of both find room on one line there.
    base = {"xref": "paper", "yref": "y", "y": -place + 0.42, "yanchor": "middle", "showarrow": False}
    return [
        base | {"x": 0, "xanchor": "left", "xshift": -MARGIN["l"], "text": names[place]},
        base | {"x": 1, "xanchor": "right", "xshift": MARGIN["r"], "text": f"<b>{_counts(rows[place], language)}</b>"},
    ]
