"""The six sub-goals of an area, said beside done."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components.figure_block import FigureBlock
from dashboard.components.legend import marks
from dashboard.components.table import Column, Table
from dashboard.figures.sub_goals import SubGoalMarks, Words, height
from dashboard.figures.sub_goals import sub_goals as sub_goals_figure
from dashboard.formatting import HIDDEN, number, part_of, percent, share_of, signed
from dashboard.pages.area_key_figures import Told
from dashboard.pages.area_said import SubGoal, published_semester


def sub_goals_block(told: Told, goals: Sequence[SubGoal]) -> FigureBlock:
    """Return the block: what was said in the last published semester, what was done in the chosen one."""
    shown = published_semester(told.figures, told.period)
    nation = None if told.place.level == "nation" else told.say("nation")
    said_title = told.say("sub_goals_said") if shown is None else told.say("sub_goals_said_of", semester=shown)
    done_title = told.say("sub_goals_done_of", semester=told.period.semester)
    words = Words(told.place.name, nation, said_title, done_title, told.language)
    return FigureBlock(
        id="delmal",
        title=told.say("sub_goals_title"),
        finding=_finding(told, goals, shown),
        table=_table(told, goals, nation),
        question=told.figures.said.question,
        definition=_definition(told, goals),
        chart=sub_goals_figure([_marks(goal, told) for goal in goals], words),
        height=height(len(goals)),
        legend=_legend(told, goals, nation),
    )


def _legend(told: Told, goals: Sequence[SubGoal], nation: str | None) -> Component:
    named = []
    if any(goal.score is not None for goal in goals):
        named.append(("now", told.say("sub_goals_here", area=told.place.name)))
    if any(_marks(goal, told).before is not None for goal in goals):
        named.append(("before", told.say("sub_goals_before")))
    if any(goal.share is not None for goal in goals):
        named.append(("done", told.say("sub_goals_done_mark")))
    if nation is not None:
        named.append(("nation", nation))
    return marks(named)


def _marks(goal: SubGoal, told: Told) -> SubGoalMarks:
    return SubGoalMarks(
        number=goal.number,
        short=goal.short,
        said_absent=goal.said_absent,
        done_absent=goal.done_absent,
        score=goal.score,
        before=goal.before if goal.score is not None else None,
        nation_score=goal.nation_score,
        share=goal.share,
        nation_share=goal.nation_share,
        counts=part_of(goal.numerator, goal.denominator, told.language),
    )


def _finding(told: Told, goals: Sequence[SubGoal], shown: int | None) -> str:
    if shown is None:
        return told.say("sub_goals_finding_unpublished")
    scored = [goal for goal in goals if goal.score is not None]
    later = [] if shown == told.period.semester else [_later(told, shown)]
    if not scored:
        return " ".join([told.say("sub_goals_finding_hidden", area=told.place.name), *later])
    best = max(scored, key=lambda goal: goal.score or 0)
    worst = min(scored, key=lambda goal: goal.score or 0)
    if number(best.score, 1) == number(worst.score, 1):
        first = told.say("sub_goals_finding_equal", score=number(best.score, 1), semester=shown)
    else:
        first = told.say(
            "sub_goals_finding",
            semester=shown,
            best=best.short,
            best_score=number(best.score, 1),
            worst=worst.short,
            worst_score=number(worst.score, 1),
        )
    return " ".join([first, *later])


def _later(told: Told, shown: int) -> str:
    return told.say("sub_goals_later", semester=told.period.semester, shown=shown)


def _definition(told: Told, goals: Sequence[SubGoal]) -> str:
    sentences = [told.say("sub_goals_definition")]
    if any(goal.more_above for goal in goals):
        sentences.append(told.say("sub_goals_definition_more"))
    return " ".join(sentences)


def _table(told: Told, goals: Sequence[SubGoal], nation: str | None) -> Table:
    columns = [
        Column(told.say("sub_goals_column"), row_header=True),
        Column(told.say("sub_goals_score"), numeric=True),
        Column(told.say("sub_goals_change"), numeric=True),
        Column(told.say("sub_goals_n"), numeric=True),
        Column(told.say("sub_goals_what")),
        Column(told.say("sub_goals_done_share"), numeric=True),
    ]
    if nation is not None:
        columns[4:4] = [Column(told.say("sub_goals_nation_score", area=nation), numeric=True)]
        columns.append(Column(told.say("sub_goals_nation_done", area=nation), numeric=True))
    body = []
    for goal in goals:
        cells = [
            told.say("numbered", number=goal.number, short=goal.short),
            goal.said_absent or number(goal.score, 1),
            signed(goal.change),
            HIDDEN if goal.n is None and goal.said_absent else number(goal.n),
            told.say(f"measured_{goal.number}"),
            goal.done_absent or share_of(goal.numerator, goal.denominator, told.language),
        ]
        if nation is not None:
            cells[4:4] = [number(goal.nation_score, 1)]
            cells.append(percent(goal.nation_share))
        body.append(cells)
    return Table(told.say("sub_goals_caption"), columns, body, caption_hidden=True)
