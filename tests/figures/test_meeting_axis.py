"""The meetings of a unit on a time axis."""

from datetime import date
from typing import Any

from dashboard.figures.meeting_axis import MARKERS, Calendar, height, meeting_axis

TITLES = {"staff_gathering": "Fagsamling", "group_guidance": "Veiledning"}
CALENDAR = Calendar(
    [
        {"semester_no": 1, "starts_on": date(2026, 8, 1), "ends_on": date(2026, 12, 31)},
        {"semester_no": 2, "starts_on": date(2027, 1, 1), "ends_on": date(2027, 6, 30)},
    ],
    chosen=1,
    as_of=date(2026, 11, 15),
)


def meeting(kind: str, state: str, planned: date, held: date | None = None) -> dict[str, Any]:
    return {"meeting_type": kind, "state": state, "planned_on": planned, "held_on": held, "format": "physical"}


MEETINGS = [
    meeting("group_guidance", "held", date(2026, 9, 1), date(2026, 9, 8)),
    meeting("group_guidance", "overdue", date(2026, 10, 1)),
    meeting("staff_gathering", "planned", date(2026, 12, 1)),
    meeting("staff_gathering", "absent", date(2026, 8, 10), date(2026, 8, 10)),
    meeting("group_guidance", "cancelled", date(2026, 10, 20)),
]


def traces(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in figure["data"]}


def test_every_state_has_a_shape_and_a_word_of_its_own() -> None:
    figure = meeting_axis(MEETINGS, CALENDAR, TITLES, "nb")
    assert list(traces(figure)) == ["Gjennomført", "Planlagt", "Over tiden", "Deltok ikke", "Avlyst"]
    shapes = [trace["marker"]["symbol"] for trace in figure["data"]]
    assert len(set(shapes)) == len(shapes) == len(MARKERS)


def test_a_held_meeting_stands_at_the_day_it_was_held_and_others_at_the_day_planned() -> None:
    found = traces(meeting_axis(MEETINGS, CALENDAR, TITLES, "nb"))
    assert found["Gjennomført"]["x"] == ["2026-09-08"]
    assert found["Planlagt"]["x"] == ["2026-12-01"]


def test_meeting_types_are_rows_in_the_models_order_and_unused_ones_take_no_room() -> None:
    figure = meeting_axis(MEETINGS, CALENDAR, TITLES | {"kickoff": "Oppstart"}, "nb")
    titles = [note["text"] for note in figure["layout"]["annotations"] if note["xref"] == "paper"]
    assert titles == ["Fagsamling", "Veiledning"]
    assert traces(figure)["Planlagt"]["y"] > traces(figure)["Over tiden"]["y"]
    assert height(MEETINGS) > height(MEETINGS[:1])


def test_the_deliverys_date_is_marked_within_the_cohort_only() -> None:
    marked = meeting_axis(MEETINGS, CALENDAR, TITLES, "nn")["layout"]
    assert marked["shapes"][-1]["x0"] == "2026-11-15"
    assert marked["annotations"][-1]["text"] == "Data per 15.\u00a0november 2026"
    later = Calendar(CALENDAR.semesters, chosen=1, as_of=date(2029, 1, 1))
    unmarked = meeting_axis(MEETINGS, later, TITLES, "nn")["layout"]
    assert all("Data per" not in note["text"] for note in unmarked["annotations"])
    assert unmarked["xaxis"]["range"][1] < "2029"
