"""How a status or a slot's state is painted: a colour and a pattern, so that colour is never alone."""

from dataclasses import dataclass
from typing import Any

from dashboard.figures.style import CATEGORICAL, INK, NEUTRAL, PAPER

STATUSES = ("completed", "on_track", "behind", "incomplete", "not_started", "withdrawn")
SLOT_STATES = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")


@dataclass(frozen=True)
class Paint:
    """A bar's colour, its pattern (plotly's shapes, "" for none) and the colour of words upon it."""

    colour: str
    pattern: str = ""
    words: str = PAPER

    def marker(self) -> dict[str, Any]:
        """Return plotly's bar marker: a thin white line parts neighbours of like colour."""
        lines = {"fgcolor": self.words, "fgopacity": 0.3, "size": 6, "solidity": 0.25}
        pattern = {"shape": self.pattern, "fillmode": "overlay", **lines}
        return {"color": self.colour, "line": {"color": PAPER, "width": 1}, "pattern": pattern}


_GREEN, _SLATE, _OCHRE, _, _, _DARK_GREEN, _BROWN, _GREY = CATEGORICAL

PAINTS: dict[str, Paint] = {
    "completed": Paint(_DARK_GREEN),
    "on_track": Paint(_GREEN, words=INK),
    "behind": Paint(_OCHRE, "/", INK),
    "incomplete": Paint(_BROWN, "x"),
    "not_started": Paint(NEUTRAL, words=INK),
    "withdrawn": Paint(_GREY, ".", INK),
    "held": Paint(_DARK_GREEN),
    "other_format": Paint(_GREEN, "-", INK),
    "planned": Paint(_SLATE),
    "overdue": Paint(_OCHRE, "/", INK),
    "missing": Paint(_BROWN, "x"),
    "unscheduled": Paint(NEUTRAL, "/", INK),
    "not_due": Paint(NEUTRAL, words=INK),
}
