"""An area's meetings month by month through the whole cohort, the chosen semester marked."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.legend import legend
from dashboard.components.table import Column, Table
from dashboard.figures.month_bars import HEIGHT, STATES, month_bars, month_name
from dashboard.formatting import MISSING, enumeration, number
from dashboard.pages.meetings_chosen import Chosen
from dashboard.questions import Row
from dashboard.texts import text

_COUNTS = (*STATES, "cancelled")


def months_part(chosen: Chosen, source: Source) -> Component:
    """Return the block; it is there as zeros where no meeting is registered."""
    asked = chosen.own("meetings_by_month", None)
    every = [row for row in asked.rows if row["meeting_type"] == "all"]
    some = [state for state in STATES if any(row[state] for row in every)]
    block = FigureBlock(
        id="maneder",
        title=chosen.say("months_title", cohort=chosen.period.cohort),
        finding=_finding(chosen, every),
        table=_table(chosen, every, asked.rows),
        question=asked.question,
        definition=chosen.say("months_definition"),
        chart=month_bars(every, (chosen.period.starts_on, chosen.period.chosen["ends_on"]), chosen.language)
        if some
        else None,
        height=HEIGHT,
        legend=legend(some, chosen.language),
    )
    return figure_block(block, source)


def _finding(chosen: Chosen, rows: Sequence[Row]) -> str:
    """Return the month with most meetings held, and how the month of the delivery stands."""
    most = max(rows, key=lambda row: int(row["held"]), default=None)
    if most is None or not most["held"]:
        return chosen.say("months_finding_none")
    sentences = [
        chosen.say("months_finding", month=month_name(most["month"], chosen.language), held=number(most["held"]))
    ]
    now = chosen.view.snapshot.as_of.replace(day=1)
    sentences += [_this_month(chosen, row) for row in rows if row["month"] == now]
    return " ".join(sentences)


def _this_month(chosen: Chosen, row: Row) -> str:
    parts = [
        f"{number(row[state])} {text(f'status.{state}', chosen.language).lower()}" for state in _COUNTS if row[state]
    ]
    month = month_name(row["month"], chosen.language)
    if not parts:
        return chosen.say("months_now_none", month=month)
    return chosen.say("months_now", month=month, counts=enumeration(parts, chosen.language))


def _table(chosen: Chosen, every: Sequence[Row], rows: Sequence[Row]) -> Table:
    held = {(row["month"], row["meeting_type"]): row["held"] for row in rows}
    occurring = {row["meeting_type"] for row in rows}
    titles = {code: title for code, title in chosen.titles("meeting_type").items() if code in occurring}
    columns = [Column(chosen.say("month"), row_header=True)]
    columns += [Column(text(f"status.{state}", chosen.language), numeric=True) for state in _COUNTS]
    columns += [Column(chosen.say("months_held_of", meeting_type=title), numeric=True) for title in titles.values()]
    body = [
        [
            month_name(row["month"], chosen.language),
            *[number(row[state]) for state in _COUNTS],
            *[number(held.get((row["month"], code))) if titles else MISSING for code in titles],
        ]
        for row in every
    ]
    return Table(chosen.say("months_caption", cohort=chosen.period.cohort), columns, body, caption_hidden=True)
