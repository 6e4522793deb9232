"""Hypothesis: small, valid, nasty deliveries, with the thresholds their snapshot is built with."""

from dataclasses import fields, replace
from fractions import Fraction

from hypothesis import strategies as st

from tests.oracle.draw_answers import evaluation
from tests.oracle.draw_facts import attendance, milestones
from tests.oracle.draw_meetings import meetings
from tests.oracle.draw_thorough import thorough
from tests.oracle.draw_units import dates, participations
from tests.oracle.model import Geography, Model
from tests.oracle.tables import Delivery
from tests.oracle.world import Thresholds, World

COHORTS = (9, 10, 5, 7, 8)


@st.composite
def worlds(draw: st.DrawFn, model: Model, geography: Geography) -> World:
    """Draw a delivery of one to four cohorts of both programmes; k is small, so that small groups are telling."""
    cohorts = draw(st.lists(st.sampled_from(COHORTS), min_size=1, max_size=4, unique=True))
    as_of = draw(dates(model, cohorts[0]))
    k = draw(st.sampled_from((3, 5)))
    units = draw(participations(model, cohorts, as_of))
    first = [unit for unit in units if unit.cohort_no == cohorts[0]]  # most happens where D matters
    is_busy = draw(st.sampled_from((False, True, True, True)))
    mostly_first = first * 2 + units
    semester_done = draw(thorough(model, units, as_of))
    unnumbered = semester_done.meetings + draw(meetings(model, mostly_first, as_of, 6 if is_busy else 0))
    numbered = [replace(meeting, meeting_id=f"M{number:02}") for number, meeting in enumerate(unnumbered, start=1)]
    responses = semester_done.responses + draw(evaluation(model, mostly_first, as_of, k, 3 if is_busy else 0))
    delivery = Delivery(
        as_of=as_of,
        participation=units,
        meetings=numbered,
        attendance=draw(attendance(units, [meeting for meeting in numbered if meeting.held_on is not None])),
        evaluation=[
            replace(row, response_id=f"R{number}") for number, rows in enumerate(responses, start=1) for row in rows
        ],
        milestones=semester_done.milestones + draw(milestones(model, mostly_first, as_of)),
    )
    limits = Thresholds(
        min_respondents=k,
        answers_closed_days=draw(st.sampled_from((14, 14, 0))),
        low_attendance=draw(st.sampled_from((Fraction(3, 5), Fraction(1, 2)))),
        sub_goal_drop=draw(st.sampled_from((Fraction(1, 2), Fraction(2, 5)))),
    )
    return World(delivery, model, geography, limits)


def described(world: World) -> str:
    """Return the delivery as a table a person can read when a case fails: only the columns that are filled in."""
    limits = world.thresholds
    lines = [f"D {world.as_of}, k {limits.min_respondents}, closed {limits.answers_closed_days} days"]
    for table in fields(world.delivery)[1:]:
        lines.append(f"{table.name}:")
        for row in getattr(world.delivery, table.name):
            values = {column.name: getattr(row, column.name) for column in fields(row)}
            filled_in = [f"{name}={value}" for name, value in values.items() if value not in (None, False)]
            lines.append("  " + " ".join(filled_in))
    return "\n".join(lines)
