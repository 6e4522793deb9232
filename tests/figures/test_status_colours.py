"""Colour is never alone, and the style sheet paints as the charts do."""

import re
from pathlib import Path

from dashboard import resources
from dashboard.figures.status_colours import PAINTS, SLOT_STATES, STATUSES
from dashboard.figures.style import CATEGORICAL, DIVERGING, SEQUENTIAL
from dashboard.texts import catalogue

STYLES = resources.root() / "assets" / "styles"


def declared(path: Path, selector: str) -> str:
    found = re.search(rf"^{re.escape(selector)} \{{\n(.*?)^\}}", path.read_text(encoding="utf-8"), re.S | re.M)
    assert found, selector
    return found[1]


def test_every_status_and_slot_state_has_a_paint_and_a_word() -> None:
    assert {*STATUSES, *SLOT_STATES} == set(PAINTS)
    assert {f"status.{name}" for name in PAINTS} <= set(catalogue("nb"))


def test_the_states_of_one_chart_differ_by_more_than_colour_or_by_clear_steps() -> None:
    for states in (STATUSES, SLOT_STATES):
        looks = [(PAINTS[state].colour, PAINTS[state].pattern) for state in states]
        assert len(set(looks)) == len(looks)
    # What asks for attention is never told from the rest by colour alone.
    for state in ("behind", "incomplete", "overdue", "missing", "unscheduled", "withdrawn"):
        assert PAINTS[state].pattern


def test_only_the_houses_data_colours_are_used() -> None:
    assert {paint.colour for paint in PAINTS.values()} <= {*CATEGORICAL, *DIVERGING}


def test_the_style_sheet_has_the_same_colours() -> None:
    for state, paint in PAINTS.items():
        rule = declared(STYLES / "_status.scss", f".paint--{state.replace('_', '-')}")
        assert f"background-color: {paint.colour};" in rule
        assert ("@include _hatched" in rule) == bool(paint.pattern)


def test_every_status_has_an_icon() -> None:
    sheet = (STYLES / "_status.scss").read_text(encoding="utf-8")
    for key in catalogue("nb"):
        topic, _, status = key.partition(".")
        if topic == "status":
            assert f".status-icon--{status.replace('_', '-')} {{" in sheet


def test_the_tiles_shades_are_the_sequential_scale() -> None:
    sheet = (STYLES / "_area.scss").read_text(encoding="utf-8")
    shades = dict(re.findall(r"(\d): (#[0-9a-f]{6})", sheet))
    assert [shades[str(place)] for place in range(6)] == [*SEQUENTIAL[:3], *SEQUENTIAL[4:7]]
