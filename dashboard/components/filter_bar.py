"""The filters as native selects. The address is the state: a change writes the address, and the page follows it.

The browser script listens to selects with the class `filter-bar__select`: the part of the id after `filter-` is the
name in the query string, the value is what to write there, and «alle» takes the name out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.texts import Language, text

EVERYTHING = "alle"


@dataclass(frozen=True)
class Option:
    """One choice: the value written in the query string, and its label."""

    value: str
    label: str


@dataclass(frozen=True)
class Choice:
    """One select: the name in the query string, the label, what may be chosen and what is."""

    name: str
    label: str
    options: Sequence[Option]
    chosen: str


def filter_bar(choices: Sequence[Choice], language: Language) -> Component:
    """Return the selects with their labels."""
    return html.Div(
        [_one(choice) for choice in choices],
        className="filter-bar",
        role="group",
        **aria(label=text("filters.title", language)),
    )


def _one(choice: Choice) -> Component:
    select_id = f"filter-{choice.name}"
    select = dbc.Select(
        id=select_id,
        options=[{"label": option.label, "value": option.value} for option in choice.options],
        value=choice.chosen,
        className="filter-bar__select",
    )
    return html.Div([dbc.Label(choice.label, html_for=select_id), select], className="filter-bar__choice")
