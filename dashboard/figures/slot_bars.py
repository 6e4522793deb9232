"""Meetings by requirement: how the slots of each stand, as bars of a hundred per cent with the counts written in."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.figures import style
from dashboard.figures.status_colours import PAINTS, SLOT_STATES
from dashboard.formatting import number
from dashboard.questions import Row
from dashboard.texts import Language, text

ROW_HEIGHT = 54
MARGIN = {"l": 0, "r": 0, "t": 2, "b": 4}


def slot_bars(
    rows: Sequence[Row], titles: Mapping[str, str], rates: Mapping[str, str], language: Language
) -> dict[str, Any]:
    """Return the figure from an area's rows of `completion`, one bar per requirement, in the order of `titles`.

    `rates` is what is written at the end of each bar: the bar shows every slot, the rate only those that are due.
    """
    ordered = [row for code in titles for row in rows if row["requirement"] == code]
    return {
        "data": [_trace(state, ordered, titles, language) for state in occurring(ordered)],
        "layout": style.layout(
            height=height(len(ordered)),
            margin=MARGIN,
            barmode="stack",
            barnorm="percent",
            uniformtext={"mode": "hide", "minsize": 11},
            xaxis={"visible": False, "range": [0, 100], "fixedrange": True},
            yaxis={"visible": False, "range": [-len(ordered) + 0.4, 0.75], "fixedrange": True},
            annotations=[words for place, row in enumerate(ordered) for words in _words(place, row, titles, rates)],
        ),
    }


def occurring(rows: Sequence[Row]) -> list[str]:
    """Return the slot states that any of the rows has, in the order they are drawn."""
    return [state for state in SLOT_STATES if any(row[state] for row in rows)]


def height(requirements: int) -> int:
    """Return the figure's height in pixels for a number of requirements."""
    return ROW_HEIGHT * max(1, requirements) + MARGIN["t"] + MARGIN["b"]


def _trace(state: str, rows: Sequence[Row], titles: Mapping[str, str], language: Language) -> dict[str, Any]:
    paint = PAINTS[state]
    name = text(f"status.{state}", language)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [row[state] for row in rows],
        "y": [-place for place, _ in enumerate(rows)],
        "width": 0.4,
        "text": [number(row[state]) if row[state] else "" for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": paint.words, "weight": 600},
        "customdata": [titles[row["requirement"]] for row in rows],
        "hovertext": [number(row[state]) for row in rows],
        "hovertemplate": f"%{{customdata}}<br>{name}: %{{hovertext}}<extra></extra>",
        "marker": paint.marker(),
    }


def _words(place: int, row: Row, titles: Mapping[str, str], rates: Mapping[str, str]) -> list[dict[str, Any]]:
    # The names stand above the bars: a margin wide enough for them would leave a telephone no room.
    base = {"xref": "paper", "yref": "y", "y": -place + 0.41, "yanchor": "middle", "showarrow": False}
    return [
        base | {"x": 0, "xanchor": "left", "text": titles[row["requirement"]]},
        base | {"x": 1, "xanchor": "right", "text": f"<b>{rates[row['requirement']]}</b>"},
    ]
