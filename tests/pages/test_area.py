"""Area pages: one page at four levels, what it chooses by itself, what it says where there is nothing, who sees it."""

import re

import pytest
from dash import dcc, html

from dashboard.filters import Filters
from dashboard.pages import ROUTES
from dashboard.pages.area import overview
from dashboard.pages.not_found import not_found
from dashboard.pages.page import HEADING_ID, NotFound, Page, Request
from dashboard.scope import Scope
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import Warehouse
from tests.components.properties import properties
from tests.pages.area_world import NATION, SCOPES, SEEN, TRONDELAG, VESTFOLD_TELEMARK, area_page
from tests.pages.tree import by_id, links, nodes, of_class, words

NATIONAL = Scope.national()


def page(warehouse: Warehouse, area: tuple[str, str], filters: Filters | None = None, eyes: str = "national") -> Page:
    with warehouse.view(SCOPES[eyes]) as view:
        return area_page(view, area, filters)


@pytest.mark.parametrize(("eyes", "area"), SEEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_has_every_part(
    published_demo: Warehouse, eyes: str, area: tuple[str, str], language: Language
) -> None:
    made = page(published_demo, area, Filters(language=language), eyes)
    content = made.content
    (heading,) = [node for node in nodes(content) if isinstance(node, html.H1)]
    assert properties(heading)["id"] == made.heading_id == HEADING_ID
    assert words(heading) in made.title
    assert len(of_class(content, "key-figure")) == 6
    for part in ("fremdrift", "moter", "delmal", "haster"):
        assert by_id(content, part) is not None
    assert bool(of_class(content, "tiles")) == (area[0] == "nation")
    assert len([node for node in nodes(content) if isinstance(node, dcc.Graph)]) == 2


def test_ids_are_unique(published_demo: Warehouse) -> None:
    content = page(published_demo, NATION).content
    ids = [str(node_id) for node in nodes(content) if (node_id := getattr(node, "id", None))]
    assert len(ids) == len(set(ids))


def test_by_itself_the_page_shows_the_cohort_furthest_along_and_its_current_semester(published_demo: Warehouse) -> None:
    (headline,) = of_class(page(published_demo, NATION).content, "headline")
    assert words(headline).startswith("Pulje 9 er i semester 3 av 4.")
    assert re.search(r"\d+ av \d+ enheter er i rute, \d+ henger etter\.", words(headline))


def test_an_area_whose_cohorts_have_ended_shows_the_last_one(published_demo: Warehouse) -> None:
    with published_demo.view(NATIONAL) as view:
        last = {row["area_id"]: row["cohort_no"] for row in view.run("areas", level="municipality")}
    municipality = next(area_id for area_id, cohort in sorted(last.items()) if cohort == 8)
    (headline,) = of_class(page(published_demo, ("municipality", municipality)).content, "headline")
    assert words(headline).startswith("Semester 4 av 4 i pulje 8 er avsluttet.")


def test_an_offices_reader_sees_the_office_at_the_front(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.office(VESTFOLD_TELEMARK)) as view:
        made = overview(Request(view, {}, Filters(), "nb", "/"))
    assert words(by_id(made.content, HEADING_ID)) == "Statsforvalteren i Vestfold og Telemark"


def test_an_offices_reader_compares_with_the_nation_without_a_way_into_it(published_demo: Warehouse) -> None:
    content = page(published_demo, ("county", "40"), Filters(cohort=9), "office").content
    compared = [words(node) for node in of_class(content, "key-figure__comparison")]
    assert compared
    assert all(re.fullmatch(r"Norge: \d+.%", line) for line in compared), compared
    assert not [href for href in links(content) if href.partition("?")[0] == "/"]


def test_a_municipality_is_compared_with_its_county(published_demo: Warehouse) -> None:
    content = page(published_demo, ("municipality", "4012"), Filters(cohort=9)).content
    compared = [words(node) for node in of_class(content, "key-figure__comparison")]
    assert {line.partition(":")[0] for line in compared} == {"Telemark", "Norge"}
    # Its own requirements have a status, so the county's share has to say what it is of.
    assert sum(bool(re.fullmatch(r"Telemark: \d+.% av kommunene er i rute", line)) for line in compared) == 1


def test_among_the_most_urgent_a_municipality_says_that_it_is_one(published_demo: Warehouse) -> None:
    content = page(published_demo, ("county", "40"), Filters(cohort=9)).content
    places = [words(node) for node in of_class(by_id(content, "haster"), "urgent__where")]
    assert "Kommunen, Telemark" in places
    assert "Bamble" in places


def test_one_municipality_is_one(published_demo: Warehouse) -> None:
    content = page(published_demo, ("county", "42"), Filters(cohort=9, semester=3)).content
    assert "1 av 1 kommune" in [words(node) for node in of_class(content, "key-figure__basis")]


@pytest.mark.parametrize(
    ("eyes", "area"),
    [
        ("national", ("county", "99")),
        ("national", ("county", "4012")),
        ("national", ("municipality", "9999")),
        ("national", ("office", "000000000")),
        ("national", ("municipality", "'; drop table area; --")),
        ("office", NATION),
        ("office", ("county", "46")),
        ("office", ("office", TRONDELAG)),
        ("office", ("municipality", "1108")),
    ],
)
def test_unknown_and_beyond_ones_scope_are_the_same(
    published_demo: Warehouse, eyes: str, area: tuple[str, str]
) -> None:
    with pytest.raises(NotFound) as told:
        page(published_demo, area, eyes=eyes)
    assert str(told.value) == ""


def test_a_cohort_without_participants_here_says_so_and_names_those_that_have(published_demo: Warehouse) -> None:
    content = page(published_demo, ("municipality", "4012"), Filters(cohort=7, unit_type="school")).content
    assert not of_class(content, "key-figure")
    (empty,) = of_class(content, "empty-state")
    assert "Bamble har ingen enheter i pulje 7." in words(empty)
    assert links(empty) == ["/kommune/4012?pulje=9"]


def test_no_unit_of_the_type_asked_for_says_so_and_offers_both(published_demo: Warehouse) -> None:
    content = page(published_demo, ("county", "50"), Filters(cohort=9, unit_type="kindergarten")).content
    (empty,) = of_class(content, "empty-state")
    assert "Trøndelag har ingen barnehager i pulje 9." in words(empty)
    assert "/fylke/50?pulje=9" in links(empty)


def test_a_future_semester_has_nothing_late_and_says_not_yet(published_demo: Warehouse) -> None:
    content = page(published_demo, NATION, Filters(cohort=10, semester=3)).content
    assert [words(node) for node in of_class(content, "key-figure__words")] == ["ikke ennå"] * 3
    assert "begynner 1.\u00a0august 2027" in words(of_class(content, "headline"))
    assert "Ingen møter skulle vært holdt ennå." in words(by_id(content, "moter"))


def test_the_lowest_requirement_is_named_with_its_counts_and_one_meeting_is_one(published_demo: Warehouse) -> None:
    content = page(published_demo, ("municipality", "4032"), Filters(cohort=9, semester=3)).content
    told = words(by_id(content, "moter"))
    assert re.search(r"Lavest gjennomføring: [^.]+, \d+ av \d+ \(\d+\u00a0%\)\. 1 møte er over tiden\.", told)


def test_answers_not_yet_published_say_so_and_the_last_published_ones_are_shown(published_demo: Warehouse) -> None:
    content = page(published_demo, NATION, Filters(cohort=9, semester=3)).content
    told = words(by_id(content, "delmal"))
    assert "Svarene for semester 3 er ikke publisert ennå; her vises svarene fra semester 2." in told
    first = page(published_demo, NATION, Filters(cohort=10, semester=1)).content
    assert "Ingen svar er publisert ennå." in words(by_id(first, "delmal"))


def test_what_the_programme_does_not_ask_for_is_said(published_demo: Warehouse) -> None:
    content = page(published_demo, NATION, Filters(cohort=7, semester=4)).content
    assert words(by_id(content, "delmal")).count("kreves ikke i denne puljen") == 2


def test_hidden_answers_are_a_star_with_the_reason(published_demo: Warehouse) -> None:
    with published_demo.view(NATIONAL) as view:
        rows = view.run("sub_goals_said", level="municipality")
        hidden = next(row for row in rows if row["role"] == "all" and row["suppressed"])
        chosen = Filters(cohort=hidden["cohort_no"], semester=hidden["semester_no"])
        content = area_page(view, ("municipality", hidden["area_id"]), chosen).content
    assert "*" in [words(node) for node in of_class(content, "key-figure__number")]
    assert "* for få svar til å vises" in words(by_id(content, "delmal"))


def test_links_down_carry_the_view_and_links_up_what_was_chosen(published_demo: Warehouse) -> None:
    content = page(published_demo, ("county", "40"), Filters(unit_type="school", language="nn")).content
    down = [href for href in links(by_id(content, "under-municipality")) if href.startswith("/kommune/")]
    assert down
    assert all(href.endswith("?pulje=9&semester=3&type=skole&sprak=nn") for href in down)
    (trail,) = [node for node in nodes(content) if isinstance(node, html.Nav)]
    assert links(trail) == ["/?type=skole&sprak=nn", "/statsforvalter/974762501?type=skole&sprak=nn"]


def test_every_row_is_a_link_down(published_demo: Warehouse) -> None:
    for area, below in ((NATION, "county"), (("county", "40"), "municipality"), (("municipality", "4012"), "unit")):
        section = by_id(page(published_demo, area).content, f"under-{below}")
        rows = [node for node in nodes(section) if isinstance(node, html.Tr)][1:]
        assert rows
        assert all(len(links(row)) == 1 for row in rows)


def test_the_offices_are_a_table_of_the_nation(published_demo: Warehouse) -> None:
    (table,) = of_class(by_id(page(published_demo, NATION).content, "under-office"), "data-table")
    assert links(table)
    assert all(href.startswith("/statsforvalter/") for href in links(table))


def test_one_type_leaves_the_municipalities_own_requirements_out_and_says_so(published_demo: Warehouse) -> None:
    content = page(published_demo, NATION, Filters(unit_type="school")).content
    assert "Bare skoler er med." in words(of_class(content, "notice"))
    assert "Styringsgruppemøte" not in words(by_id(content, "moter"))


def test_not_found_knows_nothing_and_has_a_way_on() -> None:
    made = not_found("nn")
    assert links(made.content) == ["/?sprak=nn"]
    assert properties(by_id(made.content, HEADING_ID))["id"] == made.heading_id


def test_the_addresses_are_flat_and_each_there_once() -> None:
    rules = [route.rule for route in ROUTES]
    assert len(set(rules)) == len(rules)
    for rule in rules:
        # One name and at most one variable after it: a deeper rule could be taken for another's value.
        assert re.fullmatch(r"/([a-z-]+(/<[a-z_]+>)?)?", rule), rule
