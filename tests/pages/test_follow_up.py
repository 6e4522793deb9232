"""«Oppfølging»: what it shows is what the queries say, for every reader, and calm where nobody needs anything."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import html

from dashboard.filters import Filters
from dashboard.pages.area import build
from dashboard.pages.follow_up import follow_up_page
from dashboard.pages.follow_up_meetings import meetings_section
from dashboard.pages.follow_up_people import titles_of
from dashboard.pages.page import Page, Request
from dashboard.scope import Scope
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import View, Warehouse
from tests.pages.tree import by_id, links, nodes, of_class, words

EAST, TRONDELAG, AGDER = "974761319", "974764350", "974762994"
#: The nation, an office of one county with nobody to follow up, one with somebody, and one of three counties.
SCOPES = [Scope.national(), Scope.office(TRONDELAG), Scope.office(AGDER), Scope.office(EAST)]


@pytest.fixture(params=SCOPES, ids=["udir", "trøndelag", "agder", "øst"])
def view(request: pytest.FixtureRequest, published_demo: Warehouse) -> Iterator[View]:
    with published_demo.view(request.param) as seen:
        yield seen


@pytest.fixture
def udir(published_demo: Warehouse) -> Iterator[View]:
    with published_demo.view(Scope.national()) as seen:
        yield seen


def built(view: View, filters: Filters | None = None) -> Page:
    chosen = filters or Filters()
    return follow_up_page(Request(view, {}, chosen, chosen.language, "/oppfolging"))


def people(page: Page) -> list[Any]:
    return [item for found in of_class(page.content, "follow-up") for item in found.children]


def reasons(page: Page) -> dict[str, str]:
    (nav,) = of_class(page.content, "reason-links")
    return {words(link.children[0]): words(link.children[2]) for link in nodes(nav) if isinstance(link, html.A)}


def query_of(address: str) -> Mapping[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_the_page_shows_what_the_query_counts(view: View) -> None:
    counts = {row["reason"]: row["participants"] for row in view.run("follow_up_reasons")}
    page = built(view)
    assert len(people(page)) == min(50, counts["all"])
    if not counts["all"]:
        assert "Ingen trenger oppfølging" in words(page.content)
        return
    assert f"{counts['all']} deltaker" in words(page.content)
    assert reasons(page)["Alle grunner"] == str(counts["all"])
    assert sorted(reasons(page).values()) == sorted(map(str, counts.values()))


def test_every_participant_has_a_link_reasons_and_the_meeting_held_last(view: View) -> None:
    rows = view.run("follow_up_list", reason=None, page_no=1)
    for item, place in zip(people(built(view)), sorted({row["place"] for row in rows}), strict=True):
        mine = [row for row in rows if row["place"] == place]
        (address,) = links(item)
        kind = {"unit": "enhet", "municipality": "kommune"}[mine[0]["area_level"]]
        assert address == f"/{kind}/{mine[0]['area_id']}?pulje={mine[0]['cohort_no']}"
        lines = [words(line) for found in of_class(item, "follow-up__reasons") for line in found.children]
        assert len(lines) == len(mine)
        assert not re.search(r"[a-z]_[a-z]|\{", " ".join(lines))
        (last,) = of_class(item, "follow-up__last")
        assert ("referat" in words(last)) == (mine[0]["last_held_on"] is not None)


def test_a_reason_is_a_filter_that_keeps_the_others(udir: View) -> None:
    filters = Filters(cohort=8, unit_type="school", area=("county", "34"))
    (nav,) = of_class(built(udir, filters).content, "reason-links")
    for address in links(nav)[1:]:
        asked = query_of(address)
        assert (asked["pulje"], asked["type"], asked["omrade"]) == (["8"], ["skole"], ["fylke-34"])
        assert asked["arsak"]
    chosen = built(udir, Filters(reason="milestone_missing"))
    assert len(people(chosen)) == int(reasons(chosen)["Planer mangler"])
    (here,) = [link for link in nodes(chosen.content) if "arsak=milestone" in str(getattr(link, "href", ""))]
    assert getattr(here, "aria-current") == "true"
    assert all("plan mangler" in words(item) or "planer mangler" in words(item) for item in people(chosen))


def test_a_reason_nobody_has_is_said(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        page = built(view, Filters(cohort=10, reason="missing_meeting"))
    assert people(page) == []
    assert "Ingen har grunnen «Møter som mangler» nå" in words(page.content)


def test_pages_of_fifty_follow_each_other(udir: View) -> None:
    first, second, last = (built(udir, Filters(page_no=number)) for number in (1, 2, 99))
    assert [len(people(page)) for page in (first, second, last)] == [50, 50, 9]
    (nav,) = of_class(second.content, "pages")
    assert "51–100 av 109" in words(nav)
    assert [query_of(address).get("side", ["1"]) for address in links(nav)] == [["1"], ["3"]]
    assert vars(of_class(second.content, "follow-up")[0])["start"] == 51
    (nav,) = of_class(last.content, "pages")
    assert [query_of(address)["side"] for address in links(nav)] == [["2"]]


@pytest.mark.parametrize("area", [("county", "42"), ("municipality", "9999"), ("office", AGDER)])
def test_an_area_outside_the_scope_looks_like_one_that_is_not_there(
    published_demo: Warehouse, area: tuple[str, str]
) -> None:
    with published_demo.view(Scope.office(TRONDELAG)) as view:
        page = built(view, Filters(area=area, cohort=9))
    assert "Området finnes ikke her" in words(page.content)
    assert "Agder" not in words(page.content)
    assert "/oppfolging?pulje=9" in links(page.content)
    assert not of_class(page.content, "agenda")


def test_areas_to_choose_among_are_the_readers_own(view: View) -> None:
    own = {row["area_name"] for level in ("county", "municipality") for row in view.run("areas", level=level)}
    select = by_id(built(view).content, "filter-omrade")
    offered = {option["label"].strip("\u2007") for option in vars(select)["options"][1:]}
    assert own <= offered
    assert all(name in own or name.startswith("Statsforvalteren") for name in offered)
    assert (view.scope.office_id is None) == any(name.startswith("Statsforvalteren") for name in offered)


def test_the_area_is_named_and_its_figures_are_its_own(udir: View) -> None:
    area = ("county", "34")
    page = built(udir, Filters(area=area))
    (counts,) = [row for row in udir.run("follow_up_reasons", within=area) if row["reason"] == "all"]
    assert f"{counts['participants']} deltakere i Innlandet trenger oppfølging" in words(page.content)
    assert "Innlandet" in page.title
    assert vars(by_id(page.content, "filter-omrade"))["value"] == "fylke-34"


def test_nobody_is_said_calmly_with_a_way_on(udir: View) -> None:
    page = built(udir, Filters(area=("county", "50"), cohort=9))
    assert "Ingen trenger oppfølging" in words(page.content)
    assert "Pulje 9, alle semestre, Trøndelag" in words(page.content)
    assert "/oppfolging" in links(page.content)


def test_the_coming_meetings_are_the_query_day_by_day(view: View) -> None:
    rows = view.run("coming_meetings")
    page = built(view)
    (agenda,) = of_class(page.content, "agenda")
    assert len(of_class(agenda, "agenda__day")) == len({row["planned_on"] for row in rows})
    internal = sum(row["meeting_type"] == "working_group" for row in rows)
    assert len(of_class(agenda, "agenda__type")) == len(rows) - internal
    assert len([node for node in nodes(agenda) if "/enhet/" in str(getattr(node, "href", ""))]) >= internal
    assert f"{len(rows) - internal} møte" in words(page.content)
    units = {row["unit_id"] for row in rows if row["unit_id"]}
    assert units == {address.split("/")[2].partition("?")[0] for address in links(agenda) if "/enhet/" in address}


def test_a_list_of_the_first_meetings_counts_them_all_and_says_where_the_rest_is(udir: View) -> None:
    everyone, first = udir.run("coming_meetings"), udir.run("coming_meetings_first", most=20)
    content = meetings_section(udir, Filters(), first, titles_of(udir, "nb"))
    (agenda,) = of_class(content, "agenda")
    assert len(of_class(agenda, "agenda__day")) == len({row["planned_on"] for row in everyone[:20]})
    internal = [row["planned_on"] for row in everyone if row["meeting_type"] == "working_group"]
    assert f"{len(everyone) - len(internal)} møter er planlagt" in words(content)
    assert f"{internal.count(internal[0])} interne arbeidsgruppemøter" in words(agenda)
    assert f"de 20 første av {len(everyone)} møter" in words(content)
    assert f"første av {len(everyone)}" not in words(built(udir).content)


def test_files_take_the_choices_along(udir: View) -> None:
    filters = Filters(cohort=9, semester=3, unit_type="school", area=("county", "40"), reason="minutes_missing")
    addresses = links(built(udir, filters).content)
    for form in ("csv", "xlsx"):
        (file,) = [address for address in addresses if f"/last-ned/follow_up.{form}" in address]
        assert query_of(file)["within"] == ["county:40"]
        assert query_of(file)["unit-type"] == ["school"]
    (calendar,) = [address for address in addresses if ".ics" in address]
    assert query_of(calendar) == {
        "pulje": ["9"],
        "semester": ["3"],
        "type": ["skole"],
        "omrade": ["fylke-40"],
        "data": ["2026-11-15"],
    }


@pytest.mark.parametrize(
    ("level", "area_id", "address"),
    [
        ("nation", "NO", "/oppfolging?pulje=9"),
        ("county", "40", "/oppfolging?pulje=9&omrade=fylke-40"),
        ("municipality", "4012", "/oppfolging?pulje=9&omrade=kommune-4012"),
    ],
)
def test_an_areas_most_urgent_lead_to_its_whole_list(udir: View, level: str, area_id: str, address: str) -> None:
    page = build(Request(udir, {}, Filters(cohort=9, semester=3), "nb", "/"), (level, area_id))
    assert address in links(by_id(page.content, "haster"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_meetings_is_said(udir: View, language: Language) -> None:
    page = built(udir, Filters(cohort=8, language=language))
    assert not of_class(page.content, "agenda")
    assert {"nb": "Ingen møter er planlagt", "nn": "Ingen møte er planlagde"}[language] in words(page.content)
    assert not [address for address in links(page.content) if ".ics" in address]
