"""Lines are told apart by mark and dash, not by colour alone."""

from dashboard.figures.completion_curves import Curve, completion_curves

POINTS = [(0, 0.0, "–"), (1, 0.25, "1 av 4 (25 %)"), (2, None, "–")]
CURVES = [
    Curve("Norge, pulje 9", [(0, 0.0, "0 av 4"), (1, 0.5, "2 av 4")], reference=True),
    *[Curve(f"Pulje {cohort}", POINTS, strong=cohort == 9) for cohort in (7, 8, 9, 10)],
]
TRACES = completion_curves(CURVES, "nb")["data"]


def test_no_two_lines_share_mark_or_dash_or_colour() -> None:
    for looks in (
        [trace["marker"]["symbol"] for trace in TRACES],
        [trace["line"]["dash"] for trace in TRACES],
        [trace["line"]["color"] for trace in TRACES],
    ):
        assert len(set(looks)) == len(CURVES)


def test_the_reference_is_last_and_the_chosen_cohort_is_thickest() -> None:
    assert [trace["name"] for trace in TRACES] == ["Pulje 7", "Pulje 8", "Pulje 9", "Pulje 10", "Norge, pulje 9"]
    assert max(TRACES, key=lambda trace: float(trace["line"]["width"]))["name"] == "Pulje 9"


def test_a_line_is_the_rows_as_they_are() -> None:
    assert (TRACES[0]["x"], TRACES[0]["y"]) == ([0, 1, 2], [0.0, 0.25, None])
    assert TRACES[0]["text"][1] == "1 av 4 (25 %)"
    assert TRACES[0]["hovertemplate"] == "Pulje 7, uke %{x}: %{text}<extra></extra>"


def test_without_any_line_there_is_still_a_figure() -> None:
    assert completion_curves([], "nn")["data"] == []
