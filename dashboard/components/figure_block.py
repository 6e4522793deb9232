"""The frame of every chart: what it shows, the main finding, chart and table, download, and what the number means."""

from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.about import about
from dashboard.components.aria import aria
from dashboard.components.downloads import downloads
from dashboard.components.source import Source
from dashboard.components.table import Table, table
from dashboard.questions import Question
from dashboard.texts import Language, text

__all__ = ["FigureBlock", "Source", "figure_block"]


@dataclass(frozen=True)
class FigureBlock:
    """What a figure block holds.

    `chart` is a plotly figure as a plain dict (then `height` pixels are reserved for it), or a finished component;
    without one the table stands alone. `finding` is one sentence and also the chart's text alternative.
    `legend` stands above the chart: unlike plotly's own it wraps without covering anything.
    `question` is the query behind it; `definition` explains the number in the reader's language.
    `id` is unique on the page, in ASCII.
    """

    id: str
    title: str
    finding: str
    table: Table
    question: Question
    definition: str
    chart: dict[str, Any] | Component | None = None
    height: int = 360
    legend: Component | None = None


def figure_block(block: FigureBlock, source: Source) -> Component:
    """Return the block as a section labelled by its title."""
    title_id = f"{block.id}-title"
    return html.Section(
        [
            html.H2(block.title, id=title_id, className="figure-block__title"),
            html.P(block.finding, className="figure-block__finding"),
            *_panels(block, source.language),
            _footer(block, source),
        ],
        id=block.id,
        className="figure-block",
        **aria(labelledby=title_id),
    )


def _panels(block: FigureBlock, language: Language) -> list[Component]:
    if block.chart is None:
        return [html.Div(table(block.table), className="figure-block__only")]
    return [
        _switch(block, language),
        html.Div([*([] if block.legend is None else [block.legend]), _chart(block)], className="figure-block__chart"),
        html.Div(table(block.table), className="figure-block__table"),
    ]


def _switch(block: FigureBlock, language: Language) -> Component:
    """Return native radio buttons; the style sheet shows the panel of the checked one, without a round trip."""
    choice = dbc.RadioItems(
        id=f"{block.id}-view",
        name=f"{block.id}-view",
        options=[{"label": text(f"figure_block.{panel}", language), "value": panel} for panel in ("chart", "table")],
        value="chart",
        inline=True,
    )
    legend = html.Legend(text("figure_block.view_of", language, title=block.title), className="visually-hidden")
    return html.Fieldset([legend, choice], className="figure-block__switch")


def _chart(block: FigureBlock) -> Component:
    if isinstance(block.chart, Component):
        return block.chart
    graph = dcc.Graph(id=f"{block.id}-graph", figure=block.chart, style={"height": f"{block.height}px"})
    # The height is reserved here too: the graph has none until plotly has loaded, and the page must not jump.
    return html.Div(graph, role="img", style={"minHeight": f"{block.height}px"}, **aria(label=block.finding))


def _footer(block: FigureBlock, source: Source) -> Component:
    language = source.language
    unpictured = [text("figure_block.no_picture", language)] if isinstance(block.chart, Component) else []
    explained = about(
        text("figure_block.about", language),
        [block.definition, *unpictured],
        [block.question.command(source.scope_key, source.snapshot_id)],
        language,
    )
    taken = downloads(block.question, block.title, source, picture=isinstance(block.chart, dict))
    return html.Div([explained, taken], className="figure-block__footer")
