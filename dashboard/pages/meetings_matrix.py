"""The meetings of each area by requirement; every row a way down."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.area_order import in_order
from dashboard.components.aria import aria
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.requirement_matrix import Cell, Grid, Line, requirement_matrix
from dashboard.components.table import Column, Table
from dashboard.formatting import NBSP, Absent, absent, number, share_of
from dashboard.pages.area_children import ROWS_A_PAGE, page_of
from dashboard.pages.area_figures import CHILDREN
from dashboard.pages.meetings_chosen import PATH, Chosen
from dashboard.pages.slot_counts import done, due
from dashboard.questions import Row
from dashboard.texts import text

_EVERY = "all"
#: What is told of slots that are not done, the urgent first.
_NOT_DONE = ("overdue", "missing", "planned", "unscheduled", "not_due")


def matrix_parts(chosen: Chosen, source: Source) -> list[Component]:
    """Return the block, and links between pages of rows where one page does not hold them all."""
    level = CHILDREN[chosen.place.level]
    semester = chosen.period.semester
    own = chosen.own("completion", semester)
    children = chosen.asker.asked("completion", level, chosen.place.area, semester)
    areas = chosen.asker.asked("areas", level, chosen.place.area, None).rows
    ordered = in_order(areas)
    shown = page_of(ordered, chosen.filters.page_no)
    titles = _titles(chosen, own.rows)
    by_area = children.by_area()
    lines = [Line([html.Strong(chosen.place.name)], _cells(chosen, own.rows), own=True)]
    lines += [Line(_names(chosen, area), _cells(chosen, by_area.get(area["area_id"], []))) for area in shown]
    caption = chosen.say("matrix_caption", cohort=chosen.period.cohort, semester=semester)
    grid = Grid(caption, text(f"area.level_{level}", chosen.language), titles, lines, chosen.say("matrix_not_asked"))
    names = [chosen.place.name, *[str(area["area_name"]) for area in shown]]
    block = FigureBlock(
        id="krav",
        title=chosen.say("matrix_title"),
        finding=_finding(chosen, own.rows, titles),
        table=_table(grid, names),
        question=children.question,
        definition=chosen.say("matrix_definition"),
        chart=requirement_matrix(grid, chosen.language),
    )
    pages = [_pages(chosen, ordered, shown)] if len(ordered) > ROWS_A_PAGE else []
    return [figure_block(block, source), *pages]


def _titles(chosen: Chosen, rows: Sequence[Row]) -> Mapping[str, str]:
    """Return the columns: all requirements together, then each that the area has anything of."""
    asked = {row["requirement"] for row in rows}
    each = {code: title for code, title in chosen.requirements().items() if code in asked}
    return {_EVERY: chosen.say("matrix_all")} | each


def _names(chosen: Chosen, area: Row) -> list[Component | str]:
    """Return the links of a row: this page about the area, and the area's own page; a unit has only the latter."""
    level, area_id, name = area["area_level"], area["area_id"], area["area_name"]
    onward = chosen.onward(None)
    if level == "unit":
        return [html.A(name, href=urls.area(level, area_id, onward))]
    down = html.A(name, href=urls.page(PATH, chosen.onward((level, area_id))))
    hidden = html.Span(f" {chosen.say('matrix_page_of', area=name)}", className="visually-hidden")
    page = html.A([chosen.say("matrix_page"), hidden], href=urls.area(level, area_id, onward), className="matrix__page")
    return [down, page]


def _cells(chosen: Chosen, rows: Sequence[Row]) -> dict[str, Cell]:
    return {row["requirement"]: Cell(row, _done(chosen, row), _rest(chosen, row)) for row in rows if row["required"]}


def _done(chosen: Chosen, row: Row) -> str:
    if not due(row):
        return absent(Absent.NOT_DUE, chosen.language)
    return share_of(done(row), due(row), chosen.language)


def _rest(chosen: Chosen, row: Row) -> str:
    """Return «3 over tiden, 2 mangler»; nothing where all is done."""
    said = [
        f"{number(row[state])}{NBSP}{text(f'status.{state}', chosen.language).lower()}"
        for state in _NOT_DONE
        if row[state] and not (state == "not_due" and not due(row))
    ]
    return ", ".join(said)


def _table(grid: Grid, names: Sequence[str]) -> Table:
    columns = [Column(grid.row_title, row_header=True)]
    columns += [Column(title, numeric=True) for title in grid.titles.values()]
    body = [
        [name, *[line.cells[code].done if code in line.cells else grid.not_asked for code in grid.titles]]
        for name, line in zip(names, grid.lines, strict=True)
    ]
    return Table(grid.caption, columns, body, caption_hidden=True)


def _finding(chosen: Chosen, rows: Sequence[Row], titles: Mapping[str, str]) -> str:
    rated = [row for row in rows if row["completion_rate"] is not None and row["requirement"] in titles]
    total = next((row for row in rated if row["requirement"] == _EVERY), None)
    if total is None:
        return chosen.say("matrix_finding_none", semester=chosen.period.semester)
    every = chosen.say("matrix_finding", part_of=share_of(done(total), due(total), chosen.language))
    lowest = min(rated, key=lambda row: float(row["completion_rate"]))
    if lowest["completion_rate"] == 1 or lowest is total:
        return every
    share = share_of(done(lowest), due(lowest), chosen.language)
    return f"{every} {chosen.say('matrix_lowest', requirement=titles[lowest['requirement']], share=share)}"


def _pages(chosen: Chosen, areas: Sequence[Row], shown: Sequence[Row]) -> Component:
    first = areas.index(shown[0])
    here = first // ROWS_A_PAGE + 1
    say = {"first": number(first + 1), "last": number(first + len(shown)), "total": number(len(areas))}
    links: list[Component] = [html.Span(text("area.children_page", chosen.language, **say))]
    onward = chosen.onward(chosen.filters.area)
    if first > 0:
        href = urls.page(PATH, onward.on_page(here - 1))
        links.append(html.A(text("area.children_previous", chosen.language), href=href))
    if first + len(shown) < len(areas):
        href = urls.page(PATH, onward.on_page(here + 1))
        links.append(html.A(text("area.children_next", chosen.language), href=href))
    return html.Nav(links, className="pages", **aria(label=chosen.say("matrix_pages")))
