"""The chosen sub-goal in the areas inside the one looked at, in the register's order: never the best first."""

from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.figure_block import FigureBlock
from dashboard.components.legend import marks
from dashboard.components.table import Column, Content, Table
from dashboard.figures.sub_goal_rows import height
from dashboard.formatting import number, part_of, signed
from dashboard.pages.area_children import ROWS_A_PAGE, page_of
from dashboard.pages.sub_goals_asked import Chosen
from dashboard.pages.sub_goals_development import defined, who
from dashboard.pages.sub_goals_groups import (
    done_bar,
    done_legend,
    drawn,
    said_bar,
    said_legend,
    said_when,
    with_nation,
)
from dashboard.pages.sub_goals_indicators import (
    Done,
    Reading,
    Said,
    done_cell,
    interval_cell,
    n_cell,
    remark,
    score_cell,
)
from dashboard.pages.sub_goals_overview import PATH
from dashboard.questions import Row
from dashboard.texts import text


def areas_blocks(reading: Reading) -> list[FigureBlock]:
    """Return said and done for one page of the areas."""
    return [_said_block(reading), _done_block(reading)]


def _shown(reading: Reading) -> list[Row]:
    return page_of(reading.answers.child_areas, reading.chosen.filters.page_no)


def _title(reading: Reading, kind: str, semester: int) -> str:
    chosen = reading.chosen
    level = reading.answers.child_level
    values = {"areas": chosen.say(f"areas_{level}"), "area": chosen.place.name, "semester": semester}
    return chosen.say(f"areas_{kind}", **values, who=who(chosen))


def _said_block(reading: Reading) -> FigureBlock:
    chosen, children = reading.chosen, reading.answers.children
    when = said_when(reading)
    by_area = children.said.by_area()
    said = [
        (area, reading.said(by_area.get(area["area_id"], []), when, chosen.goal, chosen.role))
        for area in _shown(reading)
    ]
    nation = reading.said(children.said_nation.rows, when, chosen.goal, chosen.role)
    compared = nation if with_nation(chosen) else None
    bars = [said_bar(area["area_name"], one, compared, chosen) for area, one in said]
    return FigureBlock(
        id="omrader-sagt",
        title=_title(reading, "said", when[1]),
        finding=_said_finding(reading, [one for _, one in said], when[1]),
        table=_said_table(reading, said),
        question=children.said.question,
        definition=defined(chosen, "areas_said_definition"),
        chart=drawn(bars, "said", chosen),
        height=height(len(bars)),
        legend=marks(said_legend(chosen, chosen.say("mark_score"))),
    )


def _said_finding(reading: Reading, said: Sequence[Said], semester: int) -> str:
    chosen = reading.chosen
    absent = [one.absent for one in said]
    shown = absent.count(None)
    if shown == 0:
        reason = "hidden" if "hidden" in absent else next((one for one in absent if one), "none")
        if reason == "none" and reading.answers.child_level == "unit":
            # Others may have answered: an owner and the counselling service belong to no unit.
            return chosen.say("areas_none_in_units", semester=semester)
        return chosen.say(f"groups_none_{reason}", semester=semester)
    words = chosen.say("areas_said_finding", shown=part_of(shown, len(said), chosen.language), semester=semester)
    hidden = absent.count("hidden")
    return f"{words} {chosen.say('areas_hidden', hidden=number(hidden))}" if hidden else words


def _said_table(reading: Reading, said: Sequence[tuple[Row, Said]]) -> Table:
    chosen, language = reading.chosen, reading.chosen.language
    columns = [
        Column(text(f"area.level_{reading.answers.child_level}", language), row_header=True),
        Column(chosen.say("column_score"), numeric=True),
        Column(chosen.say("column_n"), numeric=True),
        Column(chosen.say("column_change"), numeric=True),
        Column(chosen.say("column_remark"), remark=True),
    ]
    body: list[Sequence[Content]] = [
        [_link(chosen, area), score_cell(one, language), n_cell(one), signed(one.change), remark(one, language)]
        for area, one in said
    ]
    caption = chosen.say("areas_said_caption", goal=chosen.short, area=chosen.place.name)
    return Table(caption, columns, body, caption_hidden=True)


def _link(chosen: Chosen, area: Row) -> Component:
    """Return the area's name as a link: one level down on this page, a unit to its own."""
    onward = chosen.filters.choosing(chosen.period.cohort, chosen.period.semester)
    if area["area_level"] == "unit":
        return html.A(area["area_name"], href=urls.area("unit", area["area_id"], onward))
    below = replace(onward, area=(area["area_level"], area["area_id"]))
    return html.A(area["area_name"], href=urls.page(PATH, below))


def _done_block(reading: Reading) -> FigureBlock:
    chosen, children = reading.chosen, reading.answers.children
    when = (chosen.period.cohort, chosen.period.semester)
    by_area = children.done.by_area()
    done = [(area, reading.done(by_area.get(area["area_id"], []), when, chosen.goal)) for area in _shown(reading)]
    nation = reading.done(children.done_nation.rows, when, chosen.goal)
    compared = nation if with_nation(chosen) else None
    bars = [done_bar(area["area_name"], one, compared, chosen) for area, one in done]
    return FigureBlock(
        id="omrader-gjort",
        title=_title(reading, "done", when[1]),
        finding=_done_finding(chosen, [one for _, one in done]),
        table=_done_table(reading, done),
        question=children.done.question,
        definition=defined(chosen, "done_definition"),
        chart=drawn(bars, "done", chosen),
        height=height(len(bars)),
        legend=marks(done_legend(chosen)),
    )


def _done_finding(chosen: Chosen, done: Sequence[Done]) -> str:
    what = text(f"area.measured_{chosen.goal}", chosen.language)
    shown = sum(one.absent is None for one in done)
    if shown == 0:
        absent = next((one.absent for one in done if one.absent), "nothing")
        why = text(f"sub_goals.done_{absent}", chosen.language)
        values = {"cohort": chosen.period.cohort, "semester": chosen.period.semester}
        return chosen.say("done_absent", what=what, why=why, **values)
    return chosen.say("areas_done_finding", what=what, shown=part_of(shown, len(done), chosen.language))


def _done_table(reading: Reading, done: Sequence[tuple[Row, Done]]) -> Table:
    chosen, language = reading.chosen, reading.chosen.language
    columns = [
        Column(text(f"area.level_{reading.answers.child_level}", language), row_header=True),
        Column(text("area.sub_goals_done_share", language), numeric=True),
        Column(chosen.say("column_interval"), numeric=True),
    ]
    body: list[Sequence[Content]] = [
        [_link(chosen, area), done_cell(one, language), interval_cell(one, language)] for area, one in done
    ]
    caption = chosen.say("areas_done_caption", goal=chosen.short, area=chosen.place.name)
    return Table(caption, columns, body, caption_hidden=True)


def page_links(reading: Reading) -> list[Component]:
    """Return the links between pages of areas, nothing where one page holds them all."""
    chosen, areas = reading.chosen, reading.answers.child_areas
    if len(areas) <= ROWS_A_PAGE:
        return []
    shown = _shown(reading)
    first = areas.index(shown[0])
    here = first // ROWS_A_PAGE + 1
    last = first + len(shown)
    counts = {"first": number(first + 1), "last": number(last), "total": number(len(areas))}
    links: list[Component] = [html.Span(text("area.children_page", chosen.language, **counts))]
    for word, page_no, there in (("previous", here - 1, first > 0), ("next", here + 1, last < len(areas))):
        if there:
            href = urls.page(PATH, chosen.filters.on_page(page_no))
            links.append(html.A(text(f"area.children_{word}", chosen.language), href=href))
    return [html.Nav(links, className="pages")]
