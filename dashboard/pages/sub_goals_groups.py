"""The chosen sub-goal by role and by type of unit: a row per group, hidden ones too, with the reason."""

from collections.abc import Sequence
from typing import Any

from dashboard.components.figure_block import FigureBlock
from dashboard.components.legend import marks
from dashboard.components.table import Column, Content, Table
from dashboard.figures.sub_goal_rows import Bar, Kind, height, rows
from dashboard.formatting import counted, percent, signed
from dashboard.pages.sub_goals_asked import EVERY_ROLE, Chosen
from dashboard.pages.sub_goals_development import defined, who
from dashboard.pages.sub_goals_indicators import (
    Done,
    Reading,
    Said,
    done_cell,
    interval_cell,
    n_cell,
    remark,
    score_cell,
    score_with_n,
)
from dashboard.texts import text


def said_bar(name: str, said: Said, nation: Said | None, chosen: Chosen) -> Bar:
    """Return a row of a chart of scores."""
    written = text("area.said_hidden", chosen.language) if said.absent == "hidden" else None
    return Bar(name, said.score, written or score_with_n(said, chosen.language), nation.score if nation else None)


def done_bar(name: str, done: Done, nation: Done | None, chosen: Chosen) -> Bar:
    """Return a row of a chart of shares."""
    national = nation.share if nation else None
    return Bar(name, done.share, done_cell(done, chosen.language), national, done.low, done.high)


def said_when(reading: Reading) -> tuple[int, int]:
    """Return the cohort and the last semester with published answers, the chosen one where there is none."""
    period = reading.chosen.period
    return period.cohort, reading.answers.shown_semester(period) or period.semester


def with_nation(chosen: Chosen) -> bool:
    """Return whether the nation is something to compare with."""
    return chosen.place.level != "nation"


def drawn(bars: Sequence[Bar], kind: Kind, chosen: Chosen) -> dict[str, Any] | None:
    """Return the chart of the rows, None where not one has a value: then the table says why."""
    if all(bar.value is None for bar in bars):
        return None
    return rows(bars, kind, text("area.nation", chosen.language) if with_nation(chosen) else None)


def said_legend(chosen: Chosen, name: str) -> list[tuple[str, str]]:
    """Return the legend's marks of a chart of scores."""
    return [("now", name), *([("nation", text("area.nation", chosen.language))] if with_nation(chosen) else [])]


def done_legend(chosen: Chosen) -> list[tuple[str, str]]:
    """Return the legend's marks of a chart of shares."""
    named = [("done", text(f"area.measured_{chosen.goal}", chosen.language)), ("interval", chosen.say("mark_interval"))]
    return [*named, *([("nation", text("area.nation", chosen.language))] if with_nation(chosen) else [])]


def roles_block(reading: Reading) -> FigureBlock:
    """Return what each role says in the last published semester, everybody first."""
    chosen, own = reading.chosen, reading.answers.own
    when = said_when(reading)
    names = {EVERY_ROLE: chosen.say("everybody_row"), **chosen.roles}
    said = {role: reading.said(own.said.rows, when, chosen.goal, role) for role in names}
    nation = {role: reading.said(own.said_nation.rows, when, chosen.goal, role) for role in names}
    compared = nation if with_nation(chosen) else None
    bars = [said_bar(names[role], one, compared[role] if compared else None, chosen) for role, one in said.items()]
    return FigureBlock(
        id="roller",
        title=chosen.say("roles_title", semester=when[1]),
        finding=_roles_finding(chosen, {names[role]: said[role] for role in chosen.roles}, when[1]),
        table=_roles_table(chosen, names, said, compared),
        question=own.said.question,
        definition=defined(chosen, "roles_definition"),
        chart=drawn(bars, "said", chosen),
        height=height(len(bars)),
        legend=marks(said_legend(chosen, chosen.say("mark_score"))),
    )


def _roles_finding(chosen: Chosen, said: dict[str, Said], semester: int) -> str:
    scored = [(one.score, name) for name, one in said.items() if one.score is not None]
    hidden = sum(one.absent == "hidden" for one in said.values())
    note = [counted("sub_goals.roles_hidden", hidden, chosen.language)] if hidden else []
    if not scored:
        reason = next(iter(said.values())).absent or "none"
        return " ".join([chosen.say(f"groups_none_{'hidden' if hidden else reason}", semester=semester)])
    best, worst = max(scored)[1], min(scored)[1]
    if best == worst:
        first = chosen.say("roles_one", name=best, score=score_with_n(said[best], chosen.language))
    else:
        first = chosen.say(
            "roles_finding",
            best=best,
            best_score=score_with_n(said[best], chosen.language),
            worst=worst,
            worst_score=score_with_n(said[worst], chosen.language),
        )
    return " ".join([first, *note])


def _roles_table(chosen: Chosen, names: dict[str, str], said: dict[str, Said], nation: dict[str, Said] | None) -> Table:
    language = chosen.language
    columns = [
        Column(chosen.say("column_role"), row_header=True),
        Column(chosen.say("column_score"), numeric=True),
        Column(chosen.say("column_n"), numeric=True),
        Column(chosen.say("column_change"), numeric=True),
        Column(chosen.say("column_favourable"), numeric=True),
        *([Column(text("area.nation", language), numeric=True)] if nation else []),
        Column(chosen.say("column_remark"), remark=True),
    ]
    body: list[Sequence[Content]] = [
        [
            names[role],
            score_cell(one, language),
            n_cell(one),
            signed(one.change),
            percent(one.favourable),
            *([score_with_n(nation[role], language)] if nation else []),
            remark(one, language),
        ]
        for role, one in said.items()
    ]
    caption = chosen.say("roles_caption", goal=chosen.short, area=chosen.place.name)
    return Table(caption, columns, body, caption_hidden=True)


def types_blocks(reading: Reading) -> list[FigureBlock]:
    """Return said and done for kindergartens and for schools."""
    return [_types_said(reading), _types_done(reading)]


def _types_said(reading: Reading) -> FigureBlock:
    chosen, types = reading.chosen, reading.answers.types
    when = said_when(reading)
    names = {kind: text(f"filters.{kind}", chosen.language) for kind in types}
    said = {kind: reading.said(own.said.rows, when, chosen.goal, chosen.role) for kind, own in types.items()}
    nation = {kind: reading.said(own.said_nation.rows, when, chosen.goal, chosen.role) for kind, own in types.items()}
    bars = [
        said_bar(names[kind], one, nation[kind] if with_nation(chosen) else None, chosen) for kind, one in said.items()
    ]
    return FigureBlock(
        id="typer-sagt",
        title=chosen.say("types_said", who=who(chosen), semester=when[1]),
        finding=chosen.say("types_finding", **{kind: score_with_n(one, chosen.language) for kind, one in said.items()}),
        table=_said_table(chosen, [(names[kind], one, nation[kind]) for kind, one in said.items()]),
        question=next(iter(types.values())).said.question,
        definition=defined(chosen, "types_said_definition"),
        chart=drawn(bars, "said", chosen),
        height=height(len(bars)),
        legend=marks(said_legend(chosen, chosen.say("mark_score"))),
    )


def _said_table(chosen: Chosen, groups: Sequence[tuple[str, Said, Said]]) -> Table:
    language = chosen.language
    columns = [
        Column(chosen.say("column_type"), row_header=True),
        Column(chosen.say("column_score"), numeric=True),
        Column(chosen.say("column_n"), numeric=True),
        Column(chosen.say("column_change"), numeric=True),
        *([Column(text("area.nation", language), numeric=True)] if with_nation(chosen) else []),
        Column(chosen.say("column_remark"), remark=True),
    ]
    body: list[Sequence[Content]] = [
        [
            name,
            score_cell(one, language),
            n_cell(one),
            signed(one.change),
            *([score_with_n(nation, language)] if with_nation(chosen) else []),
            remark(one, language),
        ]
        for name, one, nation in groups
    ]
    caption = chosen.say("types_said_caption", goal=chosen.short, area=chosen.place.name)
    return Table(caption, columns, body, caption_hidden=True)


def _types_done(reading: Reading) -> FigureBlock:
    chosen, types = reading.chosen, reading.answers.types
    when = (chosen.period.cohort, chosen.period.semester)
    names = {kind: text(f"filters.{kind}", chosen.language) for kind in types}
    done = {kind: reading.done(own.done.rows, when, chosen.goal) for kind, own in types.items()}
    nation = {kind: reading.done(own.done_nation.rows, when, chosen.goal) for kind, own in types.items()}
    language = chosen.language
    bars = [
        done_bar(names[kind], one, nation[kind] if with_nation(chosen) else None, chosen) for kind, one in done.items()
    ]
    columns = [
        Column(chosen.say("column_type"), row_header=True),
        Column(text("area.sub_goals_done_share", language), numeric=True),
        Column(chosen.say("column_interval"), numeric=True),
        *([Column(text("area.nation", language), numeric=True)] if with_nation(chosen) else []),
    ]
    body: list[Sequence[Content]] = [
        [
            names[kind],
            done_cell(one, language),
            interval_cell(one, language),
            *([done_cell(nation[kind], language)] if with_nation(chosen) else []),
        ]
        for kind, one in done.items()
    ]
    caption = chosen.say("types_done_caption", goal=chosen.short, area=chosen.place.name)
    return FigureBlock(
        id="typer-gjort",
        title=chosen.say("types_done", semester=when[1]),
        finding=_types_done_finding(chosen, done),
        table=Table(caption, columns, body, caption_hidden=True),
        question=next(iter(types.values())).done.question,
        definition=defined(chosen, "done_definition"),
        chart=drawn(bars, "done", chosen),
        height=height(len(bars)),
        legend=marks(done_legend(chosen)),
    )


def _types_done_finding(chosen: Chosen, done: dict[str, Done]) -> str:
    if {one.absent for one in done.values()} == {"filtered"}:
        return chosen.say("types_absent")
    return chosen.say("types_finding", **{kind: done_cell(one, chosen.language) for kind, one in done.items()})
