"""Hypothesis: the date D, the cohorts, and the units that take part in them, leave, join late and change cohort."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.oracle.model import Model
from tests.oracle.tables import Participation

#: Two in one county, two counties of one office, twice; and one alone.
MUNICIPALITIES = ("5054", "5001", "3101", "3103", "0301", "5501", "5601", "1804")
UNIT_TYPES = ("kindergarten", "school")


def organisation_numbers(count: int) -> list[str]:
    """Return the first numbers from 810000000 with a valid modulus-11 check digit."""
    found: list[str] = []
    body = 81_000_000
    while len(found) < count:
        digits = [int(digit) for digit in str(body)]
        rest = sum(weight * digit for weight, digit in zip((3, 2, 7, 6, 5, 4, 3, 2), digits, strict=True)) % 11
        if rest != 1:  # the check digit would be 10
            found.append(f"{body}{0 if rest == 0 else 11 - rest}")
        body += 1
    return found


UNIT_IDS = organisation_numbers(8)


def dates(model: Model, cohort_no: int) -> st.SearchStrategy[date]:
    """Draw D: a day at which something changes in the cohort, or any day from before it to after its follow-up."""
    one = timedelta(days=1)
    semesters = model.semesters_of(cohort_no)
    begins, ends = semesters[0].starts_on, semesters[3].ends_on
    late = [semesters[2], semesters[3], semesters[1], semesters[0]]
    middles = [day for s in late for day in (s.midpoint(), s.midpoint() + one)]
    limits = [day for s in late for day in (s.ends_on, s.ends_on + one, s.starts_on, s.starts_on - one)]
    closing = [s.ends_on + timedelta(days=days) for s in late for days in (14, 13)]
    followed = [ends + timedelta(days=days) for days in (365, 366)]
    any_day = st.dates(begins - timedelta(days=20), ends + timedelta(days=400))
    return st.one_of(*(st.sampled_from(days) for days in (middles, limits, closing, followed)), any_day)


@st.composite
def participations(draw: st.DrawFn, model: Model, cohorts: list[int], as_of: date) -> list[Participation]:
    """Draw one to five units per cohort, most in few municipalities; none in two cohorts at once."""
    found: list[Participation] = []
    for cohort_no in cohorts:
        places = draw(st.lists(st.sampled_from(MUNICIPALITIES), min_size=1, max_size=2, unique=True))
        for unit_id in draw(st.lists(st.sampled_from(UNIT_IDS), min_size=1, max_size=5, unique=True)):
            unit = draw(_participation(model, cohort_no, unit_id, places, as_of))
            if not any(_overlap(model, unit, other) for other in found):
                found.append(unit)
    return found


@st.composite
def _participation(
    draw: st.DrawFn, model: Model, cohort_no: int, unit_id: str, places: list[str], as_of: date
) -> Participation:
    semesters = model.semesters_of(cohort_no)
    begins = semesters[0].starts_on
    late = [semesters[0].ends_on, semesters[0].ends_on + timedelta(days=1), semesters[2].starts_on]
    joined_on = draw(st.sampled_from([begins, begins, begins, begins - timedelta(days=30), *late]))
    leaving = [as_of, as_of - timedelta(days=1)]
    leaving += [s.ends_on - timedelta(days=back) for s in semesters for back in (1, 0, 60)]
    possible = [day for day in leaving if joined_on <= day <= as_of]
    return Participation(
        cohort_no=cohort_no,
        unit_id=unit_id,
        unit_name=f"Enhet {UNIT_IDS.index(unit_id) + 1}",
        unit_type=draw(st.sampled_from(UNIT_TYPES)),
        ownership="municipal",
        municipality_no=draw(st.sampled_from(places)),
        children=None,
        staff=None,
        joined_on=joined_on,
        left_on=draw(st.sampled_from([None] * len(possible) * 2 + possible)) if possible else None,
    )


def _overlap(model: Model, one: Participation, other: Participation) -> bool:
    def last(unit: Participation) -> date:
        return unit.left_on or max(unit.joined_on, model.semester(unit.cohort_no, 4).ends_on)

    return one.unit_id == other.unit_id and one.joined_on <= last(other) and other.joined_on <= last(one)
