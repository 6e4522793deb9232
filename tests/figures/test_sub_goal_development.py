"""A row per cohort, a place per semester; what is hidden or not yet there leaves a gap and a word."""

from dashboard.figures.sub_goal_development import Point, Track, development, height

NAMES = ["Semester 1", "Semester 2"]
HIDDEN = Point(1, None, "*", "for få svar", 3.4)
SHOWN = Point(2, 3.6, "3,6", "950 svar", 3.5)
TRACKS = [Track("Pulje 9", [HIDDEN, SHOWN]), Track("Pulje 10", [Point(1, None, "ikke", "publisert")])]


def test_a_gap_stays_a_gap_and_every_cohort_has_its_row() -> None:
    figure = development(TRACKS, "said", NAMES, "Norge")
    own = [trace for trace in figure["data"] if trace.get("name") == "Pulje 9"]
    assert [trace["y"] for trace in own] == [[None, 3.6]]
    assert {trace["yaxis"] for trace in figure["data"]} == {"y", "y2"}
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert "*<br>for få svar" in words
    assert "<b>3,6</b><br>950 svar" in words
    assert "ikke<br>publisert" in words


def test_rows_share_one_scale_in_whole_steps() -> None:
    layout = development(TRACKS, "said", NAMES, "Norge")["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    assert layout["yaxis"]["tickvals"] == [3, 4]
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def test_shares_are_bars_from_nothing_to_all_with_intervals() -> None:
    done = Point(1, 0.5, "50 %", "2 av 4", 0.6, 0.15, 0.85)
    figure = development([Track("Pulje 9", [done])], "done", NAMES, "Norge")
    bar, interval, nation = figure["data"]
    assert (bar["type"], bar["y"]) == ("bar", [0.5])
    assert interval["y"] == [0.15, 0.85, None]
    assert nation["y"] == [0.6]
    assert figure["layout"]["yaxis"]["range"][0] == 0


def test_height_follows_the_cohorts() -> None:
    assert height(3) - height(2) == height(2) - height(1) > 0
