"""Who came to an area's meetings in the chosen semester: by role and by meeting type, and how sure the rates are."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.legend import marks
from dashboard.components.section import section
from dashboard.components.table import Column, Table
from dashboard.figures.attendance_rates import attendance_rates, height
from dashboard.formatting import MISSING, number, percent, share_of
from dashboard.pages.area_figures import Asked
from dashboard.pages.meetings_chosen import Chosen
from dashboard.questions import Row

_EVERY = "all"
_OTHER = {"role": "meeting_type", "meeting_type": "role"}


def attendance_parts(chosen: Chosen, source: Source) -> list[Component]:
    """Return the two blocks, or words where no attendance is registered in the semester."""
    asked = chosen.own("attendance_interval", chosen.period.semester)
    if not asked.rows:
        key = "attendance_future" if chosen.period.state == "future" else "attendance_none"
        words = html.P(chosen.say(key, semester=chosen.period.semester))
        return [section("oppmote", chosen.say("attendance_title"), [words])]
    return [figure_block(_block(chosen, asked, kind), source) for kind in _OTHER]


def _block(chosen: Chosen, asked: Asked, kind: str) -> FigureBlock:
    titles = chosen.titles(kind)
    sums = {row[kind]: row for row in asked.rows if row[_OTHER[kind]] == _EVERY}
    rows = [sums[code] for code in titles if code in sums]
    names = [titles[row[kind]] for row in rows]
    return FigureBlock(
        id={"role": "oppmote-rolle", "meeting_type": "oppmote-type"}[kind],
        title=chosen.say(f"attendance_title_{kind}"),
        finding=_finding(chosen, sums[_EVERY], rows, titles, kind),
        table=_table(chosen, [*zip(names, rows, strict=True), (chosen.say("attendance_all"), sums[_EVERY])], kind),
        question=asked.question,
        definition=chosen.say("attendance_definition"),
        chart=attendance_rates(rows, names, chosen.language),
        height=height(len(rows)),
        legend=marks([("rate", chosen.say("attendance_mark_rate")), ("spread", chosen.say("attendance_mark_spread"))]),
    )


def _finding(chosen: Chosen, total: Row, rows: Sequence[Row], titles: Mapping[str, str], kind: str) -> str:
    said = chosen.say("attendance_finding", share=share_of(total["attended"], total["invited"], chosen.language))
    rated = [row for row in rows if row["attendance_rate"] is not None]
    if len(rated) < 2:
        return said
    lowest = min(rated, key=lambda row: float(row["attendance_rate"]))
    share = share_of(lowest["attended"], lowest["invited"], chosen.language)
    return f"{said} {chosen.say('attendance_lowest', name=titles[lowest[kind]], share=share)}"


def _table(chosen: Chosen, named: Sequence[tuple[str, Row]], kind: str) -> Table:
    columns = [
        Column(chosen.say(f"attendance_{kind}"), row_header=True),
        Column(chosen.say("attendance_invited"), numeric=True),
        Column(chosen.say("attendance_attended"), numeric=True),
        Column(chosen.say("attendance_rate"), numeric=True),
        Column(chosen.say("attendance_interval"), numeric=True),
    ]
    body = [
        [
            name,
            number(row["invited"]),
            number(row["attended"]),
            percent(row["attendance_rate"]),
            _interval(chosen, row),
        ]
        for name, row in named
    ]
    caption = chosen.say(f"attendance_caption_{kind}", cohort=chosen.period.cohort, semester=chosen.period.semester)
    return Table(caption, columns, body, caption_hidden=True)


def _interval(chosen: Chosen, row: Row) -> str:
    if row["low"] is None:
        return MISSING
    return chosen.say("attendance_between", low=percent(row["low"]), high=percent(row["high"]))
