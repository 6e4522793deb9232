"""The same area, cohort and semester as the delivery before had them: put beside today's figures, never summed."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dashboard.pages.area_choice import Period, Place
from dashboard.pages.area_figures import Asked, Asker, Indicators

if TYPE_CHECKING:
    from dashboard.warehouse import View


@dataclass(frozen=True)
class Earlier:
    """An area's own figures in the delivery before, as of its date; `period` has the semester's state then."""

    as_of: date
    period: Period
    own: Indicators
    said: Asked


def earlier_figures(view: "View | None", place: Place, period: Period, unit_type: str | None) -> Earlier | None:
    """Return them; None where there is no delivery before, or the area had nobody in the cohort then."""
    if view is None:
        return None
    semesters = [row for row in view.run("cohorts") if row["cohort_no"] == period.cohort]
    if not any(row["semester_no"] == period.semester for row in semesters):
        return None
    then = Period(period.cohort, period.semester, semesters)
    asker = Asker(view, then, unit_type)
    own = asker.indicators_of(place.area)
    if not own.progress.rows:
        return None
    return Earlier(view.snapshot.as_of, then, own, asker.exactly("sub_goals_said", place.area, None))
