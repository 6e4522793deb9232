"""The questions behind the unit page: asked through the view, gathered into one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.unit_record import COMPARED_LEVELS, Answer, Model, Row, UnitRecord, default_semester
from dashboard.filters import Filters
from dashboard.pages.page import NotFound
from dashboard.questions import Area, Question
from dashboard.texts import Language
from dashboard.warehouse import View


def read_unit(view: View, unit_id: str, filters: Filters) -> UnitRecord:
    """Return the unit's record in the cohort and semester asked for, else its latest cohort and the semester now.

    Raises NotFound when the scope holds no such unit.
    """
    participations = Question("unit_facts", within=("unit", unit_id)).ask(view)
    if not participations:
        raise NotFound(unit_id)
    cohorts = [row["cohort_no"] for row in participations]
    cohort = filters.cohort if filters.cohort and filters.cohort in cohorts else _latest(participations)
    terms = view.run("cohorts")
    calendar = [row for row in terms if row["cohort_no"] == cohort]
    asker = _Asker(view, ("unit", unit_id), cohort)
    statuses = {row["semester_no"]: row["status"] for row in asker.rows("status")}
    semester = filters.semester or default_semester(calendar, statuses)
    facts = next(row for row in participations if row["cohort_no"] == cohort)
    within = _areas_above(facts)
    municipality = within["municipality"]
    model = _model(view, calendar[0]["programme"], filters.language)
    # The municipality's rows hold its units' too: asked once, for both.
    requirements = _in_order(asker.rows("requirements", municipality), model)
    milestones = asker.rows("unit_milestones", municipality)
    return UnitRecord(
        as_of=view.snapshot.as_of,
        rules=view.run("delivery")[0],
        cohort=cohort,
        semester=semester,
        participations=participations,
        calendar=calendar,
        last_terms={row["cohort_no"]: row for row in terms},
        statuses=statuses,
        model=model,
        requirements=[row for row in requirements if row["area_id"] == unit_id],
        municipal_requirements=_municipal([row for row in requirements if row["semester_no"] == semester]),
        meetings=asker.answer("unit_meetings"),
        municipal_meetings=asker.rows("municipality_meetings", municipality),
        attendance=asker.answer("attendance", None, semester),
        milestones=[row for row in milestones if row["area_id"] == unit_id] + _municipal(milestones),
        follow_up=asker.rows("follow_up"),
        said={level: asker.compared("sub_goals_said", level, within[level], semester) for level in COMPARED_LEVELS},
        done={level: asker.compared("sub_goals_done", level, within[level], semester) for level in COMPARED_LEVELS},
    )


@dataclass(frozen=True)
class _Asker:
    """Asks about one unit in one cohort, through one view."""

    view: View
    unit: Area
    cohort: int

    def answer(self, name: str, within: Area | None = None, semester: int | None = None) -> Answer:
        question = Question(name, level="unit", cohort=self.cohort, semester=semester, within=within or self.unit)
        return Answer(question, question.ask(self.view))

    def rows(self, name: str, within: Area | None = None, semester: int | None = None) -> Sequence[Row]:
        return self.answer(name, within, semester).rows

    def compared(self, name: str, level: str, within: Area | None, semester: int) -> Answer:
        question = Question(name, level=level, cohort=self.cohort, semester=semester, within=within)
        return Answer(question, question.ask(self.view))


def _latest(participations: Sequence[Row]) -> int:
    latest: int = max(participations, key=lambda row: (row["joined_on"], row["cohort_no"]))["cohort_no"]
    return latest


def _areas_above(facts: Row) -> Mapping[str, Area | None]:
    # The nation is a benchmark of its own row: it lies within nothing.
    named: dict[str, Area | None] = {level: (level, facts[f"{level}_id"]) for level in ("municipality", "county")}
    return named | {"unit": ("unit", facts["area_id"]), "nation": None}


def _municipal(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["area_level"] == "municipality"]


def _in_order(requirements: Sequence[Row], model: Model) -> Sequence[Row]:
    order = list(model.titles)
    return sorted(requirements, key=lambda row: (row["semester_no"], order.index(row["requirement"])))


def _model(view: View, programme: str, language: Language) -> Model:
    asked = [row for row in view.run("model_requirements") if row["programme"] == programme]
    requirements = sorted(asked, key=lambda row: row["position"])
    titles = view.run("model_titles")

    def named(kind: str) -> dict[str, str]:
        return {row["code"]: row[f"title_{language}"] for row in titles if row["kind"] == kind}

    return Model(
        requirements=requirements,
        sub_goals=[row for row in view.run("model_sub_goals") if row["programme"] == programme],
        meeting_types=named("meeting_type"),
        roles=named("role"),
        milestones=named("milestone"),
        titles={row["requirement"]: row[f"title_{language}"] for row in requirements},
    )
