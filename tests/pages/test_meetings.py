"""The page of meetings: its parts, the ways down and up, and what it says where there is nothing."""

import re

import pytest
from dash import dcc, html

from dashboard.filters import Filters
from dashboard.pages import ROUTES
from dashboard.pages.page import HEADING_ID
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import Warehouse
from tests.components.properties import properties
from tests.pages.meetings_world import EAST, READERS, TRONDELAG, meetings_page
from tests.pages.tree import by_id, links, nodes, of_class, table_rows, words

PARTS = ("krav", "maneder", "kurver", "oppmote-rolle", "oppmote-type")
TELEMARK, BAMBLE = ("county", "40"), ("municipality", "4012")


def test_it_has_an_address() -> None:
    assert "/moter" in {route.rule for route in ROUTES}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reader_sees_every_part(published_demo: Warehouse, reader: str, language: Language) -> None:
    made = meetings_page(published_demo, reader, Filters(language=language))
    (heading,) = [node for node in nodes(made.content) if isinstance(node, html.H1)]
    assert properties(heading)["id"] == made.heading_id == HEADING_ID
    for part in PARTS:
        assert by_id(made.content, part) is not None
    assert len([node for node in nodes(made.content) if isinstance(node, dcc.Graph)]) == 4
    ids = [str(node_id) for node in nodes(made.content) if (node_id := getattr(node, "id", None))]
    assert len(ids) == len(set(ids))


def test_areas_come_in_the_registers_order_and_lead_down_here_and_to_their_own_page(published_demo: Warehouse) -> None:
    matrix = by_id(meetings_page(published_demo).content, "krav")
    down = [href for href in links(matrix) if href.startswith("/moter")]
    pages = [href for href in links(matrix) if href.startswith("/fylke")]
    assert "/moter?pulje=9&semester=3&omrade=fylke-40" in down
    assert "/fylke/40?pulje=9&semester=3" in pages
    numbers = [href.rpartition("-")[2] for href in down]
    assert len(numbers) > 2
    assert numbers == sorted(numbers)
    assert [href.removeprefix("/fylke/")[:2] for href in pages] == numbers


def test_a_municipalitys_rows_are_units_and_lead_to_them(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, filters=Filters(area=BAMBLE)).content
    matrix = by_id(content, "krav")
    assert all(href.startswith(("/enhet/", "/last-ned/")) for href in links(matrix))
    assert "gjelder kommunen" in words(matrix)
    trail = [href for href in links(content) if href.startswith("/moter")]
    assert trail[0] == "/moter?pulje=9&semester=3"
    assert "/moter?pulje=9&semester=3&omrade=fylke-40" in trail


def test_an_offices_trail_begins_at_the_office(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, f"office:{EAST}", Filters(area=("county", "31"))).content
    trail = next(node for node in nodes(content) if isinstance(node, html.Ol))
    assert links(trail) == ["/moter?pulje=9&semester=3"]
    assert words(trail).startswith("Statsforvalteren")


@pytest.mark.parametrize(
    ("reader", "area"),
    [
        ("national", ("county", "99")),
        ("national", ("municipality", "9999")),
        (f"office:{TRONDELAG}", TELEMARK),
        (f"office:{TRONDELAG}", BAMBLE),
        (f"office:{TRONDELAG}", ("office", EAST)),
    ],
)
def test_unknown_and_beyond_ones_scope_are_the_same(
    published_demo: Warehouse, reader: str, area: tuple[str, str]
) -> None:
    content = meetings_page(published_demo, reader, Filters(cohort=9, area=area)).content
    (empty,) = of_class(content, "empty-state")
    assert words(empty).startswith("Området finnes ikke her")
    assert links(empty) == ["/moter?pulje=9"]
    assert not of_class(content, "figure-block")


def test_a_cohort_without_participants_here_says_so_and_names_those_that_have(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, filters=Filters(cohort=7, area=BAMBLE)).content
    (empty,) = of_class(content, "empty-state")
    assert "Bamble har ingen enheter i pulje 7." in words(empty)
    assert links(empty) == ["/moter?pulje=9&omrade=kommune-4012"]


def test_no_unit_of_the_type_asked_for_says_so_and_offers_both(published_demo: Warehouse) -> None:
    filters = Filters(cohort=9, unit_type="kindergarten", area=("county", "50"))
    (empty,) = of_class(meetings_page(published_demo, filters=filters).content, "empty-state")
    assert "Trøndelag har ingen barnehager i pulje 9." in words(empty)
    assert links(empty)[0] == "/moter?pulje=9&omrade=fylke-50"


def test_what_has_not_begun_is_not_late(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, filters=Filters(cohort=9, semester=4)).content
    assert "Ingen møter skulle vært holdt ennå i semester 4." in words(by_id(content, "krav"))
    body = table_rows(by_id(content, "krav"))
    assert all(cell.startswith("ikke ennå") for row in body for cell in row[1:])
    assert "Semester 4 har ikke begynt" in words(by_id(content, "oppmote"))


def test_the_marks_of_attendance_are_explained(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, filters=Filters(cohort=9, semester=3)).content
    for block in ("oppmote-rolle", "oppmote-type"):
        (legend,) = of_class(by_id(content, block), "legend")
        assert words(legend).split("\n") == ["Andel som møtte", "Usikkerhet (95\N{NO-BREAK SPACE}%)"]


def test_a_unit_type_says_what_it_leaves_out(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, filters=Filters(cohort=9, unit_type="school")).content
    assert "Bare skoler er med." in words(of_class(content, "notice"))
    heads = [words(node) for node in nodes(by_id(content, "krav")) if isinstance(node, html.Th)]
    assert "Nasjonale fagdager" in heads
    assert not [head for head in heads if head.startswith("Styringsgruppe")]


def test_a_county_is_beside_the_nation_at_the_same_week(published_demo: Warehouse) -> None:
    content = meetings_page(published_demo, filters=Filters(cohort=9, area=TELEMARK)).content
    block = by_id(content, "kurver")
    assert re.search(
        r"I uke 67 var \d+ av \d+ \(\d+.%\) av møtene .* Hele landet: [\d\s]+ av [\d\s]+ \(\d+.%\)\.", words(block)
    )
    graph = next(node for node in nodes(block) if isinstance(node, dcc.Graph))
    names = [trace["name"] for trace in properties(graph)["figure"]["data"]]
    assert names[-1] == "Norge, pulje 9"
    alone = by_id(meetings_page(published_demo, filters=Filters(cohort=9)).content, "kurver")
    assert "Hele landet" not in words(alone)
