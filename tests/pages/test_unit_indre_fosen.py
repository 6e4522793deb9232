"""The worked example: what Indre Fosen reported in the autumn of 2020 is what its unit pages tell."""

from collections.abc import Iterator

import pytest

from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse
from tests.pages.tree import by_id, of_class, words
from tests.pages.unit_world import page_of

KINDERGARTENS = {"Fembøringen barnehage", "Leksvik barnehage"}
SCHOOLS = {"Statsbygd skole", "Testmann Minne skole"}


@pytest.fixture(scope="module")
def view(published_indre_fosen: Warehouse) -> Iterator[View]:
    with published_indre_fosen.view(Scope.office("974764350")) as view:
        yield view


@pytest.fixture(scope="module")
def units(view: View) -> dict[str, str]:
    return {row["area_name"]: row["area_id"] for row in view.run("unit_facts")}


def checklist(view: View, unit_id: str) -> dict[str, list[str]]:
    """Return, for each requirement's title, the lines beside it."""
    items = of_class(by_id(page_of(view, unit_id).content, "checklist"), "checklist__item")
    return {title: lines for title, *lines in (words(item).replace("\u00a0", " ").split("\n") for item in items)}


def test_the_four_units_of_the_report_have_pages(units: dict[str, str]) -> None:
    assert set(units) == KINDERGARTENS | SCHOOLS


@pytest.mark.parametrize("name", sorted(KINDERGARTENS | SCHOOLS))
def test_a_units_page_tells_the_story(view: View, units: dict[str, str], name: str) -> None:
    found = checklist(view, units[name])

    steering = found["Styringsgruppemøte"]
    assert steering[:2] == ["Gjennomført", "Gjennomført"]
    held = [line for line in steering[2:] if line.startswith("Gjennomført")]
    assert len(held) == 2
    assert held[-1].startswith("Gjennomført 12. august 2020")
    assert steering[-1].startswith("Planlagt 10. november 2020")

    guidance = found["Veiledning med arbeidsgruppa"]
    assert guidance[:2] == ["Gjennomført", "Gjennomført"]
    assert guidance[-2:] == ["Planlagt 28. september 2020, digitalt", "Planlagt 9. november 2020, fysisk"]

    gathering = found["Fagsamling for alle ansatte"]
    assert gathering[1].startswith("Gjennomført 11. august 2020, fysisk")
    next_gathering = "23. november 2020" if name in KINDERGARTENS else "9. november 2020"
    assert gathering[2].startswith(f"Planlagt {next_gathering}")

    assert found["Nasjonale fagdager"] == ["Planlagt", "Planlagt 8. september 2020, digitalt"]
    internal = found["Arbeidsgruppemøte (internt)"]
    assert sum(line.startswith("Planlagt") for line in internal) > 5
    assert "Møte med barnehage- og skoleeier" not in found


@pytest.mark.parametrize("name", sorted(KINDERGARTENS | SCHOOLS))
def test_all_staff_came_and_the_unit_is_on_track(view: View, units: dict[str, str], name: str) -> None:
    page = page_of(view, units[name]).content
    assert "Enheten er i rute i semester 1 av 4, pulje 5." in words(of_class(page, "unit-headline"))
    assert "Alle som var innkalt, deltok." in words(by_id(page, "attendance"))
    assert "Ingenting å følge opp i denne puljen." in words(by_id(page, "reasons"))


def test_what_the_older_programme_does_not_ask_is_not_shown_as_zero(view: View, units: dict[str, str]) -> None:
    said = words(by_id(page_of(view, units["Leksvik barnehage"]).content, "sub-goals"))
    assert said.count("kreves ikke i denne puljen") == 8
