"""metrics: Participants and status. The midpoint of semester 3 (2026-08-01–2026-12-31, 152 days) is 2026-10-16."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.tables import Delivery, Evaluation, Meeting, Milestone
from tests.queries.by_hand import FOSEN, TRONDHEIM, A, Asked, B, C, by_both, meeting, milestone, only, picked, unit

MIDPOINT = date(2026, 10, 16)
AFTER = date(2026, 10, 17)
STATUSES = "participants completed incomplete on_track behind not_started withdrawn"


def everything(semester_no: int, *, planned_on: date | None = None, held_on: date | None = None) -> list[Meeting]:
    """Make all that A and its municipality are owed in a semester."""
    day: dict[str, Any] = {"planned_on": planned_on or held_on, "held_on": held_on}
    of_unit = ["national_days", "staff_gathering", "leader_guidance", "group_guidance", "group_guidance"]
    own = [meeting(f"U{number}", kind, semester_no, unit_id=A, **day) for number, kind in enumerate(of_unit)]
    own.append(meeting("U9", "group_guidance", semester_no, unit_id=A, form="digital", **day))
    joint = [meeting("S1", "steering_group", semester_no, **day), meeting("O1", "owner_meeting", semester_no, **day)]
    return [*own, *joint, meeting("S2", "steering_group", semester_no, form="digital", **day)]


def statuses(asked: Asked, delivery: Delivery) -> dict[tuple[str, int], str]:
    with asked(delivery) as ask:
        return {(row["area_id"], row["semester_no"]): row["status"] for row in ask("status")}


@by_both
@pytest.mark.parametrize(("as_of", "status"), [(MIDPOINT, "on_track"), (AFTER, "behind")])
def test_unscheduled_is_behind_only_after_the_midpoint(asked: Asked, as_of: date, status: str) -> None:
    found = statuses(asked, Delivery(as_of, [unit(A)]))
    assert (found[A, 3], found[FOSEN, 3]) == (status, status)
    assert (found[A, 2], found[A, 4], found[FOSEN, 4]) == ("incomplete", "not_started", "not_started")


@by_both
def test_planned_is_on_track_and_overdue_is_behind_at_once(asked: Asked) -> None:
    in_time = everything(3, planned_on=AFTER)
    found = statuses(asked, Delivery(AFTER, [unit(A)], in_time))
    # The evaluation is not due before the semester has ended; the recommended working group enters no status.
    assert (found[A, 3], found[FOSEN, 3]) == ("on_track", "on_track")
    found = statuses(asked, Delivery(date(2026, 8, 20), [unit(A)], everything(3, planned_on=date(2026, 8, 19))[:1]))
    # Before the midpoint one overdue meeting of the unit: the unit is behind, its municipality is not.
    assert (found[A, 3], found[FOSEN, 3]) == ("behind", "on_track")


@by_both
def test_an_ended_semester_is_completed_when_nothing_required_lacks(asked: Asked) -> None:
    meetings = everything(2, held_on=date(2026, 3, 1))
    plans = [milestone(kind, 2, A) for kind in ("implementation_plan", "action_plan")]
    evaluation = [Evaluation("R1", 9, 2, FOSEN, A, "leader", "d1_a", 3)]

    def found(meetings: list[Meeting], evaluation: list[Evaluation], plans: list[Milestone]) -> tuple[str, str]:
        of_semester = statuses(asked, Delivery(MIDPOINT, [unit(A)], meetings, [], evaluation, plans))
        return of_semester[A, 2], of_semester[FOSEN, 2]

    assert found(meetings, evaluation, plans) == ("completed", "completed")
    assert found(meetings, [], plans) == ("incomplete", "completed")
    assert found(meetings, evaluation, plans[:1]) == ("incomplete", "completed")
    assert found(meetings[:-1], evaluation, plans) == ("completed", "incomplete")
    # Planned in the semester, never held nor cancelled: overdue, not missing, and incomplete all the same.
    never_held = meeting("S2", "steering_group", 2, planned_on=date(2026, 3, 1), form="digital")
    assert found([*meetings[:-1], never_held], evaluation, plans) == ("completed", "incomplete")


@by_both
def test_recommended_rows_enter_no_status(asked: Asked) -> None:
    # Semester 1 recommends a kickoff and a self-assessment: A has neither, and its kickoff is overdue.
    meetings = [*everything(1, held_on=date(2025, 9, 1)), meeting("K1", "kickoff", 1, planned_on=date(2025, 8, 2))]
    evaluation = [Evaluation("R1", 9, 1, FOSEN, A, "leader", "d1_a", 3)]
    assert statuses(asked, Delivery(MIDPOINT, [unit(A)], meetings, [], evaluation))[A, 1] == "completed"
    assert statuses(asked, Delivery(date(2025, 12, 1), [unit(A)], meetings, [], evaluation))[A, 1] == "on_track"


@by_both
def test_the_last_day_of_a_semester_is_in_it(asked: Asked) -> None:
    assert statuses(asked, Delivery(date(2026, 6, 30), [unit(A)]))[A, 2] == "behind"
    assert statuses(asked, Delivery(date(2026, 7, 1), [unit(A)]))[A, 2] == "incomplete"
    # Between the semesters none is current.
    assert statuses(asked, Delivery(date(2026, 7, 31), [unit(A)]))[A, 3] == "not_started"
    assert statuses(asked, Delivery(date(2026, 8, 1), [unit(A)]))[A, 3] == "on_track"


@by_both
def test_withdrawn_late_and_municipalities_with_some_left(asked: Asked) -> None:
    units = [
        unit(A, left_on=date(2026, 6, 29)),  # the day before semester 2 ended: withdrawn in 2 and later
        unit(B, left_on=date(2026, 6, 30)),  # its last day: active in 2, withdrawn from 3 on
        unit(C, TRONDHEIM, joined_on=date(2026, 8, 1)),  # no participant of 1 and 2
    ]
    found = statuses(asked, Delivery(MIDPOINT, units))
    assert [found.get((A, semester)) for semester in (1, 2, 3, 4)] == ["incomplete", *["withdrawn"] * 3]
    assert [found.get((B, semester)) for semester in (1, 2, 3, 4)] == ["incomplete", "incomplete", *["withdrawn"] * 2]
    assert [found.get((FOSEN, semester)) for semester in (1, 2, 3, 4)] == [
        "incomplete",
        "incomplete",
        *["withdrawn"] * 2,
    ]
    assert [found.get((C, semester)) for semester in (1, 2, 3, 4)] == [None, None, "on_track", "not_started"]
    assert [found.get((TRONDHEIM, semester)) for semester in (1, 2, 3, 4)] == [None, None, "on_track", "not_started"]


@by_both
def test_progress_counts_participants_in_each_status(asked: Asked) -> None:
    units = [unit(A), unit(B, left_on=date(2026, 3, 1)), unit(C, TRONDHEIM, "kindergarten", joined_on=date(2026, 8, 1))]
    with asked(Delivery(AFTER, units, everything(3, planned_on=AFTER))) as ask:
        county = ask("progress")
        schools = ask("progress", unit_type="school", semester=3)
        kindergartens = ask("progress", unit_type="kindergarten")
        each = ask("progress", level="unit", semester=3)
    # Semester 3: A on_track, B withdrawn, C behind (nothing scheduled after the midpoint).
    row = only(county, semester_no=3, participant_level="unit")
    assert picked(row, STATUSES) == (3, 0, 0, 1, 1, 0, 1)
    # Indre Fosen on_track, Trondheim behind.
    row = only(county, semester_no=3, participant_level="municipality")
    assert picked(row, STATUSES) == (2, 0, 0, 1, 1, 0, 0)
    # Semester 2: A incomplete, B withdrawn; Indre Fosen active by A.
    assert picked(only(county, semester_no=2, participant_level="unit"), STATUSES) == (2, 0, 1, 0, 0, 0, 1)
    assert picked(only(county, semester_no=2, participant_level="municipality"), STATUSES) == (1, 0, 1, 0, 0, 0, 0)
    assert [picked(row, "participant_level " + STATUSES) for row in schools] == [("unit", 2, 0, 0, 1, 0, 0, 1)]
    assert [row["semester_no"] for row in kindergartens] == [3, 4]
    assert [picked(row, "area_id participant_level on_track behind withdrawn") for row in each] == [
        (A, "unit", 1, 0, 0),
        (B, "unit", 0, 0, 1),
        (C, "unit", 0, 1, 0),
    ]
