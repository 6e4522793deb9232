"""How two deliveries may differ so little that their difference is a few people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tests.oracle.tables import Delivery, Participation

Differ = Callable[[Delivery, int], Delivery]


def added(delivery: Delivery, at: int) -> Delivery:
    """One more answers, as somebody there does already but with another score."""
    row = delivery.evaluation[at % len(delivery.evaluation)]
    return replace(
        delivery, evaluation=[*delivery.evaluation, replace(row, response_id="R new", score=1 + (row.score or 0) % 5)]
    )


def removed(delivery: Delivery, at: int) -> Delivery:
    who = delivery.evaluation[at % len(delivery.evaluation)].response_id
    return replace(delivery, evaluation=[row for row in delivery.evaluation if row.response_id != who])


def changed(delivery: Delivery, at: int) -> Delivery:
    place = at % len(delivery.evaluation)
    rows = list(delivery.evaluation)
    rows[place] = replace(rows[place], score=1 + (rows[place].score or 0) % 5)
    return replace(delivery, evaluation=rows)


def unit_left(delivery: Delivery, at: int) -> Delivery:
    """A unit is no longer in the files at all."""
    gone = _unit(delivery, at).unit_id
    return replace(
        delivery,
        participation=[unit for unit in delivery.participation if unit.unit_id != gone],
        evaluation=[row for row in delivery.evaluation if row.unit_id != gone],
    )


def unit_withdrew(delivery: Delivery, at: int) -> Delivery:
    """A unit has withdrawn, and its answers are no longer in the files."""
    gone = _unit(delivery, at)
    return replace(
        delivery,
        participation=[
            replace(unit, left_on=date(2025, 12, 1)) if unit == gone else unit for unit in delivery.participation
        ],
        evaluation=[row for row in delivery.evaluation if row.unit_id != gone.unit_id],
    )


def unit_moved(delivery: Delivery, at: int) -> Delivery:
    """A unit lies in another municipality, and so do its answers."""
    moved = _unit(delivery, at)
    places = sorted({unit.municipality_no for unit in delivery.participation} - {moved.municipality_no}) or ["4204"]
    there = places[at % len(places)]
    return replace(
        delivery,
        participation=[
            replace(unit, municipality_no=there) if unit == moved else unit for unit in delivery.participation
        ],
        evaluation=[
            replace(row, municipality_no=there) if row.unit_id == moved.unit_id else row for row in delivery.evaluation
        ],
    )


#: A unit that joins is one that left, published in the other order.
DIFFERENCES: tuple[Differ, ...] = (added, removed, changed, unit_left, unit_withdrew, unit_moved)


def _unit(delivery: Delivery, at: int) -> Participation:
    return delivery.participation[at % len(delivery.participation)]
