"""The ways to take something along: the query's rows as CSV and Excel, and the chart as a picture."""

from typing import Any

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.components.source import Source
from dashboard.exports.notes import chosen
from dashboard.formatting import long_date
from dashboard.questions import Question
from dashboard.texts import text

_FILES = ("csv", "xlsx")
_PICTURES = ("png", "svg")


def downloads(
    question: Question, title: str, source: Source, *, label: str | None = None, picture: bool = False
) -> Component:
    """Return the links to the files of a question and, where there is a chart to draw, the buttons for its picture.

    `label` stands before them (None: «Last ned»). The browser script draws the picture of the chart in the same figure
    block: everything it needs is in there.
    """
    shown = label or text("figure_block.download", source.language)
    items: list[Component] = [_file(question, title, source, form) for form in _FILES]
    if picture:
        items += [_picture(question, title, source, form) for form in _PICTURES]
    before = html.Span(shown, className="downloads__label")
    return html.Div([before, html.Ul([html.Li(item) for item in items])], className="downloads")


def _file(question: Question, title: str, source: Source, form: str) -> Component:
    return html.A(
        text(f"figure_block.{form}", source.language),
        href=urls.download(question, source.snapshot_id, source.language, form),
        download="",
        **aria(label=text(f"figure_block.{form}_of", source.language, title=title)),
    )


def _picture(question: Question, title: str, source: Source, form: str) -> Component:
    language = source.language
    told: dict[str, Any] = {
        "data-picture": form,
        "data-name": f"{question.name}-{source.snapshot_id}",
        "data-source": " · ".join(_from_where(question, source)),
        "data-failed": text("figure_block.picture_failed", language),
    }
    return html.Button(
        text(f"figure_block.picture_{form}", language),
        type="button",
        className="btn btn-link downloads__picture",
        **told,
        **aria(label=text(f"figure_block.picture_{form}_of", language, title=title)),
    )


def _from_where(question: Question, source: Source) -> list[str]:
    """Return what stands under a picture: the choice, the data's date, and where it comes from."""
    language = source.language
    return [
        text("download.filters", language, filters=chosen(question, language)),
        *([text("download.data_date", language, date=long_date(source.as_of, language))] if source.as_of else []),
        text("download.source", language),
        *([text("download.synthetic", language)] if source.synthetic else []),
    ]
