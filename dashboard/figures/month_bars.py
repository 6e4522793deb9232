"""Meetings month by month: a bar per month, parted by what became of the meetings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.figures import style
from dashboard.figures.status_colours import PAINTS
from dashboard.formatting import NBSP
from dashboard.questions import Row
from dashboard.texts import Language, text

HEIGHT = 300
#: From the axis upwards: what took place, what is to come, what should have been.
STATES = ("held", "planned", "overdue")
_LABELLED_MONTHS = (1, 8)


def month_bars(rows: Sequence[Row], chosen: tuple[date, date], language: Language) -> dict[str, Any]:
    """Return the figure from an area's rows of `meetings_by_month`, one row per month, in order of time.

    chosen: the first and the last day of the semester that is marked.
    """
    months = [row["month"] for row in rows]
    inside = [place for place, month in enumerate(months) if chosen[0].replace(day=1) <= month <= chosen[1]]
    ticks = [place for place, month in enumerate(months) if month.month in _LABELLED_MONTHS]
    return {
        "data": [_trace(state, rows, language) for state in STATES if any(row[state] for row in rows)],
        "layout": style.layout(
            height=HEIGHT,
            margin={"l": 40, "r": 8, "t": 12, "b": 44},
            barmode="stack",
            bargap=0.25,
            xaxis={
                "range": [-0.6, len(months) - 0.4],
                "tickvals": ticks,
                "ticktext": [f"{short_month(months[place], language)}<br>{months[place].year}" for place in ticks],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis={
                "rangemode": "tozero",
                "gridcolor": style.GRID,
                "zeroline": False,
                "fixedrange": True,
                "nticks": 6,
                "minallowed": 0,
                "tickformat": ",d",
            },
            shapes=[_band(inside)] if inside else [],
        ),
    }


def month_name(month: date, language: Language) -> str:
    """Return `november 2026`."""
    return f"{text(f'formatting.month_{month.month}', language)}{NBSP}{month.year}"


def short_month(month: date, language: Language) -> str:
    """Return the month's first three letters, `aug`."""
    return text(f"formatting.month_{month.month}", language)[:3]


def _trace(state: str, rows: Sequence[Row], language: Language) -> dict[str, Any]:
    name = text(f"status.{state}", language)
    return {
        "type": "bar",
        "name": name,
        "x": list(range(len(rows))),
        "y": [row[state] for row in rows],
        "customdata": [month_name(row["month"], language) for row in rows],
        # The count is the position, filled in where it is shown, as `style.layout` separates numbers.
        "hovertemplate": f"%{{customdata}}<br>{name}: %{{y:,d}}<extra></extra>",
        "marker": PAINTS[state].marker(),
    }


def _band(places: Sequence[int]) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": places[0] - 0.5,
        "x1": places[-1] + 0.5,
        "y0": 0,
        "y1": 1,
        "fillcolor": style.CHOSEN_BAND,
        "line": {"width": 0},
    }
