"""metrics: Attendance. Invited and attended at held meetings, by type, role and area."""

from tests.oracle.areas import Area, row_area
from tests.oracle.options import Options, Row, area_columns, areas, in_order, rate
from tests.oracle.tables import Attendance
from tests.oracle.world import World


def rows_of(world: World, cohort_no: int, semester_no: int, area: Area, options: Options) -> list[Attendance]:
    """Return the attendance rows of the semester's held meetings in the area (municipality blank: the nation only)."""
    found = []
    for row in world.delivery.attendance:
        meeting = world.meeting(row.meeting_id)
        in_semester = (meeting.cohort_no, meeting.semester_no) == (cohort_no, semester_no)
        if not in_semester or meeting.held_on is None:
            continue
        unit_type = world.unit(cohort_no, row.unit_id).unit_type if row.unit_id else None
        in_area = row_area(world, cohort_no, row.municipality_no, row.unit_id).within(area)
        if in_area and options.takes(unit_type):
            found.append(row)
    return found


def attendance(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for cohort_no in options.cohorts(world):
        for semester_no in options.semesters():
            for area in areas(world, cohort_no, options):
                found = rows_of(world, cohort_no, semester_no, area, options)
                for meeting_type, role in sorted({(world.meeting(r.meeting_id).meeting_type, r.role) for r in found}):
                    of_it = [
                        r for r in found if (world.meeting(r.meeting_id).meeting_type, r.role) == (meeting_type, role)
                    ]
                    invited, attended = sum(r.invited for r in of_it), sum(r.attended for r in of_it)
                    rows.append(
                        {
                            "cohort_no": cohort_no,
                            "semester_no": semester_no,
                            **area_columns(area),
                            "meeting_type": meeting_type,
                            "role": role,
                            "meetings": len({r.meeting_id for r in of_it}),
                            "invited": invited,
                            "attended": attended,
                            "attendance_rate": rate(attended, invited),
                        }
                    )
    return in_order(rows, 7)
