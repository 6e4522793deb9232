"""Every row an area page shows, asked for once; each figure keeps the question it came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.pages.area_choice import Period, Place
from dashboard.questions import Area, Question, Row

if TYPE_CHECKING:
    from dashboard.warehouse import View

CHILDREN = {"nation": "county", "office": "county", "county": "municipality", "municipality": "unit"}


@dataclass(frozen=True)
class Asked:
    """A question and its answer."""

    question: Question
    rows: Sequence[Row]

    def by_area(self) -> dict[str, list[Row]]:
        """Return the rows of each area by its id."""
        areas: dict[str, list[Row]] = {}
        for row in self.rows:
            areas.setdefault(row["area_id"], []).append(row)
        return areas


@dataclass(frozen=True)
class Indicators:
    """The figures of one area or of the areas at one level: the whole cohort's progress, the semester's the rest."""

    progress: Asked
    completion: Asked
    attendance: Asked
    done: Asked

    def by_area(self) -> dict[str, "Indicators"]:
        """Return the indicators of each area that has any, by its id."""
        every = (self.progress, self.completion, self.attendance, self.done)
        split = [asked.by_area() for asked in every]
        ids = {area_id for rows in split for area_id in rows}
        return {
            area_id: Indicators(
                *[Asked(asked.question, rows.get(area_id, [])) for asked, rows in zip(every, split, strict=True)]
            )
            for area_id in ids
        }


@dataclass(frozen=True)
class AreaFigures:
    """All of a page: the area's own, those of the area above (None for the nation), and those of its children.

    `said` holds every semester of the cohort, of the area and of the nation.
    """

    own: Indicators
    above: Indicators | None
    children: Indicators
    offices: Indicators | None
    child_areas: Sequence[Row]
    office_areas: Sequence[Row]
    said: Asked
    said_nation: Asked
    done_nation: Asked
    urgent: Sequence[Row]
    requirements: Sequence[Row]
    sub_goals: Sequence[Row]


@dataclass(frozen=True)
class Asker:
    """Asks a view about one cohort and semester, each question once."""

    view: "View"
    period: Period
    unit_type: str | None
    answers: dict[Question, Asked] = field(default_factory=dict)

    def asked(self, name: str, level: str, within: Area | None, semester: int | None) -> Asked:
        """Ask one question; `semester` None asks for all four."""
        question = Question(name, level, self.period.cohort, semester, within, self.unit_type)
        if question not in self.answers:
            self.answers[question] = Asked(question, question.ask(self.view))
        return self.answers[question]

    def exactly(self, name: str, area: Area, semester: int | None) -> Asked:
        """Ask about one area. The nation is asked for without «within»: an office may see it, but not look into it."""
        level = area[0]
        return self.asked(name, level, None if level == "nation" else area, semester)

    def indicators_of(self, area: Area) -> Indicators:
        """Return one area's figures."""
        semester = self.period.semester
        return Indicators(
            progress=self.exactly("progress", area, None),
            completion=self.exactly("completion", area, semester),
            attendance=self.exactly("attendance", area, semester),
            done=self.exactly("sub_goals_done", area, semester),
        )

    def indicators_in(self, level: str, within: Area) -> Indicators:
        """Return the figures of the areas at a level inside an area."""
        semester = self.period.semester
        return Indicators(
            progress=self.asked("progress", level, within, None),
            completion=self.asked("completion", level, within, semester),
            attendance=self.asked("attendance", level, within, semester),
            done=self.asked("sub_goals_done", level, within, semester),
        )

    def areas_in(self, level: str, within: Area) -> list[Row]:
        """Return the areas with participants in the cohort."""
        return Question("areas", level, self.period.cohort, None, within, self.unit_type).ask(self.view)


def area_figures(view: "View", place: Place, period: Period, unit_type: str | None) -> AreaFigures:
    """Ask for everything an area page shows."""
    asker = Asker(view, period, unit_type)
    nation: Area = ("nation", "NO")
    compared = place.compared_with()
    child_level = CHILDREN[place.level]
    with_offices = place.level == "nation"
    return AreaFigures(
        own=asker.indicators_of(place.area),
        above=asker.indicators_of(compared[:2]) if compared else None,
        children=asker.indicators_in(child_level, place.area),
        offices=asker.indicators_in("office", place.area) if with_offices else None,
        child_areas=asker.areas_in(child_level, place.area),
        office_areas=asker.areas_in("office", place.area) if with_offices else [],
        said=asker.exactly("sub_goals_said", place.area, None),
        said_nation=asker.exactly("sub_goals_said", nation, None),
        done_nation=asker.exactly("sub_goals_done", nation, period.semester),
        urgent=asker.asked("follow_up_urgent", place.level, place.area, None).rows,
        requirements=[row for row in view.run("model_requirements") if row["programme"] == period.programme],
        sub_goals=[row for row in view.run("model_sub_goals") if row["programme"] == period.programme],
    )
