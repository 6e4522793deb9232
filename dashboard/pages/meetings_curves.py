"""How far an area's cohorts were at the same week of the programme, with the nation's as reference."""

from collections.abc import Mapping

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.section import section
from dashboard.components.table import Column, Table
from dashboard.figures.completion_curves import HEIGHT, Curve, completion_curves
from dashboard.formatting import MISSING, number, share_of
from dashboard.pages.meetings_chosen import Chosen
from dashboard.questions import Row
from dashboard.texts import text

_ID = "kurver"
_WEEKS_BETWEEN = 13

Line = Mapping[int, Row]
"""A curve's rows by week."""


def curves_part(chosen: Chosen, source: Source) -> Component:
    """Return the block, or words where none of the area's cohorts has begun."""
    asked = chosen.every_cohort("completion_curve")
    own: dict[int, dict[int, Row]] = {}
    for row in asked.rows:
        own.setdefault(row["cohort_no"], {})[row["week"]] = row
    if not own:
        return section(_ID, chosen.say("curves_title"), [html.P(chosen.say("curves_none"))])
    lines: dict[str, Line] = {_cohort(chosen, cohort): line for cohort, line in own.items()}
    nation = _nation(chosen)
    reference = chosen.say("curves_nation", cohort=chosen.period.cohort)
    curves = [
        Curve(_cohort(chosen, cohort), _points(chosen, line), strong=cohort == chosen.period.cohort)
        for cohort, line in own.items()
    ]
    if nation:
        curves.append(Curve(reference, _points(chosen, nation), reference=True))
        lines[reference] = nation
    block = FigureBlock(
        id=_ID,
        title=chosen.say("curves_title"),
        finding=_finding(chosen, own, nation),
        table=_table(chosen, lines),
        question=asked.question,
        definition=chosen.say("curves_definition"),
        chart=completion_curves(curves, chosen.language),
        height=HEIGHT,
    )
    return figure_block(block, source)


def _cohort(chosen: Chosen, cohort: int) -> str:
    return text("filters.cohort_no", chosen.language, cohort=cohort)


def _nation(chosen: Chosen) -> Line:
    """Return the nation's line of the chosen cohort; nothing where the nation is what is shown."""
    if chosen.place.level == "nation":
        return {}
    rows = chosen.asker.exactly("completion_curve", ("nation", "NO"), None).rows
    return {row["week"]: row for row in rows}


def _points(chosen: Chosen, line: Line) -> list[tuple[int, float | None, str]]:
    return [(week, row["share"], _counts(chosen, row)) for week, row in line.items()]


def _finding(chosen: Chosen, own: Mapping[int, Line], nation: Line) -> str:
    """Return how far the chosen cohort is, and how far the cohort before and the nation were at the same week."""
    cohort = chosen.period.cohort
    line = own.get(cohort)
    if line is None:
        return chosen.say("curves_not_begun", cohort=cohort)
    week = max(line)
    sentences = [chosen.say("curves_finding", cohort=cohort, week=number(week), share=_counts(chosen, line[week]))]
    before = max((other for other in own if other < cohort and week in own[other]), default=None)
    if before is not None:
        share = _counts(chosen, own[before][week])
        sentences.append(chosen.say("curves_before", cohort=before, share=share))
    if week in nation:
        sentences.append(chosen.say("curves_reference", share=_counts(chosen, nation[week])))
    return " ".join(sentences)


def _table(chosen: Chosen, lines: Mapping[str, Line]) -> Table:
    """Return every thirteenth week and the last of each line: all weeks are in the file."""
    ends = {max(line) for line in lines.values()}
    weeks = sorted({*range(0, max(ends) + 1, _WEEKS_BETWEEN), *ends})
    columns = [Column(chosen.say("week"), row_header=True, numeric=True)]
    columns += [Column(name, numeric=True) for name in lines]
    body = [[number(week), *[_counts(chosen, line.get(week)) for line in lines.values()]] for week in weeks]
    return Table(chosen.say("curves_caption"), columns, body)


def _counts(chosen: Chosen, row: Row | None) -> str:
    return share_of(row["done"], row["required"], chosen.language) if row else MISSING
