"""metrics: The figures as queries, `requirements`: each row of the model for each active participant."""

from collections import Counter
from datetime import date

from tests.oracle.meetings import counting, matches
from tests.oracle.model import Requirement, Semester
from tests.oracle.options import Options, Row, area_columns, in_order
from tests.oracle.participants import Participant, chosen
from tests.oracle.slots import STATES, filled, owed
from tests.oracle.world import World


def requirements(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for participant in chosen(world, options):
        for semester_no in options.semesters():
            for requirement in owed(world, participant, semester_no):
                key = {"cohort_no": participant.cohort_no, "semester_no": semester_no}
                rows.append(
                    {
                        **key,
                        **area_columns(participant.area),
                        "requirement": requirement.requirement,
                        "fulfilled_by": requirement.fulfilled_by,
                        "binding": requirement.binding,
                        **_values(world, participant, semester_no, requirement),
                    }
                )
    return in_order(rows, 6)


def _values(world: World, participant: Participant, semester_no: int, requirement: Requirement) -> Row:
    if requirement.per == "month":
        return _monthly(world, participant, semester_no, requirement)
    row = next(row for row in filled(world, participant, semester_no) if row.requirement == requirement)
    return {
        "required": requirement.min_count,
        **{name: row.slots[name] for name in STATES},
        "held_in_all": row.held_in_all,
        "months_met": None,
        "months_begun": None,
    }


def _monthly(world: World, participant: Participant, semester_no: int, requirement: Requirement) -> Row:
    months = months_begun(world.as_of, world.model.semester(participant.cohort_no, semester_no))
    meetings = [m for m in counting(world, participant, semester_no) if matches(requirement, m) and not m.cancelled]
    held = [m.held_on for m in meetings if m.held_on is not None]
    per_month = Counter((day.year, day.month) for day in held)
    return {
        "required": None,
        **dict.fromkeys(STATES),
        "held_in_all": len(held),
        "months_met": sum(per_month[month] >= requirement.min_count for month in months),
        "months_begun": len(months),
    }


def months_begun(as_of: date, semester: Semester) -> list[tuple[int, int]]:
    """Return the calendar months begun since the semester's start and not after min(D, its end)."""
    last = min(as_of, semester.ends_on)
    months = []
    month = semester.starts_on.replace(day=1)
    while month <= last and semester.starts_on <= last:
        months.append((month.year, month.month))
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return months
