"""The one look of every figure: Inter, white, few lines, Norwegian separators, Udir's data colours in their order."""

from typing import Any

from dashboard.formatting import NBSP

CATEGORICAL = ("#5ba27e", "#6c7c94", "#bb893e", "#353535", "#30a1bb", "#255f41", "#9d5f32", "#949494")
SEQUENTIAL = ("#7edfae", "#6cc096", "#5aa27e", "#488567", "#386951", "#284f3c", "#193528", "#0b1e15")
DIVERGING = ("#1e422f", "#36674e", "#5ba27e", "#dedede", "#6c7c94", "#485970", "#2e3c51")

INK = "#353535"
PAPER = "#ffffff"
GRID = "#e6e6e6"
NEUTRAL = DIVERGING[3]
BAND = "#fafafa"
CHOSEN_BAND = "#eef6f1"

FONT = {"family": "Inter, system-ui, sans-serif", "size": 13, "color": INK}


def layout(**changes: object) -> dict[str, Any]:
    """Return a plotly layout in the house's look; keyword arguments are plotly's own and replace ours."""
    base: dict[str, Any] = {
        "font": FONT,
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "separators": f",{NBSP}",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK, "font": FONT},
    }
    return base | changes


def legend(**changes: object) -> dict[str, Any]:
    """Return a legend on one or more lines above the drawing, which clicking does not change."""
    base: dict[str, Any] = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "traceorder": "normal",
        "itemclick": False,
        "itemdoubleclick": False,
    }
    return base | changes
