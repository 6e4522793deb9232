"""Hypothesis: deliveries with answers only, of one role or two at units near each other: for disclosure control."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import strategies as st

from tests.oracle.draw_units import UNIT_IDS
from tests.oracle.model import Geography, Model
from tests.oracle.tables import Delivery, Evaluation, Participation
from tests.oracle.world import Thresholds, World

COHORT = 9
#: Where the units are: municipalities of one county (31; 50), of two counties of one office (31, 32), or the same.
PLACES = (
    ("3101", "3103"),
    ("3101", "3101", "3103", "3103"),
    ("3101", "3103", "3201"),
    ("3101", "3101", "5054", "5001", "3201"),
    ("3101",),
)
Group = list[list[Evaluation]]  # per respondent its rows


@st.composite
def answered_worlds(draw: st.DrawFn, model: Model, geography: Geography) -> World:
    k = draw(st.sampled_from((3, 5)))
    units = [
        _unit(model, unit_id, municipality_no, draw(st.sampled_from(("school", "school", "school", "kindergarten"))))
        for unit_id, municipality_no in zip(UNIT_IDS, draw(st.sampled_from(PLACES)), strict=False)
    ]
    groups = draw(st.lists(_group(units, k), min_size=draw(st.sampled_from((1, 3, 5))), max_size=6))
    responses = [response for group in groups for response in group]
    as_of = model.semester(COHORT, 3).ends_on + timedelta(days=draw(st.sampled_from((14, 13, 100))))
    rows = [
        replace(row, response_id=f"R{number}") for number, response in enumerate(responses, start=1) for row in response
    ]
    limits = Thresholds(min_respondents=k, sub_goal_drop=draw(st.sampled_from((Fraction(1, 2), Fraction(2, 5)))))
    return World(Delivery(as_of, units, evaluation=rows), model, geography, limits)


def _unit(model: Model, unit_id: str, municipality_no: str, unit_type: str) -> Participation:
    joined_on = model.semester(COHORT, 1).starts_on
    name = f"Enhet {UNIT_IDS.index(unit_id) + 1}"
    return Participation(COHORT, unit_id, name, unit_type, "municipal", municipality_no, None, None, joined_on)


@st.composite
def _group(draw: st.DrawFn, units: list[Participation], k: int) -> Group:
    """Draw the answers of one role at some units (owners: their municipalities) and semesters, at the rules' limits."""
    role = draw(st.sampled_from(("staff", "staff", "staff", "leader", "owner")))
    items = draw(st.sampled_from((("d1_a",), ("d1_a",), ("d1_a", "d1_b", "d2_a"))))
    semesters = draw(st.lists(st.sampled_from((1, 3, 2)), min_size=1, max_size=3, unique=True))
    found: Group = []
    for unit in draw(st.lists(st.sampled_from(units), min_size=1, max_size=3)):
        unit_id = None if role == "owner" else unit.unit_id
        for semester_no in semesters:
            about = (COHORT, semester_no, unit.municipality_no, unit_id, role)
            found += [[Evaluation("", *about, item, score) for item in items] for score in draw(_scores(k))]
    return found


@st.composite
def _scores(draw: st.DrawFn, k: int) -> list[int | None]:
    size = draw(st.sampled_from((k, 1, k - 1, 2, k + 1)))
    usual = draw(st.sampled_from((4, 3)))
    others = draw(st.lists(st.sampled_from((usual, 1, 5, None)), max_size=2))
    return (others + [usual] * size)[:size]
