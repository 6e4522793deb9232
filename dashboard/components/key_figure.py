"""Key figures: a label, one number with what it is a part of, and the same number at the level above."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import html


@dataclass(frozen=True)
class KeyFigure:
    """Finished texts: `number` is large («77 %»), `basis` its denominator or why there is none, then comparisons.

    `in_words` when words («ikke ennå», a status) stand where the number would.
    """

    label: str
    number: str | Component
    basis: str
    comparisons: Sequence[str] = ()
    in_words: bool = False


def key_figures(figures: Sequence[KeyFigure]) -> Component:
    """Return the figures side by side as a description list."""
    return html.Dl([_one(figure) for figure in figures], className="key-figures")


def _one(figure: KeyFigure) -> Component:
    return html.Div(
        [
            html.Dt(figure.label, className="key-figure__label"),
            html.Dd(figure.number, className=f"key-figure__{'words' if figure.in_words else 'number'}"),
            html.Dd(figure.basis, className="key-figure__basis"),
            *[html.Dd(comparison, className="key-figure__comparison") for comparison in figure.comparisons],
        ],
        className="key-figure",
    )
