"""Every query, whatever its options and whoever asks, gives the oracle's rows on any valid delivery.

The suite draws the same deliveries each time, and shows a failing one as drawn. `HYPOTHESIS_PROFILE=long` draws many
more, new ones each time, and shrinks a failing one to the few rows that matter (a build each try: some minutes).
"""

import math

from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests.drawing import LONG, examples
from tests.oracle.areas import Area, unit_area
from tests.oracle.deliveries import described, worlds
from tests.oracle.draw_blocks import answered_worlds
from tests.oracle.figures import FIGURES
from tests.oracle.model import read_geography, read_model
from tests.oracle.options import LEVELS, Options, Row
from tests.oracle.world import World
from tests.queries.published import Published, published

MODEL, GEOGRAPHY = read_model(), read_geography()
OF_AREAS = ("progress", "completion", "completion_curve", "attendance", "sub_goals_done", "sub_goals_said")
OF_PARTICIPANTS = ("requirements", "status", "follow_up")

bounded = settings(
    max_examples=examples(12, long=400),
    derandomize=not LONG,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink] if LONG else [Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def areas_of(world: World) -> list[Area]:
    """Return every area with a unit in it, the nation first."""
    found = {unit_area(world, unit).at(level) for level in LEVELS for unit in world.delivery.participation}
    return sorted((area for area in found if area is not None), key=lambda a: (LEVELS.index(a.level), a.id))


def assert_same(name: str, options: Options, world: World, asked: Published) -> None:
    expected, found = FIGURES[name](world, options), asked.rows(name, options)
    for number, (theirs, ours) in enumerate(zip(found, expected, strict=False)):
        assert list(theirs) == list(ours), f"{name} {options}: columns"
        differing = {key: (theirs[key], ours[key]) for key in ours if not same(theirs[key], ours[key])}
        assert not differing, f"{name} {options}: row {number} {ours}: (query, oracle) = {differing}"
    assert len(found) == len(expected), f"{name} {options}: {_first_extra(found, expected)}"


def same(theirs: object, ours: object) -> bool:
    if isinstance(theirs, float) and isinstance(ours, float):
        return math.isclose(theirs, ours, rel_tol=0, abs_tol=1e-9)
    return type(theirs) is type(ours) and theirs == ours


def _first_extra(found: list[Row], expected: list[Row]) -> str:
    if len(found) > len(expected):
        return f"the query also has {found[len(expected)]}"
    return f"the oracle also has {expected[len(found)]}"


@bounded
@given(worlds(MODEL, GEOGRAPHY), st.data())
def test_levels_and_unit_types_scopes_and_filters(world: World, data: st.DataObject) -> None:
    note(described(world))
    with published(world) as asked:
        assert_every_level_and_unit_type(world, asked)
        assert_scopes_and_filters(world, asked, data)


def assert_every_level_and_unit_type(world: World, asked: Published) -> None:
    for unit_type in (None, "kindergarten", "school"):
        for level in LEVELS:
            for name in OF_AREAS:
                assert_same(name, Options(level=level, unit_type=unit_type), world, asked)
        for name in OF_PARTICIPANTS:
            assert_same(name, Options(unit_type=unit_type), world, asked)
    for unit_id in sorted({unit.unit_id for unit in world.delivery.participation}):
        assert_same("unit_meetings", Options(within=("unit", unit_id)), world, asked)


def assert_scopes_and_filters(world: World, asked: Published, data: st.DataObject) -> None:
    """Ask as offices with units of the delivery and one without; filters are drawn, also ones outside the scope."""
    areas = areas_of(world)
    scopes = ["national", *(f"office:{area.id}" for area in areas if area.level == "office"), "office:974763230"]
    insides = [None, *((area.level, area.id) for area in areas), ("county", "11"), ("municipality", "1103")]
    for name in (*OF_AREAS, *OF_PARTICIPANTS):
        for scope in scopes:
            for inside in data.draw(st.lists(st.sampled_from(insides), min_size=2, max_size=2)):
                options = Options(
                    scope=scope,
                    cohort=data.draw(st.none() | st.just((world.cohorts[0], 9))),
                    semester=data.draw(st.none() | st.sampled_from(((1,), (2, 3), (4,)))),
                    level=data.draw(st.sampled_from(LEVELS)),
                    within=inside,
                    unit_type=data.draw(st.sampled_from((None, None, "kindergarten", "school"))),
                )
                assert_same(name, options, world, asked)


@bounded
@given(answered_worlds(MODEL, GEOGRAPHY))
def test_answers(world: World) -> None:
    note(described(world))
    with published(world) as asked:
        for level in LEVELS:
            for unit_type in (None, "school"):
                assert_same("sub_goals_said", Options(level=level, unit_type=unit_type), world, asked)
        assert_same("follow_up", Options(), world, asked)


def test_every_figure_of_the_table_is_compared() -> None:
    assert {*OF_AREAS, *OF_PARTICIPANTS, "unit_meetings"} == set(FIGURES)
