"""metrics: Frozen. Whatever two deliveries hold, the later shows of a frozen semester what the earlier showed."""

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import given, note

from dashboard.scope import Scope
from dashboard.warehouse import Row, View, Warehouse
from tests.oracle.deliveries import described
from tests.oracle.disclosure import is_closed
from tests.oracle.draw_blocks import answered_worlds
from tests.oracle.world import World
from tests.queries.published import rows_of, settings_of
from tests.queries.test_against_oracle import GEOGRAPHY, MODEL, bounded
from tests.queries.tiny import publish

LEVELS = ("unit", "municipality", "county", "office", "nation")
#: The offices of every county the units are drawn in, and one without any.
SCOPES = (Scope.national(), Scope.office("974761319"), Scope.office("974764350"), Scope.office("974762501"))
Key = tuple[object, ...]
Told = dict[Key, Row]


def frozen_rows(view: View, frozen: set[int], in_both: set[object]) -> Told:
    """Return every row about answers of the frozen semesters, by question, choice and area."""
    told: Told = {
        (name, unit_type, row["semester_no"], row["area_id"], row["sub_goal_no"], row.get("role")): row
        for name in ("sub_goals_said", "answers_by_level")
        for unit_type in (None, "school", "kindergarten")
        for level in LEVELS
        for row in view.run(name, level=level, unit_type=unit_type)
        if row["semester_no"] in frozen and row["area_id"] in in_both
    }
    for row in told.values():
        if not {*range(1, row["semester_no"])} <= frozen:
            # Since an earlier semester that the later delivery was the first to have.
            row.pop("change", None)
    return told


def areas(view: View) -> set[object]:
    return {row["area_id"] for level in LEVELS for row in view.run("areas", level=level)}


@bounded
@given(answered_worlds(MODEL, GEOGRAPHY), answered_worlds(MODEL, GEOGRAPHY))
def test_two_deliveries_show_the_same_of_a_frozen_semester(first: World, other: World) -> None:
    note(described(first))
    # The later one is another delivery altogether; units keep the type they had, as the row of a unit goes by it.
    types = {unit.unit_id: unit.unit_type for unit in first.delivery.participation}
    units = [
        dataclasses.replace(unit, unit_type=types.get(unit.unit_id, unit.unit_type))
        for unit in other.delivery.participation
    ]
    as_of = max(first.as_of, other.as_of)
    later = dataclasses.replace(
        other, delivery=dataclasses.replace(other.delivery, participation=units, as_of=as_of), remembered={}
    )
    note(described(later))
    frozen = {
        row.semester_no
        for row in first.delivery.evaluation
        if row.score is not None and is_closed(first, row.cohort_no, row.semester_no)
    }
    with tempfile.TemporaryDirectory() as folder:
        ids = [
            publish(Path(folder), world.as_of, rows_of(world.delivery), settings_of(world.thresholds))[0]
            for world in (first, later)
        ]
        warehouse = Warehouse(Path(folder))
        for scope in SCOPES:
            with warehouse.view(scope, ids[0]) as then, warehouse.view(scope, ids[1]) as now:
                in_both = areas(then) & areas(now)
                assert frozen_rows(now, frozen, in_both) == frozen_rows(then, frozen, in_both)
        warehouse.close()
