"""How many answers are shown at which level and how many nowhere, and the rule behind it in plain words."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.table import Column, Content, Table
from dashboard.formatting import HIDDEN, number
from dashboard.pages.data_basis_chosen import Chosen
from dashboard.questions import Question, Row
from dashboard.texts import text

_LEVELS = ("unit", "municipality", "county", "nation")
_STEPS = 4


def answers_section(chosen: Chosen, source: Source) -> list[Component]:
    """Return the rule, and the table of the area, cohort and semester chosen."""
    (rule,) = chosen.view.run("delivery")
    least, days = number(rule["min_respondents"]), number(rule["answers_closed_days"])
    steps = [html.Li(chosen.say(f"rule_{step}", k=least, days=days)) for step in range(1, _STEPS + 1)]
    parts: list[Component] = [html.P(chosen.say("rule_lead", k=least)), html.Ol(steps, className="prose")]
    if not chosen.is_known:
        return parts
    within = None if chosen.area[0] == "nation" else chosen.area
    period, unit_type = chosen.period, chosen.filters.unit_type
    semester = _last_closed(chosen)
    question = Question("answers_by_level", chosen.area[0], period.cohort, semester, within, unit_type)
    rows = [row for row in question.ask(chosen.view) if row["area_id"] == chosen.area[1]]
    if not rows:
        return [*parts, html.P(chosen.say("answers_none", cohort=period.cohort, semester=period.semester, days=days))]
    block = FigureBlock(
        id="svar-tabell",
        title=chosen.say("answers_title", area=chosen.name, cohort=period.cohort, semester=semester),
        finding=chosen.say("answers_finding_nation" if within is None else "answers_finding", k=least),
        table=_table(chosen, rows, semester),
        question=question,
        definition=chosen.say("answers_definition", k=least),
    )
    return [*parts, figure_block(block, source)]


def _last_closed(chosen: Chosen) -> int:
    """Return the semester chosen, or the last before it whose answers may be shown; the chosen one where none may."""
    closed = [int(row["semester_no"]) for row in chosen.period.semesters if row["answers_closed"]]
    return max((number for number in closed if number <= chosen.period.semester), default=chosen.period.semester)


def _table(chosen: Chosen, rows: Sequence[Row], semester: int) -> Table:
    language = chosen.language
    short = {
        row["sub_goal_no"]: row[f"short_{language}"]
        for row in chosen.view.run("model_sub_goals")
        if row["programme"] == chosen.period.programme
    }
    levels = [level for level in _LEVELS if any(row[f"shown_at_{level}"] is not None for row in rows)]
    counts_withheld = chosen.area[0] == "nation" and chosen.filters.unit_type is None
    columns = [
        Column(chosen.say("answers_sub_goal"), row_header=True),
        *[Column(chosen.say(f"shown_at_{level}"), numeric=True) for level in levels],
        *([Column(chosen.say("withheld"), numeric=True)] if counts_withheld else []),
    ]
    body: list[list[Content]] = []
    for row in rows:
        goal = row["sub_goal_no"]
        title = text("area.numbered", language, number=goal, short=short.get(goal, ""))
        shown: list[Content] = [number(row[f"shown_at_{level}"]) for level in levels]
        withheld = HIDDEN if row["withheld"] is None else number(row["withheld"])
        body.append([title, *shown, *([withheld] if counts_withheld else [])])
    caption = chosen.say("answers_caption", cohort=chosen.period.cohort, semester=semester)
    return Table(caption, columns, body, caption_hidden=True)
