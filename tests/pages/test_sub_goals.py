"""The page of the sub-goals: what it shows first, what it says where there is nothing, and who sees what."""

from typing import Any

import pytest
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.filters import Filters
from dashboard.pages.page import HEADING_ID
from dashboard.scope import Scope
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import Warehouse
from tests.components.properties import properties
from tests.pages.area_world import data_table
from tests.pages.sub_goals_world import CHOSEN, READERS, TRONDELAG, every_page, page_of
from tests.pages.tree import by_id, links, nodes, of_class, words

BLOCKS = [
    "alle-delmal",
    "utvikling-sagt",
    "utvikling-gjort",
    "roller",
    "typer-sagt",
    "typer-gjort",
    "omrader-sagt",
    "omrader-gjort",
]


def content(warehouse: Warehouse, filters: Filters | None = None, scope: Scope | None = None) -> Component:
    with warehouse.view(scope or Scope.national()) as view:
        return page_of(view, filters or Filters()).content


def chart(root: Component, block: str) -> dict[str, Any]:
    (graph,) = [node for node in nodes(by_id(root, block)) if isinstance(node, dcc.Graph)]
    figure: dict[str, Any] = properties(graph)["figure"]
    return figure


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reader_gets_every_part(published_demo: Warehouse, reader: str, language: Language) -> None:
    with published_demo.view(READERS[reader]) as view:
        made = page_of(view, Filters(language=language))
    (heading,) = [node for node in nodes(made.content) if isinstance(node, html.H1)]
    assert properties(heading)["id"] == made.heading_id == HEADING_ID
    assert made.title.startswith("1. H")
    for block in BLOCKS:
        section = by_id(made.content, block)
        assert words(of_class(section, "figure-block__finding"))
    ids = [str(node_id) for node in nodes(made.content) if (node_id := getattr(node, "id", None))]
    assert len(ids) == len(set(ids))


def test_by_itself_the_page_shows_the_first_sub_goal_of_the_cohort_furthest_along(published_demo: Warehouse) -> None:
    shown = content(published_demo)
    assert words(by_id(shown, "valgt-title")) == "1. Helhet og tidlig innsats"
    assert "prioriterer tidlig innsats" in words(by_id(shown, "valgt"))
    assert "pulje 9" in words(by_id(shown, "valgt"))


def test_the_text_is_the_programmes_own(published_demo: Warehouse) -> None:
    newer = words(by_id(content(published_demo, Filters(cohort=9, sub_goal=3)), "valgt"))
    older = words(by_id(content(published_demo, Filters(cohort=7, sub_goal=3)), "valgt"))
    assert "Styrer og rektor tar ansvar" in newer
    assert "Ledelsen i barnehager og skoler tar ansvar" in older


def test_each_of_the_six_is_a_link_that_keeps_what_was_chosen(published_demo: Warehouse) -> None:
    chosen = Filters(cohort=9, sub_goal=2, role="staff", area=("county", "40"), unit_type="school")
    block = by_id(content(published_demo, chosen), "alle-delmal")
    found = [href for href in links(block) if href.startswith("/delmal")]
    assert found == [f"/delmal?pulje=9&type=skole&omrade=fylke-40&delmal={no}&rolle=staff" for no in range(1, 7)]
    (here,) = [node for node in nodes(block) if properties(node).get("aria-current")]
    assert words(here).startswith("2. ")


def test_not_yet_published_says_so_and_shows_the_last_published(published_demo: Warehouse) -> None:
    shown = words(by_id(content(published_demo, Filters(cohort=9, semester=3)), "alle-delmal"))
    assert "Svarene for semester 3 er ikke publisert ennå; her vises svarene fra semester 2." in shown
    first = content(published_demo, Filters(cohort=10, semester=1))
    assert "Ingen svar er publisert ennå." in words(by_id(first, "alle-delmal"))
    assert "ikke publisert" in words(by_id(first, "roller"))
    assert not [node for node in nodes(by_id(first, "roller")) if isinstance(node, dcc.Graph)]


def test_what_the_programme_does_not_ask_for_is_said_of_both_types_too(published_demo: Warehouse) -> None:
    for unit_type in (None, "school"):
        chosen = Filters(cohort=7, semester=4, sub_goal=2, unit_type=unit_type)
        shown = content(published_demo, chosen)
        assert "Dette kreves ikke i pulje 7." in words(by_id(shown, "valgt"))
        assert "kreves ikke i denne puljen" in words(by_id(shown, "typer-gjort"))
        assert not [node for node in nodes(by_id(shown, "omrader-gjort")) if isinstance(node, dcc.Graph)]


def test_what_is_measured_for_the_whole_municipality_is_not_of_a_type(published_demo: Warehouse) -> None:
    told = words(by_id(content(published_demo, Filters(cohort=9, sub_goal=1)), "typer-gjort"))
    assert "Dette måles for hele kommunen" in told
    assert "kreves ikke" not in told


def test_hidden_roles_are_a_star_with_the_reason_and_no_mark(published_demo: Warehouse) -> None:
    shown = content(published_demo, Filters(cohort=9, semester=2, sub_goal=4, area=("municipality", "4012")))
    _, body = data_table(shown, "roller")
    hidden = [cells for cells in body if cells[1] == "*"]
    assert hidden
    assert all(cells[2] == "*" and cells[-1].startswith("Skjult: for få svar") for cells in hidden)
    drawn = chart(shown, "roller")["data"][0]
    names = {name for name, _ in drawn["customdata"]}
    assert names == {cells[0] for cells in body} - {cells[0] for cells in hidden}
    notes = [note["text"] for note in chart(shown, "roller")["layout"]["annotations"]]
    assert notes.count("* for få svar til å vises") == len(hidden)


@pytest.mark.parametrize("filters", CHOSEN, ids=lambda filters: filters.query_string())
def test_a_chart_of_scores_draws_only_what_the_table_shows(published_demo: Warehouse, filters: Filters) -> None:
    for seen in every_page(published_demo, filters):
        for block in ("roller", "typer-sagt", "omrader-sagt"):
            _, body = data_table(seen.content, block)
            shown = [cells for cells in body if cells[1][0].isdigit()]
            graphs = [node for node in nodes(by_id(seen.content, block)) if isinstance(node, dcc.Graph)]
            drawn = properties(graphs[0])["figure"]["data"][0]["x"] if graphs else []
            assert len(drawn) == len(shown)


def test_areas_stand_in_the_registers_order_each_a_link_down(published_demo: Warehouse) -> None:
    shown = content(published_demo, Filters(cohort=9, sub_goal=5))
    _, body = data_table(shown, "omrader-sagt")
    names = [cells[0] for cells in body]
    assert names[0] == "Oslo"
    assert names.index("Rogaland") < names.index("Østfold") < names.index("Trøndelag")
    assert "/delmal?pulje=9&semester=3&omrade=fylke-50&delmal=5" in links(by_id(shown, "omrader-sagt"))
    units = content(published_demo, Filters(cohort=9, area=("municipality", "4012")))
    found = [href for href in links(by_id(units, "omrader-sagt")) if href.startswith("/enhet/")]
    assert found
    assert all(href.endswith("?pulje=9&semester=3") for href in found)


def test_those_who_belong_to_no_unit_are_not_said_to_have_kept_silent(published_demo: Warehouse) -> None:
    owners = content(published_demo, Filters(cohort=9, area=("municipality", "4012"), role="owner"))
    told = words(by_id(owners, "omrader-sagt"))
    assert "Ingen som hører til en enhet, har svart i semester 2. Eiere og PPT hører til kommunen." in told
    assert "Ingen har svart" not in told


def test_an_office_of_one_county_sees_its_municipalities_and_the_nation_as_a_mark(published_demo: Warehouse) -> None:
    shown = content(published_demo, Filters(cohort=9, semester=2, sub_goal=4), Scope.office(TRONDELAG))
    head, body = data_table(shown, "omrader-sagt")
    assert head[0] == "Kommune"
    assert body
    assert {"Norge"} < {trace.get("name") for trace in chart(shown, "utvikling-sagt")["data"]}
    nation = content(published_demo, Filters(cohort=9, semester=2, sub_goal=4))
    assert "Norge" not in {trace.get("name") for trace in chart(nation, "omrader-sagt")["data"]}


def test_how_many_answers_the_nation_holds_back_is_said(published_demo: Warehouse) -> None:
    shown = words(by_id(content(published_demo, Filters(cohort=9, semester=2)), "valgt"))
    assert "svar fra semester 2 holdt utenfor" in shown
    of_type = words(by_id(content(published_demo, Filters(cohort=9, semester=2, unit_type="school")), "valgt"))
    assert "holdt utenfor" not in of_type


@pytest.mark.parametrize("area", [("county", "99"), ("county", "46"), ("municipality", "4601"), ("office", "1")])
def test_an_unknown_area_and_anothers_look_the_same(published_demo: Warehouse, area: tuple[str, str]) -> None:
    shown = content(published_demo, Filters(area=area, sub_goal=2), Scope.office(TRONDELAG))
    (empty,) = of_class(shown, "empty-state")
    unknown = content(published_demo, Filters(area=("county", "98"), sub_goal=2), Scope.office(TRONDELAG))
    assert words(shown) == words(unknown)
    assert "Området finnes ikke her" in words(empty)
    assert links(empty) == ["/delmal?delmal=2"]
    assert not of_class(shown, "figure-block")


def test_a_cohort_without_participants_here_says_so_and_names_those_that_have(published_demo: Warehouse) -> None:
    shown = content(published_demo, Filters(cohort=7, area=("municipality", "4012"), sub_goal=3))
    (empty,) = of_class(shown, "empty-state")
    assert "Bamble har ingen enheter i pulje 7." in words(empty)
    assert links(empty) == ["/delmal?pulje=9&omrade=kommune-4012&delmal=3"]


def test_no_unit_of_the_type_asked_for_says_so_and_offers_both(published_demo: Warehouse) -> None:
    shown = content(published_demo, Filters(cohort=9, unit_type="kindergarten", area=("county", "50")))
    (empty,) = of_class(shown, "empty-state")
    assert "Trøndelag har ingen barnehager i pulje 9." in words(empty)
    assert "/delmal?pulje=9&omrade=fylke-50" in links(empty)


def test_a_reader_chooses_only_among_own_areas(published_demo: Warehouse) -> None:
    shown = content(published_demo, scope=Scope.office(TRONDELAG))
    select = properties(by_id(shown, "filter-omrade"))
    values = [option["value"] for option in select["options"]]
    assert "fylke-50" in values
    assert not [value for value in values if value.startswith(("fylke-4", "kommune-4", "statsforvalter-"))]
