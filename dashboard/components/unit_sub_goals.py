"""The sub-goals of the unit beside its municipality, county and the nation: said and done, in one figure block."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.figure_block import FigureBlock
from dashboard.components.table import Column, Content, Table
from dashboard.components.unit_record import COMPARED_LEVELS, Row, UnitRecord
from dashboard.figures.sub_goal_profile import Done, Indicator, Level, Said, SubGoal, height, sub_goal_profile
from dashboard.filters import Filters
from dashboard.formatting import HIDDEN, MISSING, number, percent, signed
from dashboard.texts import Language, text

_EVERY_ROLE = "all"
_MUNICIPALITY_GOALS = (1, 2)  # metrics: sub_goals_done, 1 and 2 are null at level unit
_GOAL_MEETINGS = {2: "owner_meeting", 3: "leader_guidance"}  # metrics: Sub-goals, Done


def unit_sub_goals(record: UnitRecord, language: Language) -> FigureBlock:
    """Return the figure block; its query is the unit's own answers, the areas above are the same at their level."""
    profile = sub_goals(record, language)
    title = text("unit.profile_title", language, semester=record.semester)
    marks = [mark for goal in profile for mark in goal.indicators]
    drawn = any(mark.said == "shown" or mark.share is not None for mark in marks)
    return FigureBlock(
        id="sub-goals",
        title=title,
        finding=finding(profile, language),
        table=_table(title, profile, language),
        question=record.said["unit"].question,
        definition=text("unit.profile_about", language),
        chart=sub_goal_profile(profile, language) if drawn else None,
        height=height(profile),
    )


def published_link(record: UnitRecord, filters: Filters) -> list[Component]:
    """Return a link to the last earlier semester with published answers, where the chosen one has none yet."""
    earlier = [term["semester_no"] for term in record.calendar if term["answers_closed"]]
    if record.answers_published or not earlier:
        return []
    semester = max(earlier)
    address = urls.area("unit", record.facts["area_id"], filters.choosing(record.cohort, semester))
    return [html.P(html.A(text("unit.published_link", filters.language, semester=semester), href=address))]


def sub_goals(record: UnitRecord, language: Language) -> list[SubGoal]:
    """Return the six sub-goals of the chosen semester with their indicators at each level."""
    return [
        SubGoal(
            goal["sub_goal_no"],
            goal[f"short_{language}"],
            [_indicator(goal["sub_goal_no"], level, record, language) for level in COMPARED_LEVELS],
        )
        for goal in record.model.sub_goals
    ]


def _indicator(number_: int, level: Level, record: UnitRecord, language: Language) -> Indicator:
    said = _row(record.said[level].rows, number_, role=_EVERY_ROLE)
    done = _row(record.done[level].rows, number_)
    facts = {name: done[name] for name in ("share", "numerator", "denominator")} if done else {}
    answers = {name: said[name] for name in ("score", "n", "change", "more_above")} if said else {}
    return Indicator(
        level=level,
        area_name=_area_name(level, record, language),
        said=_said(said, record),
        done=_done(number_, level, done, record),
        **answers,
        **facts,
    )


def _row(rows: Sequence[Row], sub_goal: int, role: str | None = None) -> Row | None:
    return next(
        (row for row in rows if row["sub_goal_no"] == sub_goal and (role is None or row["role"] == role)),
        None,
    )


def _said(row: Row | None, record: UnitRecord) -> Said:
    if not record.answers_published:
        return "unpublished"
    if row is None or row["n"] == 0:
        return "none"
    return "hidden" if row["suppressed"] else "shown"


def _done(number_: int, level: str, row: Row | None, record: UnitRecord) -> Done:
    asked = {requirement["what"] for requirement in record.model.requirements}
    if number_ in _GOAL_MEETINGS and _GOAL_MEETINGS[number_] not in asked:
        return "not_required"
    if level == "unit" and number_ in _MUNICIPALITY_GOALS:
        return "of_municipality"
    return "nothing_due" if row is None or row["share"] is None else "shown"


def _area_name(level: str, record: UnitRecord, language: Language) -> str:
    facts = record.facts
    names = {"municipality": facts["municipality_name"], "county": facts["county_name"]}
    return text(f"unit.profile_area_{level}", language, name=names.get(level, ""))


def finding(profile: Sequence[SubGoal], language: Language) -> str:
    """Return the unit's highest and lowest score and that some are hidden, or why there is none."""
    own = [(goal, goal.indicators[0]) for goal in profile]
    shown = [(mark.score, goal) for goal, mark in own if mark.score is not None]
    if not shown:
        return text(f"unit.profile_finding_{_reason(profile)}", language)
    hidden = any(mark.said == "hidden" for _, mark in own)
    return " ".join(
        [_extremes(shown, language), *([text("unit.profile_finding_some_hidden", language)] if hidden else [])]
    )


def _extremes(shown: Sequence[tuple[float, SubGoal]], language: Language) -> str:
    high, best = max(shown, key=lambda pair: (pair[0], -pair[1].number))
    low, worst = min(shown, key=lambda pair: (pair[0], pair[1].number))
    score, lowest = number(high, 1), number(low, 1)
    if len(shown) == 1:
        return text("unit.profile_finding_one", language, best=best.short, score=score)
    if score == lowest:
        return text("unit.profile_finding_equal", language, score=score)
    return text("unit.profile_finding_best", language, best=best.short, score=score, worst=worst.short, low=lowest)


def _reason(profile: Sequence[SubGoal]) -> str:
    states = {goal.indicators[0].said for goal in profile}
    if "hidden" in states:
        return "hidden"
    anything = any(mark.share is not None for goal in profile for mark in goal.indicators)
    if "unpublished" in states:
        return "unpublished" if anything else "none"
    return "no_answers"


def _table(title: str, profile: Sequence[SubGoal], language: Language) -> Table:
    columns = [
        Column(text("unit.column_sub_goal", language), row_header=True),
        Column(text("unit.column_area", language)),
        *[
            Column(text(f"unit.column_{name}", language), numeric=True)
            for name in ("score", "answers", "change", "done", "done_counts")
        ],
        Column(text("unit.column_remark", language), remark=True),
    ]
    rows = [_cells(goal, mark, language) for goal in profile for mark in goal.indicators]
    return Table(text("unit.table_of", language, title=title), columns, rows, caption_hidden=True)


def _cells(goal: SubGoal, mark: Indicator, language: Language) -> list[Content]:
    said = mark.said == "shown"
    done = mark.done == "shown"
    absent = {"hidden": HIDDEN, "none": MISSING, "unpublished": text("unit.said_unpublished", language)}
    counts = {"numerator": number(mark.numerator), "denominator": number(mark.denominator)}
    return [
        text("unit.sub_goal_numbered", language, number=goal.number, short=goal.short),
        mark.area_name,
        number(mark.score, 1) if said else absent[mark.said],
        HIDDEN if mark.said == "hidden" else number(mark.n),
        signed(mark.change),
        percent(mark.share) if done else text(f"unit.done_{mark.done}", language),
        text("unit.done_counts", language, **counts) if done else MISSING,
        _remark(mark, language),
    ]


def _remark(mark: Indicator, language: Language) -> str:
    if mark.said == "hidden":
        return text("unit.said_hidden", language)
    return text("unit.said_more_above", language) if mark.more_above else ""
