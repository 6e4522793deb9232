"""Several deliveries published in turn into one data folder, each with a dye of its own."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.freezing import CohortSemester
from dashboard.snapshots.store import Store
from dashboard.warehouse import Row
from tests.attack.attacker import person
from tests.attack.case import is_closed, rows_of
from tests.attack.equations import Equation, smallest_exposed
from tests.attack.figures import asked, spelt
from tests.attack.groups import Group, Known
from tests.attack.tracing import Tracer, queries_changed
from tests.oracle.tables import Delivery
from tests.queries.tiny import build, publish

NATIONAL = (Scope.national(),)
Place = tuple[Any, ...]


@dataclass(frozen=True)
class Step:
    """One publication. `is_frozen`: it keeps what the ones before it froze, as every import does."""

    delivery: Delivery
    refreeze: tuple[CohortSemester, ...] = ()
    is_frozen: bool = True


class Series:
    """What can be obtained after the last of the steps, from each snapshot there is."""

    def __init__(self, steps: Sequence[Step], k: int) -> None:
        self.k = k
        self.known = [Known(step.delivery, k) for step in steps]
        self.tracers: list[Tracer] = []
        for known in self.known:
            first = self.tracers[-1].first + len(self.tracers[-1].groups) if self.tracers else 0
            self.tracers.append(Tracer(list(known.scores), first))
        with self._published(steps) as (data, ids):
            self.rows: list[list[tuple[str | None, Row]]] = [
                [(choice, row) for _, choice, row in asked(data, NATIONAL, "sub_goals_said", snapshot=snapshot)]
                for snapshot in ids
            ]

    @contextmanager
    def _published(self, steps: Sequence[Step]) -> Iterator[tuple[Path, list[str]]]:
        with tempfile.TemporaryDirectory() as folder:
            data, ids = Path(folder), []
            limits = Settings(data=data, min_respondents=self.k)
            for step, tracer in zip(steps, self.tracers, strict=True):
                as_of, rows = step.delivery.as_of, rows_of(step.delivery)
                with queries_changed(tracer.change()):
                    if step.is_frozen:
                        ids.append(publish(data, as_of, rows, limits, step.refreeze)[0])
                    else:
                        store = Store(data)
                        build(store.workplace() / "alone.duckdb", as_of, rows, limits)
                        ids.append(str(store.publish(store.workplace() / "alone.duckdb", as_of)))
            yield data, ids

    def equations(self, among: Sequence[int] | None = None) -> set[Equation]:
        """Return every sum that the snapshots show (None: all of them); what deliveries have alike is one unknown."""
        return {
            frozenset(
                ((group.cohort_no, group.semester_no, group.sub_goal_no, score), who)
                for number, group in spelt(row, self.tracers)
                for who, score in self.known[number].scores[group].items()
            )
            for snapshot in (range(len(self.rows)) if among is None else among)
            for _, row in self.rows[snapshot]
            if row["n"]
        }

    def exposed(self, among: Sequence[int] | None = None) -> Equation | None:
        """Return the fewest people, fewer than k, about whom anything can be solved; None when there are none."""
        return smallest_exposed(self.equations(among), self.k, person)

    def shown(self, number: int, semester_no: int) -> dict[Place, Place]:
        """Return what the snapshot of a step shows of a semester, without the change, which follows from the rest."""
        keys = ("area_level", "area_id", "sub_goal_no", "role")
        values = ("score", "favourable", "n", "more_above", "suppressed", "withheld")
        return {
            (choice, *(row[key] for key in keys)): tuple(row[value] for value in values)
            for choice, row in self.rows[number]
            if row["semester_no"] == semester_no
        }

    def freezes(self, semester_no: int) -> int | None:
        """Return the number of the step that freezes a semester: the first that has closed answers of it."""

        def has(known: Known) -> bool:
            return any(_is_of(known, group, semester_no) for group in known.scores)

        return next((number for number, known in enumerate(self.known) if has(known)), None)


def _is_of(known: Known, group: Group, semester_no: int) -> bool:
    return group.semester_no == semester_no and is_closed(known, group)
