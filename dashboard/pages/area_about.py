"""What the six key figures mean, and the commands they come from."""

from dash.development.base_component import Component

from dashboard.components.about import about
from dashboard.components.figure_block import Source
from dashboard.pages.area_key_figures import Told

_KEY_FIGURES = ("units", "municipalities", "meetings", "attendance", "involvement", "said")


def about_key_figures(told: Told, source: Source) -> Component:
    """Return the definitions in the figures' order, and one command line for each query behind them."""
    own = told.figures.own
    questions = [
        asked.question for asked in (own.progress, own.completion, own.attendance, own.done, told.figures.said)
    ]
    commands = [question.command(source.scope_key, source.snapshot_id) for question in questions]
    definitions = [told.say(f"about_{figure}") for figure in _KEY_FIGURES]
    return about(told.say("about_title"), definitions, commands, told.language)
