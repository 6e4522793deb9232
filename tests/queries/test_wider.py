"""What is asked wider gives exactly what was meant: the rows that asking the database narrowly gives, in its order."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import LEVELS
from dashboard.scope import Scope
from dashboard.snapshots.kept_rows import Rows
from dashboard.snapshots.page_queries import page_query, page_query_names
from dashboard.snapshots.wider import MOST_AREAS, WiderQuestions
from dashboard.warehouse import View, Warehouse

OF_AREAS = [name for name in page_query_names() if "level" in page_query(name).parameters]
SCOPES = [Scope.national(), Scope.office("974764350"), Scope.office("974761319"), Scope.office("974762501")]
#: All levels at once, each kind of area by itself, and nothing.
MOST = [MOST_AREAS, 10_000, 12, 1, 0]
NO_AREA = [
    ("nation", "SE"),
    ("county", "99"),
    ("unit", "5001"),
    ("county", "' or 1=1 --"),
    ("planet", "NO"),
    (None, "NO"),
]


def narrowly(view: View, name: str, given: Mapping[str, Any]) -> Rows:
    """Ask the database exactly this."""
    return view._rows(name, given)


def asked(view: View, areas: list[tuple[str | None, str | None]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return everything a page could ask of a query of areas."""
    cohorts = sorted({row["cohort_no"] for row in view.run("cohorts")})
    within = st.sampled_from(areas)
    drawn = st.fixed_dictionaries(
        {
            "cohort": st.one_of(st.none(), st.lists(st.sampled_from([*cohorts, 99]), max_size=2).map(tuple)),
            "semester": st.one_of(st.none(), st.lists(st.sampled_from([1, 2, 3, 4, 9]), max_size=2).map(tuple)),
            "level": st.sampled_from([*LEVELS, "planet"]),
            "unit_types": st.sampled_from(["both", "kindergarten", "school"]),
        }
    )
    return st.builds(lambda one, area: {**one, "within_level": area[0], "within_id": area[1]}, drawn, within)


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.key)
@pytest.mark.parametrize("name", OF_AREAS)
def test_a_wider_question_gives_the_rows_that_were_meant(published_demo: Warehouse, name: str, scope: Scope) -> None:
    with published_demo.view(Scope.national()) as everything:
        found = [(level, row["area_id"]) for level in LEVELS for row in everything.run("areas", level=level)]
    areas: list[tuple[str | None, str | None]] = [*sorted(set(found))[:: 1 + len(found) // 60], *NO_AREA, (None, None)]
    with published_demo.view(scope) as view:
        wider = [WiderQuestions(lambda name, given: narrowly(view, name, given), most) for most in MOST]

        @settings(max_examples=40)
        @given(asked(view, areas))
        def each_as_meant(given: dict[str, Any]) -> None:
            meant = narrowly(view, name, given)
            for questions in wider:
                assert questions.rows(name, given) == meant

        each_as_meant()


def test_another_area_another_semester_is_among_what_was_answered(published_demo: Warehouse) -> None:
    asked: list[tuple[str, object]] = []
    with published_demo.view(Scope.national()) as view:

        def ask(name: str, given: Mapping[str, Any]) -> Rows:
            asked.append((name, tuple(given.items())))
            return narrowly(view, name, given)

        questions = WiderQuestions(ask)
        counties = view.run("areas", level="county", cohort=[9])
        for county in counties:
            for semester in (1, 2, 3):
                given = {"cohort": (9,), "semester": (semester,), "level": "county", "unit_types": "both"}
                within = {"within_level": "county", "within_id": county["area_id"]}
                assert questions.rows("completion", {**given, **within}).rows
    assert len(counties) > 5
    assert len({question for question in asked if question[0] == "completion"}) == 1


def test_of_many_areas_only_those_meant_are_asked_about(published_demo: Warehouse) -> None:
    asked: list[Mapping[str, Any]] = []
    with published_demo.view(Scope.national()) as view:

        def ask(name: str, given: Mapping[str, Any]) -> Rows:
            asked.append(given)
            return narrowly(view, name, given)

        given = {"cohort": None, "semester": (1,), "level": "unit", "unit_types": "both"}
        given |= {"within_level": "county", "within_id": "50"}
        WiderQuestions(ask, most_areas=3).rows("completion", given)
    assert asked[-1] == given
