"""Said beside done: a mark for every number there is, words for every one there is not."""

from dataclasses import replace

from dashboard.figures.sub_goals import SubGoalMarks, Words, sub_goals

FULL = SubGoalMarks(1, "Helhet", None, None, 3.84, 3.5, 3.6, 0.74, 0.8, "37 av 50")
HIDDEN = SubGoalMarks(2, "Eier", "* for få svar til å vises", "kreves ikke i denne puljen", None, None, 3.3, None, None)
WORDS = Words("Agder", "Norge", "Sagt, semester 2", "Gjort, semester 3", "nb")


def test_each_number_has_its_mark() -> None:
    steps, before, score, done, nation_said, nation_done = sub_goals([FULL, HIDDEN], WORDS)["data"]
    assert steps["x"] == [3.5, 3.84, None]
    assert (before["x"], score["x"], done["x"]) == ([3.5], [3.84], [0.74])
    assert (score["y"], score["text"]) == ([-1], ["3,8"])
    assert (nation_said["x"], nation_said["y"]) == ([3.6, 3.3], [-1, -2])
    assert nation_done["x"] == [0.8]
    assert nation_said["marker"]["symbol"] != score["marker"]["symbol"] != before["marker"]["symbol"]


def test_a_share_of_what_was_done_stands_over_the_numbers_behind_it() -> None:
    figure = sub_goals([FULL], WORDS)
    assert "<b>74\u00a0%</b><br>37 av 50" in [note["text"] for note in figure["layout"]["annotations"]]
    done = next(trace for trace in figure["data"] if trace["type"] == "bar")
    assert done["customdata"] == [["Helhet", "74\u00a0%", "37 av 50"]]


def test_what_is_not_shown_is_said_in_words() -> None:
    words = [note["text"] for note in sub_goals([FULL, HIDDEN], WORDS)["layout"]["annotations"]]
    assert "* for få svar til å vises" in words
    assert "kreves ikke<br>i denne puljen" in words


def test_the_nation_is_not_compared_with_itself() -> None:
    names = {trace["name"] for trace in sub_goals([FULL], replace(WORDS, nation=None))["data"] if "name" in trace}
    assert "Norge" not in names


def test_a_zero_is_a_number() -> None:
    nobody = replace(FULL, share=0.0, nation_share=0.0, counts="0 av 5")
    done = next(trace for trace in sub_goals([nobody], WORDS)["data"] if trace["type"] == "bar")
    assert done["x"] == [0.0]
    assert "<b>0\u00a0%</b><br>0 av 5" in [note["text"] for note in sub_goals([nobody], WORDS)["layout"]["annotations"]]


def test_nothing_published_and_nothing_due_draws_no_marks() -> None:
    nothing = SubGoalMarks(1, "Helhet", "ikke publisert ennå", "ikke ennå", None, None, None, None, None)
    assert sub_goals([nothing], WORDS)["data"] == []
