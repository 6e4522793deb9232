"""The unit page in every state a unit can be in."""

import pytest

from dashboard.filters import Filters
from dashboard.pages.page import HEADING_ID, NotFound
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import View
from tests.pages import unit_world as world
from tests.pages.tree import by_id, links, nodes, of_class, words
from tests.pages.unit_world import page_of

UNITS = (world.STEADY, world.BEHIND, world.LEFT, world.LATE, world.TWICE, world.SMALL, world.EMPTY, world.COMING)


def headline(view: View, unit_id: str, filters: Filters | None = None) -> str:
    return words(of_class(page_of(view, unit_id, filters).content, "unit-headline"))


def checklist(view: View, unit_id: str, semester: int | None = None) -> str:
    return words(by_id(page_of(view, unit_id, Filters(semester=semester)).content, "checklist"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit_id", UNITS)
@pytest.mark.parametrize("semester", [1, 2, 3, 4])
def test_every_unit_has_a_page_in_every_semester_and_language(
    seen_by_udir: View, unit_id: str, semester: int, language: Language
) -> None:
    page = page_of(seen_by_udir, unit_id, Filters(semester=semester, language=language))
    assert page.title in words(by_id(page.content, HEADING_ID))
    ids = [name for found in nodes(page.content) if (name := getattr(found, "id", None))]
    assert len(ids) == len(set(ids))
    assert "{" not in words(page.content)


def test_on_track_says_so_and_what_comes_next(seen_by_udir: View) -> None:
    said = headline(seen_by_udir, world.STEADY)
    assert "Enheten er i rute i semester 3 av 4, pulje 9." in said
    assert "Ingenting er over tiden i semester 3." in said
    assert "Neste planlagte møte: Veiledning med styrer/rektor, 24.\u00a0november 2026." in said


def test_behind_names_what_is_late_and_what_has_no_date(seen_by_udir: View) -> None:
    said = headline(seen_by_udir, world.BEHIND)
    assert "Enheten henger etter i semester 3 av 4, pulje 9." in said
    assert "Over tiden: Veiledning med arbeidsgruppa, fysisk." in said
    assert "Uten dato, og mer enn halve semesteret er gått: Veiledning med styrer/rektor." in said
    assert "Ingen flere møter er planlagt." in said


def test_a_unit_that_left_says_when_and_why_and_shows_the_last_semester_it_took_part_in(seen_by_udir: View) -> None:
    page = page_of(seen_by_udir, world.LEFT).content
    said = words(of_class(page, "unit-headline"))
    assert "Enheten er ikke lenger med i pulje 9. Siste dag var 12.\u00a0mars 2026." in said
    assert "Årsak: Slått sammen med Solvang skole." in said
    assert "Semester 1: sjekkliste" in words(by_id(page, "checklist"))
    assert "Enheten er ikke lenger med, og følges derfor ikke opp." in words(by_id(page, "reasons"))
    assert "Da stilles det ingen krav." in checklist(seen_by_udir, world.LEFT, 3)


def test_a_unit_that_joined_late_has_no_demands_before(seen_by_udir: View) -> None:
    assert "Enheten var ikke med i dette semesteret." in checklist(seen_by_udir, world.LATE, 2)
    steps = [words(step) for step in of_class(page_of(seen_by_udir, world.LATE).content, "semester-line__step")]
    assert ["Ikke med" in step for step in steps] == [True, True, False, False]


def test_a_unit_that_has_not_begun_says_when_it_does(seen_by_udir: View) -> None:
    said = headline(seen_by_udir, world.COMING)
    assert "Enheten er ikke med i semester 3 av pulje 9. Den begynner 11.\u00a0januar 2027." in said
    assert "begynner 11.\u00a0januar 2027" in words(by_id(page_of(seen_by_udir, world.COMING).content, "facts"))
    assert "Ikke ennå" in checklist(seen_by_udir, world.COMING, 4)


def test_a_future_semester_is_not_due(seen_by_udir: View) -> None:
    page = page_of(seen_by_udir, world.STEADY, Filters(semester=4)).content
    assert "Ikke ennå" in words(by_id(page, "checklist"))
    assert "Mangler" not in words(by_id(page, "checklist"))


def test_a_unit_without_meetings_and_answers_says_so(seen_by_udir: View) -> None:
    page = page_of(seen_by_udir, world.EMPTY, Filters(semester=2)).content
    assert "Det er ikke registrert oppmøte" in words(by_id(page, "attendance"))
    assert "Ingen ved enheten har svart på evalueringen av semester 2." in words(by_id(page, "hidden"))
    assert "Ingen planer er registrert." in words(by_id(page, "milestones"))


def test_a_unit_in_two_cohorts_shows_the_latest_and_offers_the_other(seen_by_udir: View) -> None:
    page = page_of(seen_by_udir, world.TWICE).content
    assert "pulje 9." in headline(seen_by_udir, world.TWICE)
    choice = by_id(page, "filter-pulje")
    assert [option["value"] for option in getattr(choice, "options", [])] == ["7", "9"]
    assert getattr(choice, "value", None) == "9"
    facts = words(by_id(page, "facts"))
    assert "med fra 1.\u00a0august 2023, fullførte 30.\u00a0juni 2025" in facts
    assert "med siden 1.\u00a0august 2025" in facts
    assert "pulje 7, som sluttet" in headline(seen_by_udir, world.TWICE, Filters(cohort=7))


def test_a_unit_in_one_cohort_has_nothing_to_choose(seen_by_udir: View) -> None:
    assert not of_class(page_of(seen_by_udir, world.STEADY).content, "filter-bar")


def test_a_cohort_the_unit_is_not_in_is_dropped_with_a_notice(seen_by_udir: View) -> None:
    page = page_of(seen_by_udir, world.STEADY, Filters(cohort=7)).content
    assert "Enheten deltar ikke i pulje 7. Siden viser pulje 9." in words(page)


def test_other_format_more_than_asked_and_months_are_said_in_words(seen_by_udir: View) -> None:
    steady = checklist(seen_by_udir, world.STEADY)
    assert "3 gjennomført – fler enn modellen ber om (2)." in steady
    assert "Holdt fysisk i stedet for digitalt." in steady
    assert "Påbegynte måneder der målet er nådd: 1 av 4." in steady
    assert "Holdt digitalt i stedet for fysisk." in checklist(seen_by_udir, world.BEHIND)


def test_papers_and_moved_dates_stand_with_the_meeting(seen_by_udir: View) -> None:
    meetings = [words(line) for line in of_class(page_of(seen_by_udir, world.STEADY).content, "meeting")]
    moved = next(line for line in meetings if "30.\u00a0september" in line)
    assert "(planlagt 23.\u00a0september 2026)" in moved
    assert "referat ikke levert" in moved
    first = next(line for line in meetings if "2.\u00a0september" in line)
    assert "veiledningsgrunnlag 28.\u00a0august 2026" in first
    assert "6 av 6 deltok" in first


def test_hidden_answers_are_marked_and_explained(seen_by_udir: View) -> None:
    page = page_of(seen_by_udir, world.SMALL, Filters(semester=2)).content
    assert "Svarene fra enheten kan ikke vises" in words(by_id(page, "sub-goals"))
    assert "minst 5 i samme rolle" in words(by_id(page, "hidden"))


def test_answers_of_a_semester_going_on_are_not_published_and_the_page_leads_to_those_that_are(
    seen_by_udir: View,
) -> None:
    page = page_of(seen_by_udir, world.STEADY).content
    assert "minst 14 dager etter" in words(by_id(page, "hidden"))
    assert f"/enhet/{world.STEADY}?pulje=9&semester=2" in links(page)


def test_an_office_sees_its_own_units_and_begins_at_itself(seen_by_office: View) -> None:
    page = page_of(seen_by_office, world.STEADY).content
    trail = links(next(found for found in nodes(page) if type(found).__name__ == "Nav"))
    assert trail == ["/statsforvalter/974764350", "/fylke/50", "/kommune/5054"]


@pytest.mark.parametrize("unit_id", [world.FAR_AWAY, world.UNKNOWN])
def test_another_offices_unit_and_an_unknown_one_are_equally_not_found(seen_by_office: View, unit_id: str) -> None:
    with pytest.raises(NotFound):
        page_of(seen_by_office, unit_id)
