"""The address to filters and back; whatever is not understood is dropped and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Choices, Filters, parse

CHOICES = Choices(cohorts=[5, 7, 8, 9, 10], snapshots=["2026-11-15", "2026-11-15-2"])

_SAID = st.builds(
    Filters,
    cohort=st.sampled_from([None, *CHOICES.cohorts]),
    semester=st.sampled_from([None, 1, 2, 3, 4]),
    unit_type=st.sampled_from([None, "kindergarten", "school"]),
    language=st.sampled_from(["nb", "nn"]),
    snapshot=st.sampled_from([None, *CHOICES.snapshots]),
    page_no=st.integers(1, 9999),
)


@given(_SAID)
def test_there_and_back(filters: Filters) -> None:
    again = parse(filters.query_string(), CHOICES)
    assert again == filters
    assert again.notices == ()


def test_the_default_is_an_empty_address() -> None:
    assert Filters().query_string() == ""
    assert parse("", CHOICES) == parse("?", CHOICES) == Filters()


def test_the_names_are_norwegian_and_short() -> None:
    filters = Filters(cohort=9, semester=3, unit_type="school", language="nn")
    assert filters.query_string() == "?pulje=9&semester=3&type=skole&sprak=nn"


@pytest.mark.parametrize(
    "query",
    [
        "pulje=77",
        "pulje=9.0",
        "pulje=-9",
        "pulje=٩",
        "pulje=",
        "pulje=9&pulje=9",
        "semester=5",
        "semester=0",
        "type=school",
        "type=alle",
        "sprak=en",
        "data=2020-01-01",
        "data=../../x",
        "side=0",
        "side=10000",
        "ukjent=1",
        "pulje",
        "pulje=" + "9" * 1900,
    ],
)
def test_what_is_unknown_invalid_or_repeated_is_dropped_with_one_notice(query: str) -> None:
    filters = parse(query, CHOICES)
    assert filters == Filters()
    assert len(filters.notices) == 1
    assert len(filters.notices[0]) < 150


def test_the_notice_names_what_was_dropped_in_the_readers_language() -> None:
    (notice,) = parse("pulje=77&sprak=nn", CHOICES).notices
    assert "«pulje=77»" in notice
    assert "ikkje" in notice


def test_the_rest_of_the_address_stands() -> None:
    filters = parse("pulje=9&pulje=8&semester=3&type=skole", CHOICES)
    assert (filters.cohort, filters.semester, filters.unit_type) == (None, 3, "school")


def test_an_endless_address_is_not_read() -> None:
    filters = parse("pulje=9&x=" + "a" * 10_000, CHOICES)
    assert filters == Filters()
    assert len(filters.notices) == 1


def test_a_notice_shows_text_as_text() -> None:
    (notice,) = parse("x=<b>{cohort}", CHOICES).notices
    assert "«x=<b>{cohort}»" in notice


@given(st.text(max_size=300))
def test_no_address_breaks_the_page(query: str) -> None:
    filters = parse(query, CHOICES)
    assert parse(filters.query_string(), CHOICES) == filters


def test_parameters_are_the_queries() -> None:
    assert Filters(cohort=9, unit_type="school").params() == {"cohort": [9], "semester": None, "unit_type": "school"}


@pytest.mark.parametrize(
    ("filters", "nb", "nn"),
    [
        (Filters(), "Alle puljer, alle semestre", "Alle puljer, alle semester"),
        (
            Filters(cohort=9, semester=3, unit_type="school"),
            "Pulje 9, semester 3, bare skoler",
            "Pulje 9, semester 3, berre skular",
        ),
    ],
)
def test_the_sentence(filters: Filters, nb: str, nn: str) -> None:
    assert filters.sentence("nb") == nb
    assert filters.sentence("nn") == nn
