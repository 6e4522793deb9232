"""Progress: bars laid out by the counts themselves, the count in words beneath, a link in every row."""

from dashboard.components.progress_matrix import Matrix, MatrixRow, progress_matrix
from tests.pages.tree import links, of_class, table_rows, words


def counts(**given: int) -> dict[str, int]:
    every = dict.fromkeys(("completed", "incomplete", "on_track", "behind", "not_started", "withdrawn"), 0) | given
    return every | {"participants": sum(given.values())}


ROWS = [
    MatrixRow(
        "Agder",
        "/fylke/42",
        {1: counts(completed=3, incomplete=1), 2: counts(on_track=2, behind=1, withdrawn=1), 3: counts(not_started=3)},
    ),
    MatrixRow("Oslo", "/fylke/03", {2: counts(withdrawn=1), 3: counts(withdrawn=1)}),
]
MATRIX = Matrix("Fremdrift", "Fylke", {1: "ended", 2: "current", 3: "future"}, 2, ROWS)


def test_each_cell_says_how_many() -> None:
    assert table_rows(progress_matrix(MATRIX, "nb")) == [
        ["Agder", "3 av 4 fullført", "2 av 4 i rute", "ikke begynt"],
        ["Oslo", "–", "0 av 1 i rute", "har sluttet"],
    ]


def test_the_bars_are_the_counts() -> None:
    first, second = of_class(progress_matrix(MATRIX, "nb"), "matrix__bar")[:2]
    assert [segment.style["flexGrow"] for segment in first.children] == [3, 1]
    assert [segment.className for segment in second.children] == [
        "paint paint--on-track",
        "paint paint--behind",
        "paint paint--withdrawn",
    ]


def test_every_row_is_a_link_down() -> None:
    assert links(progress_matrix(MATRIX, "nb")) == ["/fylke/42", "/fylke/03"]


def test_the_legend_has_the_statuses_that_occur_and_no_others() -> None:
    (legend,) = of_class(progress_matrix(MATRIX, "nb"), "legend")
    assert words(legend).split("\n") == [
        "Fullført",
        "I rute",
        "Henger etter",
        "Ikke fullført",
        "Ikke begynt",
        "Har sluttet",
    ]


def test_a_single_units_cell_is_its_status() -> None:
    row = MatrixRow("Solvang skole", "/enhet/1", {1: counts(completed=1), 2: counts(behind=1)})
    made = progress_matrix(Matrix("Fremdrift", "Enhet", {1: "ended", 2: "current"}, 2, [row], single=True), "nb")
    assert table_rows(made) == [["Solvang skole", "Fullført", "Henger etter"]]
    assert not of_class(made, "legend")
