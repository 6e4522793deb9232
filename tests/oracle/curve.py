"""metrics: Completion curve. Slots done by each whole week since the cohort began."""

from datetime import timedelta

from tests.oracle.completion import required_meetings
from tests.oracle.options import Options, Row, area_columns, areas, in_order, rate
from tests.oracle.participants import taking_part
from tests.oracle.world import World


def completion_curve(world: World, options: Options) -> list[Row]:
    rows: list[Row] = []
    for cohort_no in options.cohorts(world):
        semesters = world.model.semesters_of(cohort_no)
        starts_on, ends_on = semesters[0].starts_on, semesters[3].ends_on
        weeks = range((min(world.as_of, ends_on) - starts_on).days // 7 + 1)  # none before starts_on
        for area in areas(world, cohort_no, options):
            if not any(taking_part(world, cohort_no, s, area, options) for s in (1, 2, 3, 4)):
                continue
            found = [row for s in (1, 2, 3, 4) for row in required_meetings(world, cohort_no, s, area, options)]
            required = sum(row.requirement.min_count for row in found)
            for week in weeks:
                last_day = min(world.as_of, starts_on + timedelta(days=7 * week + 6))
                done = sum(day <= last_day for row in found for day in row.done_on)
                key = {"cohort_no": cohort_no, **area_columns(area), "week": week}
                rows.append({**key, "done": done, "required": required, "share": rate(done, required)})
    return in_order(rows, 5)
