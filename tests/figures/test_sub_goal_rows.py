"""A row per group: a mark for every number, words for every one there is not, the nation apart."""

from dashboard.figures.sub_goal_rows import Bar, height, rows

SHOWN = Bar("Ansatte", 3.5, "3,5 (77 svar)", 3.6)
HIDDEN = Bar("PPT", None, "* for få svar til å vises", 3.7)
DONE = Bar("Oslo", 0.75, "3 av 4 (75 %)", 0.8, 0.3, 0.95)


def test_only_what_has_a_value_is_drawn_and_the_rest_is_said() -> None:
    figure = rows([HIDDEN, SHOWN], "said", "Norge")
    score, nation = figure["data"]
    assert (score["x"], score["y"]) == ([3.5], [-1])
    assert (nation["x"], nation["y"], nation["name"]) == ([3.7, 3.6], [0, -1], "Norge")
    assert score["marker"]["symbol"] != nation["marker"]["symbol"]
    assert "* for få svar til å vises" in [note["text"] for note in figure["layout"]["annotations"]]


def test_a_share_has_its_interval() -> None:
    bar, interval = rows([DONE], "done", None)["data"]
    assert bar["x"] == [0.75]
    assert interval["x"] == [0.3, 0.95, None]


def test_nothing_to_draw_is_no_trace() -> None:
    assert rows([HIDDEN], "said", None)["data"] == []


def test_height_follows_the_rows_and_long_names_are_cut() -> None:
    assert height(10) - height(9) == height(2) - height(1) > 0
    long = Bar("Barnehagen i den aller lengste gata i hele kommunen", 3.0, "3,0", None)
    assert rows([long], "said", None)["layout"]["annotations"][0]["text"].endswith("…")
