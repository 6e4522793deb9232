"""Hypothesis: small, nasty deliveries of answers, at the limits of every rule of disclosure control."""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st

from tests.attack.groups import MODEL
from tests.oracle.draw_units import UNIT_IDS
from tests.oracle.tables import Delivery, Evaluation, Participation

COHORT = 9
#: Semesters 1 and 2 are closed, 3 is not.
AS_OF = date(2026, 9, 1)
#: Municipalities of one county (31; 50), of two counties of one office (31, 32; 03), alone in the country's other end.
PLACES = (
    ("3101", "3101", "3103"),
    ("3101", "3101", "3103", "3201"),
    ("3101", "3103", "0301", "5054"),
    ("5054", "5054", "5001", "5001", "3101"),
    ("5054", "5054", "5054"),
)
ITEMS = (("d1_a",), ("d1_a",), ("d1_a", "d1_b"), ("d1_a", "d2_a"))
OF_NO_UNIT = ("owner", "pps")


@dataclass(frozen=True)
class Size:
    """How large a drawn delivery may be."""

    themes: int
    groups: int


@st.composite
def deliveries(draw: st.DrawFn, k: int, size: Size) -> Delivery:
    """Draw units, and for some roles and semesters who answers at each unit (owners: at its municipality)."""
    units = [
        _unit(unit_id, municipality_no, draw(st.sampled_from(("school", "school", "kindergarten"))))
        for unit_id, municipality_no in zip(UNIT_IDS, draw(st.sampled_from(PLACES)), strict=False)
    ]
    rows: list[list[Evaluation]] = []
    groups: set[tuple[object, ...]] = set()
    for _ in range(draw(st.integers(1, size.themes))):
        role = draw(st.sampled_from(("staff", "staff", "leader", "owner")))
        semesters = draw(st.sampled_from(((1,), (2,), (1, 2), (1, 3))))
        items = draw(st.sampled_from(ITEMS))
        for unit in units:
            for semester_no in semesters:
                about = (COHORT, semester_no, unit.municipality_no, None if role in OF_NO_UNIT else unit.unit_id, role)
                added = {(about, MODEL.sub_goal_of_item[item]) for item in items}
                if len(groups | added) <= size.groups:
                    groups |= added
                    said = draw(_said(k, len(items)))
                    rows += [[Evaluation("", *about, *one) for one in zip(items, s, strict=True)] for s in said]
    return Delivery(AS_OF, units, evaluation=numbered(rows))


def numbered(responses: list[list[Evaluation]]) -> list[Evaluation]:
    return [replace(row, response_id=f"R{n}") for n, rows in enumerate(responses, start=1) for row in rows]


def _unit(unit_id: str, municipality_no: str, unit_type: str) -> Participation:
    name = f"Enhet {UNIT_IDS.index(unit_id) + 1}"
    return Participation(
        COHORT, unit_id, name, unit_type, "municipal", municipality_no, None, None, MODEL.semester(COHORT, 1).starts_on
    )


@st.composite
def _said(draw: st.DrawFn, k: int, width: int) -> list[tuple[int | None, ...]]:
    """Draw what the people of a group say: all the same, all but one, or each their own (some leave blanks)."""
    count = draw(st.sampled_from((k, 2, k - 1, k + 1, 1, k, 2 * k, 0)))
    how = draw(st.sampled_from(("same", "but one", "each")))
    if how == "each":
        one = st.tuples(*[st.sampled_from((4, 3, 5, 2, 1, None))] * width)
        return draw(st.lists(one, min_size=count, max_size=count))
    usual = draw(st.sampled_from((4, 4, 5, 1)))
    other = usual if how == "same" else draw(st.sampled_from((3, 5, 4)))
    said: list[tuple[int | None, ...]] = [(other,) * width, *[(usual,) * width] * (count - 1)]
    return said if count else []
