"""The gatherings of the whole cohort: kickoff and national days."""

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.demonstration.cast import AS_OF, Cohort
from dashboard.demonstration.dates import working_day
from dashboard.demonstration.meeting import Meeting
from dashboard.demonstration.model import Model, Semester


def national_meetings(model: Model, cohort: Cohort) -> Iterator[Meeting]:
    """Yield the cohort's gatherings, on the programme model's dates where it has them."""
    first = cohort.semesters[0]
    kickoff_on = model.kickoffs[cohort.cohort_no] or working_day(date(first.starts_on.year, 4, 22))
    yield _meeting(first, "kickoff", kickoff_on, "physical")
    for semester in cohort.semesters:
        known = model.national_days.get((cohort.cohort_no, semester.semester_no))
        yield _meeting(semester, "national_days", *(known or _usual(semester)))


def _usual(semester: Semester) -> tuple[date, str]:
    """Return what is usual: the first time physical in September, later digital; on a Wednesday."""
    middle = semester.starts_on + timedelta(days=48 if semester.semester_no % 2 else 25)
    wednesday = middle + timedelta(days=(2 - middle.weekday()) % 7)
    return wednesday, "physical" if semester.semester_no == 1 else "digital"


def _meeting(semester: Semester, meeting_type: str, day: date, form: str) -> Meeting:
    return Meeting(
        cohort_no=semester.cohort_no,
        semester_no=semester.semester_no,
        meeting_type=meeting_type,
        municipality_no=None,
        unit_id=None,
        unit_type=None,
        planned_on=day,
        format=form,
        held_on=day if day <= AS_OF else None,
    )
