"""The matrix of requirements: the slots as a bar of counts, and in words; nothing where nothing is asked."""

from dash import html

from dashboard.components.requirement_matrix import Cell, Grid, Line, requirement_matrix
from dashboard.figures.status_colours import SLOT_STATES
from tests.components.properties import properties
from tests.pages.tree import nodes, of_class, table_rows, words

COUNTS = dict.fromkeys(SLOT_STATES, 0) | {"held": 3, "overdue": 1}
GRID = Grid(
    caption="Møter etter krav",
    row_title="Fylke",
    titles={"all": "Alle krav", "owner_meeting": "Eiermøte"},
    lines=[
        Line([html.Strong("Norge")], {"all": Cell(COUNTS, "3 av 4 (75 %)", "1 over tiden")}, own=True),
        Line([html.A("Agder", href="/moter?omrade=fylke-42")], {"owner_meeting": Cell(COUNTS, "ikke ennå", "")}),
    ],
    not_asked="gjelder kommunen",
)
MADE = requirement_matrix(GRID, "nb")


def test_a_cell_says_what_is_done_and_what_is_not() -> None:
    first, second = table_rows(MADE)
    assert first[0] == "Norge"
    assert first[1].replace("\n", " ") == "3 av 4 (75 %)1 over tiden"
    assert first[2] == "gjelder kommunen"
    assert second[1:] == ["gjelder kommunen", "ikke ennå"]


def test_the_bar_is_laid_out_by_the_counts_and_hidden_from_screen_readers() -> None:
    bar = of_class(MADE, "matrix__bar")[0]
    segments = [(properties(part)["style"]["flexGrow"], properties(part)["title"]) for part in nodes(bar.children)]
    assert segments == [(3, "Gjennomført: 3"), (1, "Over tiden: 1")]
    assert properties(bar)["aria-hidden"] == "true"


def test_the_legend_holds_only_what_occurs() -> None:
    assert words(of_class(MADE, "legend")).split("\n") == ["Gjennomført", "Over tiden"]


def test_the_table_is_named_and_its_headers_are_scoped() -> None:
    heads = [properties(node) for node in nodes(MADE) if isinstance(node, html.Th)]
    assert [head["scope"] for head in heads] == ["col", "col", "col", "row", "row"]
    scroller = properties(of_class(MADE, "table-scroller")[0])
    assert (scroller["aria-label"], scroller["tabIndex"]) == ("Møter etter krav", 0)
