"""Turns the lives of the cast into rows of the delivery's files."""

from collections.abc import Iterable
from dataclasses import fields

from dashboard.demonstration import answers, attendance, milestones
from dashboard.demonstration.cast import AS_OF, Cohort, Municipality, Unit
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.fate import odds, settle, with_papers
from dashboard.demonstration.meeting import Meeting
from dashboard.demonstration.model import Model, Semester
from dashboard.demonstration.national import national_meetings
from dashboard.demonstration.planning import plan
from dashboard.demonstration.tables import Table

_RESPONSES = 2_147_483_647  # a prime: ids that neither repeat nor tell the order
_STRIDE = 1_640_531_527
_MEETING_COLUMNS = tuple(field.name for field in fields(Meeting))


class Rows:
    """Writes one cohort after the other, and in it one municipality after the other."""

    def __init__(self, programme: Model, tables: dict[str, Table], seed: int) -> None:
        self._model = programme
        self._tables = tables
        self._seed = seed
        self._meetings = 0
        self._responses = 0
        self._national: list[Meeting] = []

    def begin(self, cohort: Cohort) -> None:
        """Write what the cohort has in common."""
        self._meetings = 0
        self._national = list(national_meetings(self._model, cohort))
        for meeting in self._national:
            self._add_meeting(meeting)
            if meeting.held_on:
                dice = Dice(self._seed, "national", meeting.meeting_id)
                self._add_attendance(meeting, attendance.of_the_nation(dice, meeting))

    def municipality(self, cohort: Cohort, municipality: Municipality) -> None:
        """Write all of a municipality in a cohort."""
        for unit in municipality.units:
            self._add_participation(cohort, unit)
        for semester in cohort.semesters:
            if municipality.takes_part(semester):
                self._add_meetings(municipality, semester)
                if semester.starts_on <= AS_OF:
                    self._add_milestones(municipality, semester)
                    self._add_answers(municipality, semester)

    def _dice(self, purpose: str, municipality: Municipality, semester: Semester) -> Dice:
        where = (semester.cohort_no, municipality.municipality_no, semester.semester_no)
        return Dice(self._seed, purpose, *where)

    def _add_participation(self, cohort: Cohort, unit: Unit) -> None:
        self._tables["participation"].add(
            {
                "cohort_no": cohort.cohort_no,
                "unit_id": unit.unit_id,
                "unit_name": unit.name,
                "unit_type": unit.unit_type,
                "ownership": unit.ownership,
                "municipality_no": unit.municipality_no,
                "children": unit.children,
                "staff": unit.staff,
                "joined_on": unit.joined_on,
                "left_on": unit.left_on,
                "left_reason": unit.left_reason,
            }
        )

    def _add_meetings(self, municipality: Municipality, semester: Semester) -> None:
        dice = self._dice("meetings", municipality, semester)
        people = self._dice("attendance", municipality, semester)
        for meeting in self._national:
            if meeting.semester_no == semester.semester_no:
                self._add_attendance(meeting, attendance.of_municipality(people, meeting, municipality, semester))
        requirements = self._model.requirements[semester.cohort_no]
        for planned, unit in plan(dice, municipality, semester, requirements):
            units = (unit,) if unit else municipality.units
            last_day = max(one.last_day(semester) for one in units)
            for settled in settle(dice, planned, odds(municipality, unit, semester), last_day):
                meeting = with_papers(dice, settled, municipality)
                self._add_meeting(meeting)
                self._add_attendance(meeting, attendance.of_municipality(people, meeting, municipality, semester, unit))

    def _add_meeting(self, meeting: Meeting) -> None:
        self._meetings += 1
        meeting.meeting_id = f"M{meeting.cohort_no:02d}-{self._meetings:05d}"
        row = {column: getattr(meeting, column) for column in _MEETING_COLUMNS}
        row["cancelled"] = "true" if meeting.cancelled else "false"
        self._tables["meetings"].add(row)

    def _add_attendance(self, meeting: Meeting, turnouts: Iterable[attendance.Turnout]) -> None:
        table = self._tables["attendance"]
        for turnout in turnouts:
            table.add(
                {
                    "meeting_id": meeting.meeting_id,
                    "municipality_no": turnout.municipality_no,
                    "unit_id": turnout.unit_id,
                    "role": turnout.role,
                    "invited": turnout.invited,
                    "attended": turnout.attended,
                }
            )

    def _add_milestones(self, municipality: Municipality, semester: Semester) -> None:
        dice = self._dice("milestones", municipality, semester)
        requirements = self._model.requirements[semester.cohort_no]
        same = {
            "cohort_no": semester.cohort_no,
            "semester_no": semester.semester_no,
            "municipality_no": municipality.municipality_no,
        }
        for kind, done_on in milestones.of_municipality(dice, municipality, semester, requirements):
            self._tables["milestones"].add({**same, "unit_id": None, "kind": kind, "done_on": done_on})
        for unit in municipality.units:
            if unit.takes_part(semester):
                for kind, done_on in milestones.of_unit(dice, municipality, unit, semester, requirements):
                    self._tables["milestones"].add({**same, "unit_id": unit.unit_id, "kind": kind, "done_on": done_on})

    def _add_answers(self, municipality: Municipality, semester: Semester) -> None:
        dice = self._dice("answers", municipality, semester)
        for group in answers.groups(dice, municipality, semester):
            for _ in range(group.respondents):
                self._responses += 1
                same = {
                    "response_id": f"{self._responses * _STRIDE % _RESPONSES:08x}",
                    "cohort_no": str(semester.cohort_no),
                    "semester_no": str(semester.semester_no),
                    "municipality_no": group.municipality_no,
                    "unit_id": group.unit_id or "",
                    "role": group.role,
                }
                marks = answers.scores(dice, group, self._model.items)
                self._tables["evaluation"].add_lines(same, "item_id", "score", marks)
