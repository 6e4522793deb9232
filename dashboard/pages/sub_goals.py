"""The page «Delmål»: one sub-goal in the programme's words, over time, by who answered, by type and by area."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.figure_block import FigureBlock, Source, figure_block
from dashboard.components.filter_bar import EVERYTHING, Choice, Option, filter_bar
from dashboard.components.notice import notice
from dashboard.filters import Filters
from dashboard.pages.area_choice import Place, choices, period_of
from dashboard.pages.area_filter import area_choice
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.pages.sub_goals_areas import areas_blocks, page_links
from dashboard.pages.sub_goals_asked import EVERY_ROLE, Chosen, answers, place_asked_for
from dashboard.pages.sub_goals_development import development_blocks
from dashboard.pages.sub_goals_empty import nobody_here, unknown_area
from dashboard.pages.sub_goals_groups import roles_block, types_blocks
from dashboard.pages.sub_goals_indicators import Reading
from dashboard.pages.sub_goals_overview import overview_block, wording
from dashboard.programme import respondent_roles
from dashboard.texts import text

if TYPE_CHECKING:
    from dashboard.warehouse import View


def sub_goals_page(request: Request) -> Page:
    """Build `/delmal`: of the area, cohort, semester, sub-goal and role that the address names or that are first."""
    view, filters, language = request.view, request.query, request.language
    found = place_asked_for(view, filters)
    if found is None:
        bar = filter_bar([area_choice(view, filters)], language)
        return _page(text("sub_goals.title", language), [bar, unknown_area(filters)], filters)
    chosen = _chosen(view, filters, *found)
    body = nobody_here(view, chosen) or _figures(view, chosen)
    title = chosen.say("title_of", area=chosen.place.name, goal=chosen.short, cohort=chosen.period.cohort)
    return _page(title, [_filter_bar(view, chosen), *body], filters)


def _page(title: str, body: list[Component], filters: Filters) -> Page:
    heading = html.H1(text("sub_goals.heading", filters.language), id=HEADING_ID, tabIndex=-1)
    lead = html.P(text("sub_goals.lead", filters.language), className="lead-period")
    return Page(title=title, content=html.Div([heading, lead, *body], className="sub-goals"))


def _chosen(view: "View", filters: Filters, place: Place, present: list[int]) -> Chosen:
    cohorts = view.run("cohorts")
    period = period_of(cohorts, present, filters)
    goals = [row for row in view.run("model_sub_goals") if row["programme"] == period.programme]
    titles = {
        row["code"]: row[f"title_{filters.language}"] for row in view.run("model_titles") if row["kind"] == "role"
    }
    return Chosen(
        place=place,
        period=period,
        goal=filters.sub_goal or goals[0]["sub_goal_no"],
        role=filters.role or EVERY_ROLE,
        goals=goals,
        cohorts=cohorts,
        present=present,
        roles={role: titles[role] for role in respondent_roles()},
        filters=filters,
    )


def _filter_bar(view: "View", chosen: Chosen) -> Component:
    filters, language = chosen.filters, chosen.language
    goals = [Option(str(row["sub_goal_no"]), chosen.numbered(row)) for row in chosen.goals]
    roles = [Option(EVERYTHING, text("filters.all_roles", language))]
    roles += [Option(role, title) for role, title in chosen.roles.items()]
    bar = [
        area_choice(view, filters),
        Choice("delmal", text("filters.sub_goal", language), goals, str(chosen.goal)),
        *choices(chosen.cohorts, chosen.present, chosen.period, filters),
        Choice("rolle", text("filters.role", language), roles, filters.role or EVERYTHING),
    ]
    return filter_bar(bar, language)


def _figures(view: "View", chosen: Chosen) -> list[Component]:
    reading = Reading(chosen, answers(view, chosen))
    source = Source.of(view, chosen.language)
    return [
        *_filter_note(chosen.filters),
        figure_block(overview_block(reading), source),
        wording(reading),
        _pair(development_blocks(reading), source),
        figure_block(roles_block(reading), source),
        _pair(types_blocks(reading), source),
        _pair(areas_blocks(reading), source),
        *page_links(reading),
        html.P(
            html.A(
                chosen.say("to_area", area=chosen.place.name),
                href=urls.area(chosen.place.level, chosen.place.id, chosen.filters),
            ),
            className="sub-goal-facts",
        ),
    ]


def _pair(blocks: list[FigureBlock], source: Source) -> Component:
    return html.Div([figure_block(block, source) for block in blocks], className="block-pair")


def _filter_note(filters: Filters) -> list[Component]:
    if filters.unit_type is None:
        return []
    return [notice(text(f"filters.only_{filters.unit_type}_note", filters.language))]
