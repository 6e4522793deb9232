"""The one look: no figure brings its own font, paper or separators, and nothing moves under the reader."""

from dashboard.figures import style


def test_numbers_are_separated_the_norwegian_way() -> None:
    assert style.layout()["separators"] == ",\u00a0"


def test_what_a_figure_says_replaces_the_default_and_leaves_it_alone() -> None:
    assert style.layout(height=100, showlegend=True)["showlegend"] is True
    assert style.layout()["showlegend"] is False


def test_a_legend_cannot_hide_what_it_explains() -> None:
    assert style.legend()["itemclick"] is False
    assert style.legend(y=0)["y"] == 0
