"""The stories show in the figures: one municipality does everything, another one falls behind."""

from collections import defaultdict

from dashboard.demonstration import SEED
from dashboard.demonstration.cast import Story
from dashboard.demonstration.casting import make_cast
from dashboard.demonstration.model import model
from dashboard.warehouse import Scope, Warehouse

GOOD = {"completed", "on_track", "not_started"}


def statuses(warehouse: Warehouse, story: Story) -> dict[int, list[tuple[int, str]]]:
    """Return semester and status of the participants of the municipalities with the story, by cohort."""
    areas = {
        (cohort.cohort_no, area)
        for cohort in make_cast(model(), 1, SEED)
        for municipality in cohort.municipalities
        if municipality.story is story
        for area in (municipality.municipality_no, *(unit.unit_id for unit in municipality.units))
    }
    found = defaultdict(list)
    with warehouse.view(Scope.national()) as view:
        for row in view.run("status"):
            if (row["cohort_no"], row["area_id"]) in areas:
                found[row["cohort_no"]].append((row["semester_no"], row["status"]))
    return found


def test_one_municipality_of_each_cohort_does_everything(published_demo: Warehouse) -> None:
    found = statuses(published_demo, Story.EXEMPLARY)
    assert set(found) == {7, 8, 9, 10}
    for cohort_no, of_cohort in found.items():
        assert len(of_cohort) >= 4 * 5
        assert {status for _, status in of_cohort} <= GOOD, cohort_no


def test_one_municipality_of_each_cohort_stopped(published_demo: Warehouse) -> None:
    found = statuses(published_demo, Story.FADING)
    assert set(found) == {7, 8, 9, 10}
    for cohort_no, of_cohort in found.items():
        semester = 1 if cohort_no == 10 else 3
        late = [status for semester_no, status in of_cohort if semester_no == semester]
        assert sum(status in {"incomplete", "behind"} for status in late) > len(late) / 2, cohort_no


def test_a_municipality_withdrew(published_demo: Warehouse) -> None:
    found = statuses(published_demo, Story.WITHDRAWN)
    assert {status for semester_no, status in found[8] if semester_no >= 3} == {"withdrawn"}


def test_follow_up_list_has_every_reason(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        reasons = {row["reason"] for row in view.run("follow_up")}
    assert reasons == {
        "overdue_meeting",
        "missing_meeting",
        "not_scheduled",
        "evaluation_missing",
        "milestone_missing",
        "low_attendance",
        "sub_goal_drop",
        "minutes_missing",
    }


def test_some_units_have_more_answers_above_and_some_show_their_own(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        rows = view.run("sub_goals_said", level="unit", cohort=[8])
    assert any(row["score"] is not None for row in rows)
    assert any(row["suppressed"] for row in rows)
    assert any(row["more_above"] for row in rows)
