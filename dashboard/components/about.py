"""What numbers mean and the commands that give them: closed until the reader asks."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.aria import aria
from dashboard.texts import Language, text


def about(title: str, definitions: Sequence[str], commands: Sequence[str], language: Language) -> Component:
    """Return a native disclosure: each definition a paragraph, the command lines beneath."""
    label = text("figure_block.command", language)
    return html.Details(
        [
            html.Summary(title),
            *[html.P(definition) for definition in definitions],
            html.P(label),
            html.Pre(html.Code("\n".join(commands)), tabIndex=0, role="group", **aria(label=label)),
        ],
        className="about",
    )
