"""Everything the parts of the unit page read: the answered questions about one unit in one cohort and semester."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.figures.sub_goal_profile import Level
from dashboard.questions import Question

Row = Mapping[str, Any]

COMPARED_LEVELS: tuple[Level, ...] = ("unit", "municipality", "county", "nation")


@dataclass(frozen=True)
class Answer:
    """A question and its rows, kept together so that what is shown and what is downloaded are the same."""

    question: Question
    rows: Sequence[Row]


@dataclass(frozen=True)
class Model:
    """What the programme asks of the cohort, in the reader's language."""

    requirements: Sequence[Row]
    sub_goals: Sequence[Row]
    meeting_types: Mapping[str, str]
    roles: Mapping[str, str]
    milestones: Mapping[str, str]
    titles: Mapping[str, str]
    """Requirement code → title."""


@dataclass(frozen=True)
class UnitRecord:
    """One unit in one cohort. Rows are as metrics.md gives the columns.

    `rules` is the snapshot's own (the row of `delivery`);
    `semester` is the one the reader chose; `calendar` the chosen cohort's four semesters; `last_terms` the last
    semester of each cohort; `said` and `done` hold the sub-goals at each compared level.
    """

    as_of: date
    rules: Row
    cohort: int
    semester: int
    participations: Sequence[Row]
    calendar: Sequence[Row]
    last_terms: Mapping[int, Row]
    statuses: Mapping[int, str]
    model: Model
    requirements: Sequence[Row]
    municipal_requirements: Sequence[Row]
    meetings: Answer
    municipal_meetings: Sequence[Row]
    attendance: Answer
    milestones: Sequence[Row]
    follow_up: Sequence[Row]
    said: Mapping[str, Answer]
    done: Mapping[str, Answer]

    @property
    def facts(self) -> Row:
        """The participation in the chosen cohort."""
        return next(row for row in self.participations if row["cohort_no"] == self.cohort)

    def term(self, semester_no: int) -> Row:
        """Return the calendar's row of a semester."""
        return next(row for row in self.calendar if row["semester_no"] == semester_no)

    @property
    def answers_published(self) -> bool:
        """Whether the chosen semester's answers are closed, so that what disclosure control lets through is shown."""
        return bool(self.term(self.semester)["answers_closed"])

    @property
    def focus(self) -> int:
        """The semester «now»: the current one, else the last that has ended, else the first."""
        return focus_semester(self.calendar)


def focus_semester(calendar: Sequence[Row]) -> int:
    """Return the semester going on at the delivery's date, else the last that has ended, else the first."""
    by_state = {row["state"]: row["semester_no"] for row in calendar}
    semester: int = by_state.get("current") or by_state.get("ended") or calendar[0]["semester_no"]
    return semester


def default_semester(calendar: Sequence[Row], statuses: Mapping[int, str]) -> int:
    """Return the semester shown when none is asked for: now, or the last the unit took part in before it left."""
    focus = focus_semester(calendar)
    if statuses.get(focus) != "withdrawn":
        return focus
    lived = [semester for semester, status in statuses.items() if status != "withdrawn"]
    return max(lived, default=focus)
