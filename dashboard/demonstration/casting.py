"""Makes the cohorts: municipalities with their stories, and their units."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dashboard.demonstration.cast import AS_OF, RETURNING, Cohort, Municipality, Story, Trait, Unit
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.model import Model, Semester
from dashboard.demonstration.municipality_choice import MUNICIPALITIES_PER_COHORT, choose_municipalities
from dashboard.demonstration.traits import with_traits
from dashboard.demonstration.unit_making import UnitMaker

UNITS_PER_COHORT = 55
_STORIES = (
    Story.EXEMPLARY,
    Story.FADING,
    Story.WITHDRAWN,
    Story.SPLIT,
    Story.DIGITAL,
    Story.LATE_MINUTES,
    Story.SHARED,
)
_UNITS_OF_A_STORY = 4  # at least, so that it has kindergartens and schools
_WITHDRAWING_COHORT = 8


def make_cast(model: Model, scale: int, seed: int) -> Iterator[Cohort]:
    """Yield the cohorts in order."""
    maker = UnitMaker(seed)
    earlier: dict[str, tuple[Unit, ...]] = {}
    for cohort_no, numbers in choose_municipalities(model, scale, seed).items():
        semesters = model.semesters[cohort_no]
        dice = Dice(seed, "cast", cohort_no)
        chosen = dice.shuffled(numbers)
        sizes = _sizes(dice, len(chosen), UNITS_PER_COHORT * scale)
        municipalities = []
        for position, (county_no, municipality_no) in enumerate(chosen):
            story = _story(cohort_no, position)
            returning = earlier.get(municipality_no, ()) if cohort_no == RETURNING[1] else ()
            units = maker.make(dice, municipality_no, county_no, sizes[position], semesters[0].starts_on)
            units = _give_back(units, returning, semesters[0].starts_on)
            units = _with_story(units, story, semesters)
            vigour = _vigour(dice, story, semesters)
            lean = dice.around(0.3) - (0.1 if story is Story.FADING else 0.0)
            municipalities.append(Municipality(municipality_no, county_no, story, vigour, lean, tuple(units)))
        cohort = Cohort(cohort_no, semesters, tuple(with_traits(municipalities, semesters)))
        if cohort_no == RETURNING[0]:
            earlier = {one.municipality_no: one.units for one in cohort.municipalities}
        yield cohort


def _story(cohort_no: int, position: int) -> Story:
    place = position % MUNICIPALITIES_PER_COHORT
    story = _STORIES[place] if place < len(_STORIES) else Story.ORDINARY
    if story is Story.WITHDRAWN and cohort_no != _WITHDRAWING_COHORT:
        return Story.ORDINARY
    return story


def _sizes(dice: Dice, municipalities: int, units: int) -> list[int]:
    """Return how many units each municipality has: a few large ones, many small."""
    sizes = [
        _UNITS_OF_A_STORY if position % MUNICIPALITIES_PER_COHORT < len(_STORIES) else 1
        for position in range(municipalities)
    ]
    tickets = [position for position in range(municipalities) for _ in range(dice.pick((1, 1, 1, 2, 2, 3, 5, 14)))]
    for _ in range(units - sum(sizes)):
        sizes[dice.pick(tickets)] += 1
    return sizes


def _vigour(dice: Dice, story: Story, semesters: tuple[Semester, ...]) -> tuple[float, float, float, float]:
    if story is Story.EXEMPLARY:
        return (1.0, 1.0, 1.0, 1.0)
    if story is Story.FADING:
        begun_now = semesters[0].ends_on >= AS_OF
        return (0.45, 0.3, 0.3, 0.3) if begun_now else (0.96, 0.7, 0.3, 0.2)
    first, second, third, fourth = (1.0 - 0.1 * dice.random() * dice.random() for _ in range(4))
    return (first, second, third, fourth)


def _give_back(units: list[Unit], returning: tuple[Unit, ...], joined_on: date) -> list[Unit]:
    """Let the first unit that took part to the end in the earlier cohort take part again, in place of a new one."""
    for unit in returning:
        if unit.left_on is None:
            again = replace(unit, joined_on=joined_on, traits=frozenset())
            return [again, *units[1:]]
    return units


def _with_story(units: list[Unit], story: Story, semesters: tuple[Semester, ...]) -> list[Unit]:
    if story is Story.EXEMPLARY:
        return [replace(unit, slack=0.0, pace=1.5, lean=0.15) for unit in units]
    if story is Story.SPLIT:
        return [units[0], replace(units[1], traits=frozenset({Trait.VISITOR})), *units[2:]]
    if story is Story.WITHDRAWN:
        left_on = semesters[2].starts_on + timedelta(days=60)
        reason = "Kommunen har trukket seg fra prosjektet"
        return [replace(unit, left_on=left_on, left_reason=reason) for unit in units]
    return units
