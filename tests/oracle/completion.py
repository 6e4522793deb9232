"""metrics: Completion. Sums over the slots of an area's required meeting rows."""

from collections import Counter

from tests.oracle.areas import Area
from tests.oracle.options import Options, Row, area_columns, areas, in_order, rate
from tests.oracle.participants import taking_part
from tests.oracle.slots import STATES, Filled, filled
from tests.oracle.world import World


def required_meetings(world: World, cohort_no: int, semester_no: int, area: Area, options: Options) -> list[Filled]:
    return [
        row
        for participant in taking_part(world, cohort_no, semester_no, area, options)
        for row in filled(world, participant, semester_no)
        if row.is_required_meeting
    ]


def due(slots: Counter[str]) -> tuple[int, int]:
    """Return (done, done + overdue + missing): the completion rate as two counts."""
    done = slots["held"] + slots["other_format"]
    return done, done + slots["overdue"] + slots["missing"]


def completion(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for cohort_no in options.cohorts(world):
        for semester_no in options.semesters():
            for area in areas(world, cohort_no, options):
                if not taking_part(world, cohort_no, semester_no, area, options):
                    continue
                key = {"cohort_no": cohort_no, "semester_no": semester_no, **area_columns(area)}
                found = required_meetings(world, cohort_no, semester_no, area, options)
                for requirement in _asked(world, cohort_no, semester_no, options):
                    of_it = [row for row in found if requirement in ("all", row.requirement.requirement)]
                    rows.append({**key, "requirement": requirement, **_values(of_it)})
    return in_order(rows, 6)


def _asked(world: World, cohort_no: int, semester_no: int, options: Options) -> list[str]:
    units_only = options.level == "unit" or options.unit_type is not None
    return ["all"] + [
        row.requirement
        for row in world.model.requirements_in(cohort_no, semester_no)
        if row.binding == "required" and row.fulfilled_by == "meeting" and (row.level == "unit" or not units_only)
    ]


def _values(rows: list[Filled]) -> Row:
    slots: Counter[str] = sum((row.slots for row in rows), Counter())
    required = sum(row.requirement.min_count for row in rows)
    done, due_by_now = due(slots)
    return {
        "required": required,
        **{name: slots[name] for name in STATES},
        "completion_rate": rate(done, due_by_now),
        "done_share": rate(done, required),
    }
