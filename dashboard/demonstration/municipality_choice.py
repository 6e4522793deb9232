"""Chooses the municipalities of each cohort, so that all counties take part over the cohorts."""

from collections import Counter

from dashboard.demonstration.cast import COHORTS, RETURNING
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.model import Model

MUNICIPALITIES_PER_COHORT = 15
_MORE_OR_FEWER = {7: -2, 8: 0, 9: 2, 10: -1}
_COUNTIES_LEFT_OUT = 3  # by each cohort, in turn: over four cohorts no county is left out twice


def choose_municipalities(model: Model, scale: int, seed: int) -> dict[int, list[tuple[str, str]]]:
    """Return each cohort's municipalities as pairs of county and municipality number."""
    dice = Dice(seed, "municipalities")
    counties = dice.shuffled(list(model.municipalities))
    queues = {county_no: dice.shuffled(model.municipalities[county_no]) for county_no in counties}
    present = sum(len(queue) for queue in queues.values())
    chosen: dict[int, list[tuple[str, str]]] = {}
    for turn, cohort_no in enumerate(COHORTS):
        count = min(present, MUNICIPALITIES_PER_COHORT * scale + _MORE_OR_FEWER[cohort_no])
        first = turn * _COUNTIES_LEFT_OUT
        left_out = counties[first : first + _COUNTIES_LEFT_OUT] if count < present else []
        chosen[cohort_no] = _in_turn(queues, left_out, count)
    first, second = RETURNING
    counties_again = {county_no for county_no, _ in chosen[second]}
    again = next(pair for pair in chosen[first] if pair[0] in counties_again)
    if again not in chosen[second]:
        place = next(place for place, pair in enumerate(chosen[second]) if pair[0] == again[0])
        chosen[second][place] = again
    return chosen


def _in_turn(queues: dict[str, list[str]], left_out: list[str], count: int) -> list[tuple[str, str]]:
    """Take municipalities from the counties in turn; those taken go to the end of their county's queue."""
    chosen: list[tuple[str, str]] = []
    taken: Counter[str] = Counter()
    while len(chosen) < count:
        before = len(chosen)
        for county_no, queue in queues.items():
            open_still = county_no not in left_out and taken[county_no] < len(queue)
            if open_still and len(chosen) < count:
                queue.append(queue.pop(0))
                chosen.append((county_no, queue[-1]))
                taken[county_no] += 1
        if len(chosen) == before:  # the other counties have no more to give
            left_out = []
    return chosen
