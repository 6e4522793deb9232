"""All six sub-goals in one small table, each a link, and the chosen one in the programme's own words."""

from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.components.figure_block import FigureBlock
from dashboard.components.table import Column, Content, Table
from dashboard.formatting import number, signed
from dashboard.pages.sub_goals_asked import EVERY_ROLE, Answers, Chosen
from dashboard.pages.sub_goals_indicators import Reading, Said, done_cell, n_cell, remark, score_cell
from dashboard.questions import Row
from dashboard.texts import text

PATH = "/delmal"


def overview_block(reading: Reading) -> FigureBlock:
    """Return the table of the six: said in the last published semester, done in the chosen one."""
    chosen, answers = reading.chosen, reading.answers
    shown = answers.shown_semester(chosen.period)
    said = {goal["sub_goal_no"]: said_now(reading, goal["sub_goal_no"]) for goal in chosen.goals}
    columns = [
        Column(chosen.say("column_goal"), row_header=True),
        Column(_said_title(chosen, shown), numeric=True),
        Column(chosen.say("column_change"), numeric=True),
        Column(chosen.say("column_n"), numeric=True),
        Column(chosen.say("column_measured")),
        Column(chosen.say("column_done", semester=chosen.period.semester), numeric=True),
        Column(chosen.say("column_remark"), remark=True),
    ]
    rows = [_row(reading, goal, said[goal["sub_goal_no"]]) for goal in chosen.goals]
    caption = chosen.say("overview_caption", area=chosen.place.name, cohort=chosen.period.cohort)
    return FigureBlock(
        id="alle-delmal",
        title=chosen.say("overview_title"),
        finding=_finding(chosen, said, shown),
        table=Table(caption, columns, rows, caption_hidden=True),
        question=answers.own.said.question,
        definition=chosen.say("overview_definition"),
    )


def said_now(reading: Reading, goal: int) -> Said:
    """Return what is said of a sub-goal in the last published semester of the cohort, by those chosen."""
    chosen, answers = reading.chosen, reading.answers
    semester = answers.shown_semester(chosen.period) or chosen.period.semester
    return reading.said(answers.own.said.rows, (chosen.period.cohort, semester), goal, chosen.role)


def _said_title(chosen: Chosen, shown: int | None) -> str:
    return chosen.say("column_score") if shown is None else chosen.say("column_score_of", semester=shown)


def _row(reading: Reading, goal: Row, said: Said) -> list[Content]:
    chosen, language = reading.chosen, reading.chosen.language
    goal_no = goal["sub_goal_no"]
    when = (chosen.period.cohort, chosen.period.semester)
    done = reading.done(reading.answers.own.done.rows, when, goal_no)
    here = aria(current="true") if goal_no == chosen.goal else {}
    href = urls.page(PATH, replace(chosen.filters, sub_goal=goal_no, page_no=1))
    return [
        html.A(chosen.numbered(goal), href=href, **here),
        score_cell(said, language),
        signed(said.change),
        n_cell(said),
        text(f"area.measured_{goal_no}", language),
        done_cell(done, language),
        remark(said, language),
    ]


def _finding(chosen: Chosen, said: dict[int, Said], shown: int | None) -> str:
    if shown is None:
        return chosen.say("finding_unpublished")
    names = {goal["sub_goal_no"]: goal[f"short_{chosen.language}"] for goal in chosen.goals}
    scored = [(one.score, goal) for goal, one in said.items() if one.score is not None]
    later = "" if shown == chosen.period.semester else f" {later_words(chosen, shown)}"
    if not scored:
        hidden = any(one.absent == "hidden" for one in said.values())
        return chosen.say("finding_all_hidden" if hidden else "finding_no_answers", semester=shown) + later
    high, best = max(scored, key=lambda pair: (pair[0], -pair[1]))
    low, worst = min(scored)
    if number(high, 1) == number(low, 1):
        return text("area.sub_goals_finding_equal", chosen.language, score=number(high, 1), semester=shown) + later
    words = text(
        "area.sub_goals_finding",
        chosen.language,
        semester=shown,
        best=names[best],
        best_score=number(high, 1),
        worst=names[worst],
        worst_score=number(low, 1),
    )
    return words + later


def later_words(chosen: Chosen, shown: int) -> str:
    """Return that the chosen semester's answers are not published, and whose are shown."""
    semester = chosen.semester_row(chosen.period.cohort, chosen.period.semester)
    key = "later_no_answers" if semester["answers_closed"] else "later"
    return chosen.say(key, semester=chosen.period.semester, shown=shown)


def wording(reading: Reading) -> Component:
    """Return the chosen sub-goal as a heading, the programme's text, what is measured, and answers held back."""
    chosen = reading.chosen
    goal = next(row for row in chosen.goals if row["sub_goal_no"] == chosen.goal)
    title_id = "valgt-title"
    facts = [
        chosen.say("worded_by", programme=chosen.period.programme, cohort=chosen.period.cohort),
        chosen.say("measured", what=text(f"area.measured_{chosen.goal}", chosen.language)),
        *_required(reading),
        *_withheld(chosen, reading.answers),
    ]
    return html.Section(
        [
            html.H2(chosen.short, id=title_id, className="section__title"),
            html.Blockquote(html.P(goal[f"text_{chosen.language}"]), className="sub-goal-text"),
            html.P(" ".join(facts), className="sub-goal-facts"),
        ],
        id="valgt",
        className="section",
        **aria(labelledby=title_id),
    )


def _required(reading: Reading) -> list[str]:
    chosen = reading.chosen
    when = (chosen.period.cohort, chosen.period.semester)
    done = reading.done(reading.answers.own.done.rows, when, chosen.goal)
    return [chosen.say("not_required", cohort=chosen.period.cohort)] if done.absent == "not_required" else []


def _withheld(chosen: Chosen, answers: Answers) -> list[str]:
    """Return how many answers the nation holds back: the query says it of everybody's answers, of both types."""
    shown = answers.shown_semester(chosen.period)
    row = _national(answers.own.said_nation.rows, (chosen.period.cohort, shown), chosen.goal)
    if row is None or chosen.filters.unit_type is not None:
        return []
    if row["withheld"] is None:
        return [chosen.say("withheld_few", semester=shown)]
    if row["withheld"] == 0:
        return [chosen.say("withheld_none", semester=shown)]
    return [chosen.say("withheld", semester=shown, count=number(row["withheld"]))]


def _national(rows: Sequence[Row], when: tuple[int, int | None], goal: int) -> Row | None:
    wanted = (*when, goal, EVERY_ROLE)
    keys = ("cohort_no", "semester_no", "sub_goal_no", "role")
    return next((row for row in rows if tuple(row[key] for key in keys) == wanted), None)
