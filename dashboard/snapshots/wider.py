"""Questions of areas asked wider than a page needs them, so that what the next page asks is among what is kept.

A question takes the database milliseconds to understand and microseconds for each row. So where areas are few, all of
them are asked about in every semester, and the rows that were meant are taken out of the answer (decision 0017). The
answer still comes through the reader's own cursor: choosing leaves rows out, and can add none.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.snapshots.kept_rows import Rows
from dashboard.snapshots.page_queries import page_query

#: Of so many areas all are asked about at once; of more, a row that nobody wants costs more than a question saved.
MOST_AREAS = 60

_AREAS = "areas"
_LEVELS = ("nation", "office", "county", "municipality", "unit")
_NATION = "NO"
#: Levels of which a country has few areas.
_FEW = ("nation", "office", "county")

Given = Mapping[str, Any]
Ask = Callable[[str, Given], Rows]


class WiderQuestions:
    """Answers a page's questions through `ask`, which keeps what it was answered."""

    def __init__(self, ask: Ask, most_areas: int = MOST_AREAS) -> None:
        self._ask = ask
        self._most_areas = most_areas

    def rows(self, name: str, given: Given) -> Rows:
        """Return the rows of a page query in its order: exactly those that asking it as `given` would."""
        if not _is_of_areas(name, given):
            return self._ask(name, given)
        asked = self._widened(name, given)
        answer = self._ask(name, asked)
        places: Sequence[int] = range(len(answer.rows))
        if asked["within_level"] != given["within_level"]:
            places = self._inside(name, given, answer)
        for parameter, column in (("cohort", "cohort_no"), ("semester", "semester_no")):
            if asked[parameter] != given[parameter]:
                values, wanted = answer.column(column), given[parameter]
                places = [place for place in places if values[place] in wanted]
        return answer if len(places) == len(answer.rows) else answer.at(places)

    def _widened(self, name: str, given: Given) -> Given:
        everywhere = {**given, "within_level": None, "within_id": None}
        if name == _AREAS and given["level"] != "unit" and given["unit_types"] == "both":
            # What tells where an area lies, and how many there are: a country has only so many above its units.
            return {**everywhere, "cohort": None}
        # A unit is asked about for its own page, beside no other.
        alone = given["within_level"] == "unit"
        for asked in (given,) if alone else (everywhere, given):
            if self._number(name, asked) <= self._most_areas:
                return {**asked, "semester": None} if page_query(name).is_by_semester else asked
        return given

    def _number(self, name: str, asked: Given) -> int:
        """Return how many areas a question is about; of levels of which there are few anyway nobody counts them."""
        level = "unit" if page_query(name).is_about_participants else asked["level"]
        if level in _FEW or asked["within_level"] == level:
            return 1
        found = self._areas({**asked, "level": "municipality"})
        return sum(found.column("units")) if level == "unit" else len(found.rows)

    def _areas(self, given: Given) -> Rows:
        """Return the rows of `areas` that a question is about, of units of both types."""
        return self.rows(_AREAS, {**given, "unit_types": "both"})

    def _inside(self, name: str, given: Given, answer: Rows) -> Sequence[int]:
        """Return the places in an answer of the areas within the one that is given: as `is_within` says it in SQL."""
        level, within, area_id = given["level"], given["within_level"], given["within_id"]
        if within == "nation":
            return range(len(answer.rows)) if area_id == _NATION else ()
        about = "about_id" if page_query(name).is_about_participants else "area_id"
        if within == level:
            return answer.places(about).get(area_id, ())
        if _is_below(within, level):
            return ()
        if name == _AREAS:
            return answer.places(f"{within}_id").get(area_id, ())
        areas = self._areas(given)
        inside = set(zip(areas.column("cohort_no"), areas.column("area_id"), strict=True))
        cohorts, found = answer.column("cohort_no"), answer.places(about)
        ids = {one for _, one in inside}
        return sorted(place for one in ids for place in found.get(one, ()) if (cohorts[place], one) in inside)


def _is_of_areas(name: str, given: Given) -> bool:
    """Tell whether each row is of one area of the level: then it is the same whatever is asked about besides."""
    query, level = page_query(name), given["level"]
    if "level" not in query.parameters or level not in _LEVELS:
        return False
    # What is told of an area by its participants follows from all of them, not from those of a part of it.
    return not query.is_about_participants or not _is_below(given["within_level"], level)


def _is_below(within: str | None, level: str) -> bool:
    """Tell whether areas of a level have nothing within another; a level nobody knows holds nothing."""
    return within is not None and (within not in _LEVELS or _LEVELS.index(within) > _LEVELS.index(level))
