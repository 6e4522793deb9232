"""What the page of the sub-goals is about, and every row it shows, asked for once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.area_order import in_order
from dashboard.filters import UNIT_TYPES, Filters
from dashboard.pages.area_choice import Period, Place, place_of
from dashboard.pages.area_figures import CHILDREN, Asked
from dashboard.questions import Area, Question, Row
from dashboard.texts import Language, text

if TYPE_CHECKING:
    from dashboard.warehouse import View

EVERY_ROLE = "all"
NATION: Area = ("nation", "NO")
_SAID = "sub_goals_said"
_DONE = "sub_goals_done"
#: The same rows with Wilson's interval; what is downloaded and shown as a command is the figure itself.
_DONE_WITH_INTERVAL = "sub_goals_done_interval"


@dataclass(frozen=True)
class Chosen:
    """What is looked at: area, cohort and semester, sub-goal, and whose answers (`all` or a role).

    `goals` are the sub-goals as the cohort's programme words them, `cohorts` the rows of `cohorts`, `present` the
    cohorts with participants in the area, `roles` the respondents' titles in the model's order.
    """

    place: Place
    period: Period
    goal: int
    role: str
    goals: Sequence[Row]
    cohorts: Sequence[Row]
    present: Sequence[int]
    roles: Mapping[str, str]
    filters: Filters

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.filters.language

    @property
    def short(self) -> str:
        """The chosen sub-goal's number and short name."""
        return self.numbered(next(row for row in self.goals if row["sub_goal_no"] == self.goal))

    def numbered(self, goal: Row) -> str:
        """Return a sub-goal's number and short name."""
        return text("area.numbered", self.language, number=goal["sub_goal_no"], short=goal[f"short_{self.language}"])

    def say(self, key: str, **params: object) -> str:
        """Return a text of the page."""
        return text(f"sub_goals.{key}", self.language, **params)

    def semester_row(self, cohort: int, semester: int) -> Row:
        """Return the row of `cohorts` of a semester."""
        return next(row for row in self.cohorts if (row["cohort_no"], row["semester_no"]) == (cohort, semester))


@dataclass(frozen=True)
class Indicators:
    """Said and done of some areas, and how the nation does, in every semester asked for."""

    said: Asked
    done: Asked
    said_nation: Asked
    done_nation: Asked


@dataclass(frozen=True)
class Answers:
    """All rows of the page.

    `own` holds every cohort and semester of the area; `types` the cohort's semesters for one type of unit each;
    `children` the cohort's semesters of the areas inside. `untyped` is what was done in the nation by everybody.
    """

    own: Indicators
    types: Mapping[str, Indicators]
    children: Indicators
    child_level: str
    child_areas: Sequence[Row]
    untyped: Asked

    def shown_semester(self, period: Period) -> int | None:
        """Return the last semester, the chosen one or earlier, with answers published here or in the nation."""
        rows = [*self.own.said.rows, *self.own.said_nation.rows]
        semesters = [row["semester_no"] for row in rows if row["cohort_no"] == period.cohort]
        return max((semester for semester in semesters if semester <= period.semester), default=None)


def place_asked_for(view: "View", filters: Filters) -> tuple[Place, list[int]] | None:
    """Return the area asked for and its cohorts, None where it is unknown or beyond the scope.

    When none is asked for it is all that the reader sees: the nation, or the reader's own office.
    """
    widest = ("office", view.scope.office_id) if view.scope.office_id else NATION
    area = filters.area or widest
    rows = [row for row in Question("areas", area[0], within=area).ask(view) if row["area_id"] == area[1]]
    if not rows:
        return None
    return place_of(rows[-1], filters.language), sorted({row["cohort_no"] for row in rows})


def answers(view: "View", chosen: Chosen) -> Answers:
    """Ask for everything the page shows."""
    place, cohort, unit_type = chosen.place, chosen.period.cohort, chosen.filters.unit_type
    level, areas = _children(view, chosen)
    own = _exactly(view, place.area, None, unit_type)
    inside = _inside(view, level, place.area, (cohort, unit_type))
    return Answers(
        own=own,
        types={kind: _exactly(view, place.area, cohort, kind) for kind in UNIT_TYPES.values()},
        children=Indicators(*inside, own.said_nation, own.done_nation),
        child_level=level,
        child_areas=areas,
        untyped=own.done_nation if unit_type is None else _done(view, Question(_DONE, "nation")),
    )


def _exactly(view: "View", area: Area, cohort: int | None, unit_type: str | None) -> Indicators:
    """Ask about one area. The nation is asked for without «within»: an office may see it, but not look into it."""
    within = None if area == NATION else area
    said = Question(_SAID, area[0], cohort, None, within, unit_type)
    nation = Question(_SAID, "nation", cohort, None, None, unit_type)
    return Indicators(
        said=Asked(said, said.ask(view)),
        done=_done(view, replace(said, name=_DONE)),
        said_nation=Asked(nation, nation.ask(view)),
        done_nation=_done(view, replace(nation, name=_DONE)),
    )


def _inside(view: "View", level: str, area: Area, asked: tuple[int, str | None]) -> tuple[Asked, Asked]:
    cohort, unit_type = asked
    said = Question(_SAID, level, cohort, None, area, unit_type)
    return Asked(said, said.ask(view)), _done(view, replace(said, name=_DONE))


def _done(view: "View", question: Question) -> Asked:
    return Asked(question, replace(question, name=_DONE_WITH_INTERVAL).ask(view))


def _children(view: "View", chosen: Chosen) -> tuple[str, list[Row]]:
    """Return the level below and its areas in the register's order, units by name; one county alone is opened."""
    place, cohort, unit_type = chosen.place, chosen.period.cohort, chosen.filters.unit_type
    level = CHILDREN[place.level]
    rows = Question("areas", level, cohort, None, place.area, unit_type).ask(view)
    if level == "county" and len(rows) == 1:
        level = "municipality"
        rows = Question("areas", level, cohort, None, place.area, unit_type).ask(view)
    return level, in_order(rows)
