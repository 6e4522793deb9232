"""The areas inside an area, every row a link down."""

from collections.abc import Callable, Sequence

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.figure_block import FigureBlock
from dashboard.components.status_mark import status_mark
from dashboard.components.table import Column, Content, Table
from dashboard.figures.status_colours import STATUSES
from dashboard.filters import Filters
from dashboard.formatting import MISSING, Absent, absent, counted, number, part_of, share_of
from dashboard.pages.area_figures import Indicators
from dashboard.pages.area_headline import STATUSES as TOLD_STATUSES
from dashboard.pages.area_headline import semester_row
from dashboard.pages.area_key_figures import Told, all_meetings, involvement, staff_at_gatherings
from dashboard.pages.slot_counts import done, due
from dashboard.questions import Row
from dashboard.texts import text

ROWS_A_PAGE = 50


def page_of(areas: Sequence[Row], page_no: int) -> list[Row]:
    """Return one page of rows; a page beyond the last is the last."""
    last = max(1, -(-len(areas) // ROWS_A_PAGE))
    first = (min(page_no, last) - 1) * ROWS_A_PAGE
    return list(areas[first : first + ROWS_A_PAGE])


def children_block(
    told: Told, level: str, indicators: Indicators, areas: Sequence[Row], filters: Filters
) -> FigureBlock:
    """Return the table of one page of the areas given (rows of `areas` at `level`)."""
    caption = told.say(
        f"children_caption_{level}",
        area=told.place.name,
        cohort=told.period.cohort,
        semester=told.period.semester,
    )
    cells = _columns(told, level, filters)
    shown = page_of(areas, filters.page_no)
    by_area = indicators.by_area()
    body = [[make(area, by_area[area["area_id"]]) for _, make in cells] for area in shown]
    return FigureBlock(
        id=f"under-{level}",
        title=told.say(f"children_title_{level}"),
        finding=counted(f"area.children_finding_{level}", len(areas), told.language, cohort=told.period.cohort),
        table=Table(caption, [column for column, _ in cells], body, caption_hidden=True),
        question=indicators.completion.question,
        definition=told.say("children_definition"),
    )


def page_links(told: Told, areas: Sequence[Row], filters: Filters) -> list[Component]:
    """Return the links between pages of rows, nothing where one page holds them all."""
    return [_pages(told, areas, filters)] if len(areas) > ROWS_A_PAGE else []


_Maker = Callable[[Row, Indicators], Content]


def _columns(told: Told, level: str, filters: Filters) -> list[tuple[Column, _Maker]]:
    def link(area: Row, _: Indicators) -> Content:
        return html.A(area["area_name"], href=urls.area(level, area["area_id"], filters))

    def meetings(_: Row, of: Indicators) -> Content:
        row = all_meetings(of.completion.rows)
        if row is None or not due(row):
            return absent(Absent.NOT_DUE, told.language)
        return share_of(done(row), due(row), told.language)

    def attendance(_: Row, of: Indicators) -> Content:
        row = staff_at_gatherings(of.attendance.rows)
        return share_of(row["attended"], row["invited"], told.language) if row else MISSING

    first = (Column(told.say(f"level_{level}"), row_header=True), link)
    middle = _unit_columns(told) if level == "unit" else _area_columns(told, level)
    return [
        first,
        *middle,
        (Column(told.say("children_meetings"), numeric=True), meetings),
        (Column(told.say("children_attendance"), numeric=True), attendance),
        (Column(told.say("children_involvement"), numeric=level != "unit"), _involved(told, level)),
    ]


def _involved(told: Told, level: str) -> _Maker:
    def make(_: Row, of: Indicators) -> Content:
        row = involvement(of.done.rows)
        if row is None:
            return absent(Absent.NOT_DUE, told.language)
        if level != "unit":
            return part_of(row["numerator"], row["denominator"], told.language)
        return MISSING if not row["denominator"] else told.say("yes" if row["numerator"] else "no")

    return make


def _area_columns(told: Told, level: str) -> list[tuple[Column, _Maker]]:
    def status(name: str) -> _Maker:
        def make(_: Row, of: Indicators) -> Content:
            row = semester_row(of.progress.rows, told.period.semester, "unit")
            return number(row[name]) if row else MISSING

        return make

    def units(area: Row, _: Indicators) -> Content:
        return number(area["units"])

    def own(_: Row, of: Indicators) -> Content:
        return _mark(told, semester_row(of.progress.rows, told.period.semester, "municipality"))

    columns: list[tuple[Column, _Maker]] = [(Column(told.say("children_units"), numeric=True), units)]
    columns += [
        (Column(text(f"status.{name}", told.language), numeric=True), status(name))
        for name in (*TOLD_STATUSES[told.period.state], "withdrawn")
    ]
    if level == "municipality" and told.unit_type is None:
        columns.append((Column(told.say("children_own_status")), own))
    return columns


def _unit_columns(told: Told) -> list[tuple[Column, _Maker]]:
    def kind(area: Row, _: Indicators) -> Content:
        return told.say(f"type_{area['unit_type']}")

    def status(_: Row, of: Indicators) -> Content:
        return _mark(told, semester_row(of.progress.rows, told.period.semester, "unit"))

    return [(Column(told.say("children_type")), kind), (Column(told.say("children_status")), status)]


def _mark(told: Told, row: Row | None) -> Content:
    status = next((name for name in STATUSES if row and row[name]), None)
    return status_mark(status, told.language) if status else MISSING


def _pages(told: Told, areas: Sequence[Row], filters: Filters) -> Component:
    shown = page_of(areas, filters.page_no)
    first = areas.index(shown[0])
    here = first // ROWS_A_PAGE + 1
    words = told.say(
        "children_page", first=number(first + 1), last=number(first + len(shown)), total=number(len(areas))
    )
    links: list[Component] = [html.Span(words)]
    if first > 0:
        path = urls.area(told.place.level, told.place.id, filters.on_page(here - 1))
        links.append(html.A(told.say("children_previous"), href=path))
    if first + len(shown) < len(areas):
        path = urls.area(told.place.level, told.place.id, filters.on_page(here + 1))
        links.append(html.A(told.say("children_next"), href=path))
    return html.Nav(links, className="pages")
