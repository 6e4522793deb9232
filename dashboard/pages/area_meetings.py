"""An area's meetings by requirement."""

from collections.abc import Sequence

from dashboard.components.figure_block import FigureBlock
from dashboard.components.legend import legend
from dashboard.components.table import Column, Table
from dashboard.figures.slot_bars import height, occurring, slot_bars
from dashboard.formatting import counted, number, share_of
from dashboard.pages.area_key_figures import Told, all_meetings
from dashboard.pages.slot_counts import done, due
from dashboard.questions import Row
from dashboard.texts import text


def meetings_block(told: Told) -> FigureBlock:
    """Return the block of the chosen semester."""
    asked = told.figures.own.completion
    titles = {row["requirement"]: row[f"title_{told.language}"] for row in told.figures.requirements}
    each = [row for code in titles for row in asked.rows if row["requirement"] == code]
    return FigureBlock(
        id="moter",
        title=told.say("meetings_title"),
        finding=_finding(told, each, titles),
        table=_table(told, each, titles),
        question=asked.question,
        definition=told.say("meetings_definition"),
        chart=slot_bars(each, titles, _rates(told, each), told.language),
        height=height(len(each)),
        legend=legend(occurring(each), told.language),
    )


def _rates(told: Told, rows: Sequence[Row]) -> dict[str, str]:
    """Return each requirement's rate with its numerator and denominator."""
    return {row["requirement"]: share_of(done(row), due(row), told.language) for row in rows}


def _finding(told: Told, rows: Sequence[Row], titles: dict[str, str]) -> str:
    rated = [row for row in rows if row["completion_rate"] is not None]
    if not rated:
        return told.say("meetings_finding_none")
    lowest = min(rated, key=lambda row: float(row["completion_rate"]))
    if lowest["completion_rate"] == 1:
        return told.say("meetings_finding_all")
    share = share_of(done(lowest), due(lowest), told.language)
    sentences = [told.say("meetings_finding", requirement=titles[lowest["requirement"]], share=share)]
    total = all_meetings(told.figures.own.completion.rows)
    if total:
        sentences.append(_behind(told, total["overdue"], total["missing"]))
    return " ".join(sentences)


def _behind(told: Told, overdue: int, missing: int) -> str:
    which = "both" if overdue and missing else "overdue" if overdue else "missing"
    return counted(f"area.meetings_behind_{which}", overdue or missing, told.language, missing=number(missing))


def _table(told: Told, rows: Sequence[Row], titles: dict[str, str]) -> Table:
    states, rates = occurring(rows), _rates(told, rows)
    columns = [
        Column(told.say("meetings_requirement"), row_header=True),
        Column(told.say("meetings_required"), numeric=True),
        *[Column(text(f"status.{state}", told.language), numeric=True) for state in states],
        Column(told.say("meetings_rate"), numeric=True),
    ]
    body = [
        [
            titles[row["requirement"]],
            number(row["required"]),
            *[number(row[state]) for state in states],
            rates[row["requirement"]],
        ]
        for row in rows
    ]
    return Table(told.say("meetings_caption"), columns, body, caption_hidden=True)
