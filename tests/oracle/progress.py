"""metrics: Status of a participant in a semester, and an area's progress: participants in each status."""

from tests.oracle.options import Options, Row, area_columns, areas, in_order
from tests.oracle.participants import Participant, chosen, semester_state, state, taking_part
from tests.oracle.slots import filled
from tests.oracle.world import World

STATUSES = ("completed", "incomplete", "on_track", "behind", "not_started", "withdrawn")


def status_of(world: World, participant: Participant, semester_no: int) -> str | None:
    """Return the status, None for no participant of the semester."""
    taking = state(world, participant, semester_no)
    if taking != "active":
        return taking
    semester = world.model.semester(participant.cohort_no, semester_no)
    when = semester_state(world, semester)
    if when == "future":
        return "not_started"
    required = [row.slots for row in filled(world, participant, semester_no) if row.requirement.binding == "required"]
    if when == "ended":
        lacking = any(slots["overdue"] or slots["missing"] for slots in required)
        return "incomplete" if lacking else "completed"
    after_midpoint = world.as_of > semester.midpoint()
    behind = any(slots["overdue"] or (after_midpoint and slots["unscheduled"]) for slots in required)
    return "behind" if behind else "on_track"


def progress(world: World, options: Options) -> list[Row]:
    units_only = options.level == "unit" or options.unit_type is not None
    rows: list[Row] = []
    for cohort_no in options.cohorts(world):
        for semester_no in options.semesters():
            for area in areas(world, cohort_no, options):
                taking = taking_part(world, cohort_no, semester_no, area, options)
                for level in ("unit",) if units_only else ("unit", "municipality"):
                    statuses = [status_of(world, p, semester_no) for p in taking if p.level == level]
                    if not taking:
                        continue
                    rows.append(
                        {
                            "cohort_no": cohort_no,
                            "semester_no": semester_no,
                            **area_columns(area),
                            "participant_level": level,
                            "participants": len(statuses),
                            **{status: statuses.count(status) for status in STATUSES},
                        }
                    )
    return in_order(rows, 6)


def status(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for participant in chosen(world, options):
        for semester_no in options.semesters():
            found = status_of(world, participant, semester_no)
            if found is not None:
                key = {"cohort_no": participant.cohort_no, "semester_no": semester_no}
                rows.append({**key, **area_columns(participant.area), "status": found})
    return in_order(rows, 5)
