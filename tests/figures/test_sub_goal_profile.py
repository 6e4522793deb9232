"""The sub-goals of a unit: what is drawn, and what is said where a mark is missing."""

from typing import Any

from dashboard.figures.sub_goal_profile import Indicator, SubGoal, sub_goal_profile

PROFILE = [
    SubGoal(
        3,
        "Ledelse av endring",
        [
            Indicator("unit", "Enheten", "hidden", "shown", more_above=True, share=0.5, numerator=1, denominator=2),
            Indicator("municipality", "Indre Fosen", "shown", "shown", score=3.4, n=12, share=0.75),
            Indicator("nation", "Norge", "shown", "shown", score=3.9, n=400, share=0.9),
        ],
    ),
    SubGoal(
        4,
        "Kompetanse hos ansatte",
        [
            Indicator("unit", "Enheten", "unpublished", "not_required"),
            Indicator("municipality", "Indre Fosen", "unpublished", "not_required"),
        ],
    ),
]


def drawn(figure: dict[str, Any], name: str, axis: str) -> list[float]:
    return [x for trace in figure["data"] if trace["name"] == name and trace["xaxis"] == axis for x in trace["x"]]


def test_only_what_is_shown_is_drawn() -> None:
    figure = sub_goal_profile(PROFILE, "nb")
    assert drawn(figure, "Enheten", "x") == []
    assert drawn(figure, "Enheten", "x2") == [0.5]
    assert drawn(figure, "Indre Fosen", "x") == [3.4]
    assert drawn(figure, "Norge", "x2") == [0.9]


def test_areas_differ_by_shape_and_stand_once_in_the_legend() -> None:
    traces = sub_goal_profile(PROFILE, "nb")["data"]
    shapes = {trace["name"]: trace["marker"]["symbol"] for trace in traces}
    assert len(set(shapes.values())) == len(shapes) == 3
    assert sum(trace["showlegend"] for trace in traces) == len(shapes)


def test_a_missing_mark_is_explained_where_it_would_stand() -> None:
    notes = [note["text"] for note in sub_goal_profile(PROFILE, "nb")["layout"]["annotations"]]
    assert "3. Ledelse av endring *" in notes
    assert "4. Kompetanse hos ansatte" in notes
    assert "ikke publisert ennå" in notes
    assert "kreves ikke" in notes


def test_a_row_in_which_everything_is_hidden_says_so() -> None:
    hidden = [SubGoal(1, "Helhet", [Indicator("unit", "Enheten", "hidden", "nothing_due")])]
    notes = [note["text"] for note in sub_goal_profile(hidden, "nb")["layout"]["annotations"]]
    assert "* vises ikke" in notes
    assert "ingenting å måle" in notes


def test_marks_of_the_same_value_do_not_cover_each_other() -> None:
    same = [SubGoal(1, "Helhet", [Indicator("unit", "Enheten", "shown", "shown", 3.0, 5, share=0.5)] * 1)]
    other = [SubGoal(1, "Helhet", [Indicator("county", "Fylket", "shown", "shown", 3.0, 5, share=0.5)])]
    heights = {sub_goal_profile(profile, "nb")["data"][0]["y"][0] for profile in (same, other)}
    assert len(heights) == 2
