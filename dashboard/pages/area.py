"""The area page: the same for the nation, an office, a county and a municipality."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.area_order import in_order
from dashboard.components.breadcrumb import breadcrumb
from dashboard.components.brief import brief_link, brief_notes
from dashboard.components.figure_block import Source, figure_block
from dashboard.components.filter_bar import filter_bar
from dashboard.components.notice import notice
from dashboard.filters import Filters
from dashboard.formatting import long_date
from dashboard.pages.area_about import about_key_figures
from dashboard.pages.area_children import children_block, page_links, page_of
from dashboard.pages.area_choice import Period, Place, choices, period_of, place_of
from dashboard.pages.area_earlier import earlier_figures
from dashboard.pages.area_empty import empty_section
from dashboard.pages.area_figures import CHILDREN, area_figures
from dashboard.pages.area_headline import headline
from dashboard.pages.area_key_figures import Told, area_key_figures
from dashboard.pages.area_meetings import meetings_block
from dashboard.pages.area_progress import progress_block, tile_block
from dashboard.pages.area_said import sub_goals
from dashboard.pages.area_sub_goals import sub_goals_block
from dashboard.pages.area_urgent import urgent_pointer, urgent_section
from dashboard.pages.page import HEADING_ID, NotFound, Page, Request
from dashboard.questions import Area, Question
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View


def overview(request: Request) -> Page:
    """Build `/`: the nation, or for an office's reader the office's own page."""
    office_id = request.view.scope.office_id
    return build(request, ("office", office_id) if office_id else ("nation", "NO"))


def area_of(level: str) -> Callable[[Request], Page]:
    """Return the builder of the pages of a level, whose address holds the area's `id`."""

    def build_level(request: Request) -> Page:
        return build(request, (level, request.path_args["id"]))

    return build_level


def build(request: Request, area: Area) -> Page:
    """Build an area's page; raises `NotFound` where the reader's scope has no such area with participants."""
    view, filters, language = request.view, request.query, request.language
    level, area_id = area
    here = Question("areas", level, within=area).ask(view)
    if level == "nation" and view.scope.office_id:
        raise NotFound
    rows = [row for row in here if row["area_id"] == area_id]
    if not rows:
        raise NotFound
    place = place_of(rows[-1], language)
    cohorts = view.run("cohorts")
    present = sorted({row["cohort_no"] for row in rows})
    period = period_of(cohorts, present, filters)
    bar = filter_bar(choices(cohorts, present, period, filters), language)
    above = _trail(place, view, filters)
    trail = [breadcrumb(above, place.name, language)] if above else []
    body = _empty(view, place, period, (present, filters)) or _figures(request, place, period)
    title = text("area.title", language, area=place.name, cohort=period.cohort)
    heading = html.H1(place.name, id=HEADING_ID, tabIndex=-1)
    paper = [brief_link(area, place.name, filters)] if request.prints and level == "municipality" else []
    return Page(title=title, content=html.Div([*trail, heading, *paper, bar, *body], className=f"area area--{level}"))


def _trail(place: Place, view: "View", filters: Filters) -> list[tuple[str, str]]:
    """Return the areas above as links; an office's reader begins at the office."""
    above = [step for step in place.above if not (view.scope.office_id and step[0] == "nation")]
    return [(name, urls.area(level, area_id, filters)) for level, area_id, name in above]


def _empty(view: "View", place: Place, period: Period, chosen: tuple[Sequence[int], Filters]) -> list[Component] | None:
    """Return what is said where the area has nobody in the cohort (or nobody of the type asked for), else None."""
    present, filters = chosen
    asked = Question("areas", place.level, period.cohort, None, place.area, filters.unit_type)
    if any(row["area_id"] == place.id for row in asked.ask(view)):
        return None
    return [empty_section(place, period, present, filters)]


def _figures(request: Request, place: Place, period: Period) -> list[Component]:
    view, filters, language = request.view, request.query, request.language
    figures = area_figures(view, place, period, filters.unit_type)
    earlier = earlier_figures(request.earlier(), place, period, filters.unit_type)
    told = Told(figures, place, period, language, earlier)
    goals = sub_goals(figures, period, language)
    onward = filters.choosing(period.cohort, period.semester)
    children = in_order(figures.child_areas)
    shown = page_of(children, filters.page_no)
    source = Source.of(view, language)
    blocks = [progress_block(told, shown, onward), meetings_block(told), sub_goals_block(told, goals)]
    if place.level == "nation":
        blocks.insert(1, tile_block(told, onward))
    here = onward.on_page(filters.page_no)
    blocks.append(children_block(told, CHILDREN[place.level], figures.children, children, here))
    if figures.offices:
        blocks.append(children_block(told, "office", figures.offices, in_order(figures.office_areas), onward))
    return [
        html.P(headline(period, figures.own.progress.rows, filters.unit_type, language), className="headline"),
        html.P([_lead(told), *urgent_pointer(told)], className="lead-period"),
        *_filter_note(filters),
        area_key_figures(told, goals),
        about_key_figures(told, source),
        *[figure_block(block, source) for block in blocks],
        *page_links(told, children, here),
        urgent_section(told, onward),
        *([brief_notes("municipality", onward, source)] if place.level == "municipality" else []),
    ]


def _lead(told: Told) -> str:
    chosen = told.period.chosen
    words = told.say(
        "lead_period",
        cohort=told.period.cohort,
        semester=told.period.semester,
        starts=long_date(chosen["starts_on"], told.language),
        ends=long_date(chosen["ends_on"], told.language),
    )
    theme = chosen[f"theme_{told.language}"]
    return f"{words}. {told.say('lead_theme', theme=theme)}" if theme else f"{words}."


def _filter_note(filters: Filters) -> list[Component]:
    if filters.unit_type is None:
        return []
    return [notice(text(f"filters.only_{filters.unit_type}_note", filters.language))]
