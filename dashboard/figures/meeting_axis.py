"""One unit's meetings of a cohort on a time axis: a row per meeting type, a marker shape per state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.figures import style
from dashboard.formatting import long_date
from dashboard.texts import Language, text

Row = Mapping[str, Any]

ROW_HEIGHT = 52
MARGIN = {"l": 8, "r": 8, "t": 28, "b": 72, "autoexpand": False}
_AIR = timedelta(days=20)

# The shape tells the states apart for those who cannot tell the colours.
MARKERS: dict[str, dict[str, Any]] = {
    "held": {"symbol": "circle", "color": "#255f41", "size": 12},
    "planned": {"symbol": "diamond-open", "color": "#485970", "size": 13, "line": {"width": 2}},
    "overdue": {"symbol": "triangle-up", "color": "#9d5f32", "size": 14},
    "absent": {"symbol": "square-open", "color": "#9d5f32", "size": 12, "line": {"width": 2}},
    "cancelled": {"symbol": "x-thin-open", "color": "#353535", "size": 10, "line": {"width": 2}},
}


@dataclass(frozen=True)
class Calendar:
    """The cohort's semesters (rows of `cohorts`), the one the reader chose, and the delivery's date."""

    semesters: Sequence[Row]
    chosen: int
    as_of: date


def happened_on(meeting: Row) -> date:
    """Return the day a meeting is drawn at: when it was held, else when it was planned."""
    day: date = meeting["held_on"] or meeting["planned_on"]
    return day


def meeting_axis(
    meetings: Sequence[Row], calendar: Calendar, titles: Mapping[str, str], language: Language
) -> dict[str, Any]:
    """Return the figure of a cohort's meetings.

    `meetings` are rows of `unit_meetings`; `titles` gives each meeting type its title, in the order of the rows drawn.
    """
    types = [code for code in titles if any(meeting["meeting_type"] == code for meeting in meetings)]
    heights = {code: len(types) - place for place, code in enumerate(types)}
    return {
        "data": [
            _trace(state, [meeting for meeting in meetings if meeting["state"] == state], heights, (titles, language))
            for state in MARKERS
            if any(meeting["state"] == state for meeting in meetings)
        ],
        "layout": _layout(meetings, calendar, {titles[code]: heights[code] for code in types}, language),
    }


def height(meetings: Sequence[Row]) -> int:
    """Return the figure's height in pixels, so that a page can hold the place before it is drawn."""
    return ROW_HEIGHT * max(1, len({meeting["meeting_type"] for meeting in meetings})) + MARGIN["t"] + MARGIN["b"]


def _trace(
    state: str, meetings: Sequence[Row], heights: Mapping[str, int], words: tuple[Mapping[str, str], Language]
) -> dict[str, Any]:
    titles, language = words
    return {
        "type": "scatter",
        "mode": "markers",
        "name": text(f"status.{state}", language),
        "x": [happened_on(meeting).isoformat() for meeting in meetings],
        "y": [heights[meeting["meeting_type"]] for meeting in meetings],
        "text": [
            text(
                "unit.axis_hover",
                language,
                what=titles[meeting["meeting_type"]],
                date=long_date(happened_on(meeting), language),
                state=text(f"status.{state}", language),
                format=text(f"unit.format_{meeting['format']}", language),
            )
            for meeting in meetings
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": MARKERS[state],
        "cliponaxis": False,
    }


def _layout(meetings: Sequence[Row], calendar: Calendar, rows: Mapping[str, int], language: Language) -> dict[str, Any]:
    starts = [semester["starts_on"] for semester in calendar.semesters]
    ends = [semester["ends_on"] for semester in calendar.semesters]
    days = [happened_on(meeting) for meeting in meetings]
    first, last = min(starts + days) - _AIR, max(ends + days) + _AIR
    # A cohort that ended before the delivery is drawn whole and without the delivery's date, not squeezed to reach it.
    seen = first <= calendar.as_of <= last
    side = "right" if calendar.as_of - first > last - calendar.as_of else "left"
    return style.layout(
        height=height(meetings),
        margin=MARGIN,
        showlegend=True,
        legend=style.legend(y=0, yanchor="bottom", itemsizing="trace"),
        xaxis={
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            "tickmode": "array",
            "tickvals": [start.isoformat() for start in starts],
            "ticktext": [
                text("unit.axis_semester", language, semester=semester["semester_no"])
                for semester in calendar.semesters
            ],
            "ticklabelposition": "outside right",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={"visible": False, "range": [0.4, len(rows) + 0.75], "fixedrange": True},
        shapes=[*_bands(calendar), *_row_lines(rows), *([_today_line(calendar)] if seen else [])],
        annotations=[*_row_titles(rows), *([_today_words(calendar, side, language)] if seen else [])],
    )


def _bands(calendar: Calendar) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "x",
            "yref": "paper",
            "x0": semester["starts_on"].isoformat(),
            "x1": semester["ends_on"].isoformat(),
            "y0": 0,
            "y1": 1,
            "fillcolor": style.CHOSEN_BAND if semester["semester_no"] == calendar.chosen else style.BAND,
            "line": {"width": 0},
        }
        for semester in calendar.semesters
    ]


def _row_lines(rows: Mapping[str, int]) -> list[dict[str, Any]]:
    line = {"color": style.GRID, "width": 1}
    return [
        {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place, "line": line}
        for place in rows.values()
    ]


def _today_line(calendar: Calendar) -> dict[str, Any]:
    day = calendar.as_of.isoformat()
    return {
        "type": "line",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": 1,
        "line": {"color": style.INK, "width": 1.5, "dash": "dot"},
    }


def _today_words(calendar: Calendar, side: str, language: Language) -> dict[str, Any]:
    return {
        "xref": "x",
        "yref": "paper",
        "x": calendar.as_of.isoformat(),
        "y": 1,
        "yanchor": "bottom",
        "xanchor": side,
        "text": text("unit.axis_today", language, date=long_date(calendar.as_of, language)),
        "showarrow": False,
    }


def _row_titles(rows: Mapping[str, int]) -> list[dict[str, Any]]:
    # Titles stand above their row, inside the drawing: a margin wide enough for them would leave a telephone no room.
    return [
        {
            "xref": "paper",
            "yref": "y",
            "x": 0,
            "y": place + 0.32,
            "xanchor": "left",
            "yanchor": "middle",
            "text": title,
            "showarrow": False,
        }
        for title, place in rows.items()
    ]
