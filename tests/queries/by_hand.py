"""Short words for tiny deliveries of cohort 9, and one question put to the queries and to the oracle alike.

Cohort 9 (programme 2025): semester 1 2025-08-01–2025-12-31, 2 2026-01-01–2026-06-30, 3 2026-08-01–2026-12-31,
4 2027-01-01–2027-06-30. Cohort 7 (programme 2020): two years before.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date
from typing import Any

import pytest

from tests.oracle.draw_units import organisation_numbers
from tests.oracle.figures import FIGURES
from tests.oracle.model import read_geography, read_model
from tests.oracle.options import Options
from tests.oracle.tables import Attendance, Delivery, Evaluation, Meeting, Milestone, Participation
from tests.oracle.world import World
from tests.queries.published import Published, published

Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]
Asked = Callable[[Delivery], AbstractContextManager[Ask]]

A, B, C, E, F, G = organisation_numbers(6)  # D is the date
#: Indre Fosen and Trondheim in county 50; Halden and Moss in 31 and Oslo in 03, of one office.
FOSEN, TRONDHEIM, HALDEN, MOSS, OSLO = "5054", "5001", "3101", "3103", "0301"
TRONDELAG, EAST = "974764350", "974761319"
START = date(2025, 8, 1)


class _Kept:
    """The deliveries published last, still open: one test, or the cases of one, often ask of the same delivery again.

    Whoever asks changes nothing, and no test has more of them open at once.
    """

    _MOST = 3

    def __init__(self) -> None:
        self._kept: dict[str, tuple[ExitStack, Published]] = {}

    def of(self, delivery: Delivery) -> Published:
        told = repr(delivery)
        if told in self._kept:
            self._kept[told] = self._kept.pop(told)
            return self._kept[told][1]
        if len(self._kept) == self._MOST:
            self._kept.pop(next(iter(self._kept)))[0].close()
        opened = ExitStack()
        queries = opened.enter_context(published(World(delivery, read_model(), read_geography())))
        self._kept[told] = opened, queries
        return queries

    def close(self) -> None:
        while self._kept:
            self._kept.popitem()[1][0].close()


KEPT = _Kept()


@contextmanager
def _asked_queries(delivery: Delivery) -> Iterator[Ask]:
    queries = KEPT.of(delivery)
    yield lambda name, **options: queries.rows(name, _options(**options))


@contextmanager
def _asked_oracle(delivery: Delivery) -> Iterator[Ask]:
    world = World(delivery, read_model(), read_geography())
    yield lambda name, **options: FIGURES[name](world, _options(**options))


def _options(*, semester: int | None = None, cohort: int | None = None, **others: Any) -> Options:
    return Options(
        semester=None if semester is None else (semester,), cohort=None if cohort is None else (cohort,), **others
    )


#: `with asked(delivery) as ask: ask("completion", level="unit", semester=1)` gives rows; each test runs for both.
by_both = pytest.mark.parametrize("asked", [_asked_queries, _asked_oracle], ids=["queries", "oracle"])


def only(rows: Rows, **key: object) -> dict[str, Any]:
    """Return the one row with these values."""
    found = [row for row in rows if all(row[column] == value for column, value in key.items())]
    assert len(found) == 1, f"{len(found)} rows with {key} in {rows}"
    return found[0]


def picked(row: dict[str, Any], columns: str) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns.split())


def filled(row: dict[str, Any]) -> dict[str, int]:
    """Return the slots of a `completion` or `requirements` row that are not 0."""
    states = ("held", "other_format", "planned", "overdue", "missing", "unscheduled", "not_due")
    return {state: row[state] for state in states if row[state]}


def unit(
    unit_id: str,
    municipality_no: str = FOSEN,
    unit_type: str = "school",
    *,
    joined_on: date = START,
    left_on: date | None = None,
    cohort_no: int = 9,
) -> Participation:
    name = f"Enhet {'ABCEFG'[(A, B, C, E, F, G).index(unit_id)]}"
    place = ("municipal", municipality_no, None, None)
    return Participation(cohort_no, unit_id, name, unit_type, *place, joined_on, left_on)


def meeting(
    meeting_id: str,
    meeting_type: str,
    semester_no: int,
    *,
    unit_id: str | None = None,
    municipality_no: str | None = FOSEN,
    unit_type: str | None = None,
    held_on: date | None = None,
    planned_on: date | None = None,
    cancelled: bool = False,
    form: str = "physical",
    minutes_on: date | None = None,
    cohort_no: int = 9,
) -> Meeting:
    planned = planned_on or held_on
    assert planned is not None
    about = (meeting_id, cohort_no, semester_no, meeting_type, municipality_no, unit_id, unit_type)
    return Meeting(*about, planned, held_on, cancelled, form, minutes_on)


def came(
    meeting_id: str, role: str, invited: int, attended: int, unit_id: str | None = None, place: str | None = FOSEN
) -> Attendance:
    return Attendance(meeting_id, place, unit_id, role, invited, attended)


def milestone(
    kind: str, semester_no: int, unit_id: str | None, *, municipality_no: str = FOSEN, cohort_no: int = 9
) -> Milestone:
    return Milestone(cohort_no, semester_no, municipality_no, unit_id, kind, START)


_numbers: Iterator[int] = iter(range(1, 1_000_000))


def answers(
    semester_no: int,
    role: str,
    unit_id: str | None,
    scores: Sequence[int | None],
    *,
    municipality_no: str = FOSEN,
    item_id: str = "d1_a",
    cohort_no: int = 9,
) -> list[Evaluation]:
    """One respondent per score, each with that one score."""
    about = (cohort_no, semester_no, municipality_no, unit_id, role, item_id)
    return [Evaluation(f"R{next(_numbers)}", *about, score) for score in scores]
