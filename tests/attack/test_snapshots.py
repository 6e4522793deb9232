"""The attack on several deliveries that differ by little: what one shows must not be told apart by another."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st

from dashboard.snapshots.freezing import CohortSemester
from tests.attack.differences import (
    DIFFERENCES,
    added,
    changed,
    removed,
    unit_left,
    unit_moved,
    unit_withdrew,
)
from tests.attack.drawn import Size, deliveries
from tests.attack.groups import Known
from tests.attack.runs import bounded, described
from tests.attack.series import Series, Step
from tests.oracle.tables import Delivery
from tests.queries.by_hand import FOSEN, HALDEN, OSLO, TRONDHEIM, A, B, C, E, F, answers, unit

K = 5
#: Semester 1 is closed at both dates, semester 2 at the second alone.
EARLY, LATE = date(2026, 7, 10), date(2026, 9, 1)
SEMESTERS = (1, 2, 3)


def _delivery() -> Delivery:
    """Staff: A and B are a block of their municipality, C, E and F of the nation; leaders are joined at the nation."""
    said = {
        A: (FOSEN, [1, 4]),
        B: (FOSEN, [2, 3, 3, 5]),
        C: (TRONDHEIM, [4, 3]),
        E: (HALDEN, [2, 5, 5]),
        F: (OSLO, [4, 1]),
    }
    rows = [
        row
        for unit_id, (place, scores) in said.items()
        for role, given in (("staff", scores), ("leader", scores[:1]))
        for row in answers(1, role, unit_id, given, municipality_no=place)
    ]
    return Delivery(LATE, [unit(unit_id, place) for unit_id, (place, _) in said.items()], evaluation=rows)


BASE = _delivery()
#: Of one of A's two staff (place 0), and of C with its two (place 2).
ADDED, REMOVED, CHANGED = added(BASE, 0), removed(BASE, 0), changed(BASE, 0)
LEFT, WITHDREW, MOVED = unit_left(BASE, 2), unit_withdrew(BASE, 2), unit_moved(BASE, 2)
#: A chain is published in its order: what is first freezes; in the second, C joins.
CHAINS = ((BASE, ADDED, CHANGED, MOVED), (LEFT, BASE, REMOVED), (MOVED, BASE, WITHDREW))


@pytest.mark.parametrize("chain", CHAINS)
def test_deliveries_that_differ_by_little(chain: tuple[Delivery, ...]) -> None:
    series = Series([Step(delivery) for delivery in chain], K)
    assert series.shown(0, 1)
    assert_frozen(series)
    assert series.exposed() is None


def test_without_freezing_every_one_of_the_differences_gives_people_away() -> None:
    """The test of the tests: the same deliveries, each published as if it were the first."""
    for chain in ((BASE, ADDED, CHANGED, REMOVED), (BASE, LEFT, MOVED)):
        series = Series([Step(delivery, is_frozen=False) for delivery in chain], K)
        for number in range(1, len(chain)):
            assert series.exposed((0, number)) is not None, f"nothing is found between the first and number {number}"


@bounded(4)
@given(st.data())
def test_drawn_deliveries_that_differ_by_little(data: st.DataObject) -> None:
    """Two or three deliveries, each differing from the one before, at dates between which semester 2 may close."""
    k = data.draw(st.sampled_from((3, 5)))
    one = data.draw(deliveries(k, Size(themes=2, groups=12)))
    assume(one.evaluation)
    steps = [replace(one, as_of=data.draw(st.sampled_from((EARLY, LATE))))]
    for _ in range(data.draw(st.integers(1, 2))):
        differ = data.draw(st.sampled_from(DIFFERENCES))
        assume(steps[-1].evaluation and len(steps[-1].participation) > 1)
        later = differ(steps[-1], data.draw(st.integers(0, 50)))
        steps.append(replace(later, as_of=data.draw(st.sampled_from((EARLY, LATE)))))
    for step in steps:
        note(f"{step.as_of}: {described(Known(step, k))}")
    series = Series([Step(step) for step in steps], k)
    assert_frozen(series)
    assert series.exposed() is None


def assert_frozen(series: Series) -> None:
    """Each snapshot shows of a frozen semester what the one that froze it shows, and nothing more."""
    for semester_no in SEMESTERS:
        freezes = series.freezes(semester_no)
        if freezes is None:
            continue
        as_frozen = series.shown(freezes, semester_no)
        for number in range(len(series.rows)):
            for place, values in series.shown(number, semester_no).items():
                assert as_frozen.get(place) == values, f"semester {semester_no} of delivery {number} at {place}"


def test_semester_2_closes_between_two_deliveries_that_differ() -> None:
    """Its blocks are the later delivery's; those of semester 1, from which change is reckoned, the earlier's."""
    second = [replace(row, semester_no=2, response_id=f"{row.response_id} in 2") for row in BASE.evaluation]
    late = replace(CHANGED, evaluation=CHANGED.evaluation + second)
    early = replace(BASE, as_of=EARLY, evaluation=BASE.evaluation + second)
    series = Series([Step(early), Step(late)], K)
    assert (bool(series.shown(0, 2)), bool(series.shown(1, 2))) == (False, True)
    assert any(row["change"] is not None for _, row in series.rows[1])
    assert_frozen(series)
    assert series.exposed() is None


def test_a_semester_frozen_already_is_not_shown_by_a_delivery_from_before_it_was_closed() -> None:
    second = [replace(row, semester_no=2, response_id=f"{row.response_id} in 2") for row in BASE.evaluation]
    late = replace(BASE, evaluation=BASE.evaluation + second)
    series = Series([Step(late), Step(replace(late, as_of=EARLY))], K)
    assert (bool(series.shown(0, 2)), bool(series.shown(1, 2))) == (True, False)
    assert_frozen(series)


def test_a_semester_frozen_anew_is_shown_by_the_newest_alone() -> None:
    """Who has only what can be obtained now, has one version of it. (Who kept a file from before has two: README.)"""
    again = Step(ADDED, refreeze=(CohortSemester(9, 1),))
    series = Series([Step(BASE), again, Step(CHANGED)], K)
    assert series.shown(0, 1) == {}
    assert series.shown(1, 1) == series.shown(2, 1) != {}
    assert series.exposed() is None
