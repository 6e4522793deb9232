"""How large a part of the programme is done week by week: cohorts at the same week, told apart by mark and dash."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import style
from dashboard.formatting import percent
from dashboard.texts import Language, text

HEIGHT = 400
#: Marks enough to tell lines apart, few enough to see the line.
_MARKS = 9
_LOOKS = (
    (style.CATEGORICAL[5], "circle", "solid"),
    (style.CATEGORICAL[1], "square", "dash"),
    (style.CATEGORICAL[2], "diamond", "dashdot"),
    (style.CATEGORICAL[4], "triangle-up", "longdash"),
    (style.CATEGORICAL[6], "cross", "longdashdot"),
)
_REFERENCE = (style.INK, "x-thin-open", "dot")
_SHARES = (0, 0.25, 0.5, 0.75, 1)
_HALF_A_YEAR = 26


@dataclass(frozen=True)
class Curve:
    """One line: its name; (week, share, counts in words) from week 0; `strong` for the cohort that is chosen."""

    name: str
    points: Sequence[tuple[int, float | None, str]]
    strong: bool = False
    reference: bool = False


def completion_curves(curves: Sequence[Curve], language: Language) -> dict[str, Any]:
    """Return the figure; the nation's reference line is drawn last and told apart from every cohort's."""
    own = [curve for curve in curves if not curve.reference]
    traces = [_trace(curve, _LOOKS[place % len(_LOOKS)], language) for place, curve in enumerate(own)]
    traces += [_trace(curve, _REFERENCE, language) for curve in curves if curve.reference]
    last = max((week for curve in curves for week, _, _ in curve.points), default=0)
    return {
        "data": traces,
        "layout": style.layout(
            height=HEIGHT,
            margin={"l": 48, "r": 12, "t": 12, "b": 84},
            showlegend=True,
            legend=style.legend(y=0, yanchor="bottom"),
            xaxis={
                "title": {"text": text("meetings.curves_axis", language), "standoff": 8},
                "range": [-1, max(last, _HALF_A_YEAR) + 1],
                "dtick": _HALF_A_YEAR,
                "gridcolor": style.GRID,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis={
                "range": [-0.02, 1.02],
                "tickvals": _SHARES,
                "ticktext": [percent(share) for share in _SHARES],
                "gridcolor": style.GRID,
                "zeroline": False,
                "fixedrange": True,
            },
        ),
    }


def _trace(curve: Curve, look: tuple[str, str, str], language: Language) -> dict[str, Any]:
    colour, symbol, dash = look
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": curve.name,
        "x": [week for week, _, _ in curve.points],
        "y": [share for _, share, _ in curve.points],
        "line": {"color": colour, "width": 3.5 if curve.strong else 1.75, "dash": dash},
        "marker": {
            "symbol": symbol,
            "color": colour,
            "size": 9 if curve.strong else 8,
            "maxdisplayed": _MARKS,
            "line": {"color": colour, "width": 2 if curve.reference else 0},
        },
        "text": [counts for _, _, counts in curve.points],
        # The week is the position, filled in where it is shown: written out, it would be most of what is sent.
        "hovertemplate": text("meetings.curves_hover", language, name=curve.name, week="%{x}", share="%{text}")
        + "<extra></extra>",
        "cliponaxis": False,
    }
