"""One delivery in which every rule bites, and each block's home is at another level (k = 5)."""

from datetime import date
from functools import cache

from tests.oracle.tables import Delivery, Evaluation
from tests.queries.by_hand import FOSEN, HALDEN, MOSS, OSLO, TRONDHEIM, A, B, C, E, F, G, answers, unit

K = 5
D = date(2026, 9, 1)
UNITS = [unit(A), unit(B), unit(C, TRONDHEIM), unit(E, HALDEN), unit(F, MOSS), unit(G, OSLO, "kindergarten")]
PLACE = {A: FOSEN, B: FOSEN, C: TRONDHEIM, E: HALDEN, F: MOSS, G: OSLO}


@cache
def nasty() -> Delivery:
    rows: list[Evaluation] = []
    # Staff, semester 1: B's unanimous five meet five others at county 50; E and F join at county 31; the kindergarten
    # is of another kind, and its four are withheld.
    rows += _staff(1, {A: [5], B: [4, 4, 4, 4, 4], C: [3, 2, 2, 2], E: [2, 5], F: [4, 4, 5], G: [3, 4, 5, 2]})
    # … with one owner of Fosen and those of Trondheim: another role, joined at county 50.
    rows += answers(1, "owner", None, [5, 4]) + answers(1, "owner", None, [3, 3, 2], municipality_no=TRONDHEIM)
    # Leaders: one each, joined at the nation, and so again in semester 2.
    for semester_no in (1, 2):
        rows += [
            row
            for unit_id in (A, B, C, E, F)
            for row in _one(semester_no, "leader", unit_id, [5 if unit_id == A else 3])
        ]
    # A's own block, and its fall on sub-goal 5 from one semester to the next.
    rows += _staff(2, {A: [1, 1, 2, 2, 2, 1], B: [4, 3], C: [5, 5, 5, 5, 5], E: [1, 5, 5], F: [2, 2]})
    rows += _one(1, "staff", A, [5, 5, 5, 4, 4], "d5_a") + _one(2, "staff", A, [1, 2, 3, 3, 3], "d5_a")
    # … which is of staff alone: its working group is shown in the first of the two.
    rows += _one(1, "working_group", A, [2, 2, 1, 1, 1], "d5_a")
    # Working groups of two schools of a municipality; five of one agree on another sub-goal, and the rest are four.
    rows += _one(1, "working_group", A, [4, 3, 3]) + _one(1, "working_group", B, [2, 2])
    rows += _one(1, "working_group", A, [4] * 5, "d2_a") + _one(1, "working_group", B, [2, 3, 4, 5], "d2_a")
    # The unit's unanimous five at the municipality with five others; and at the nation alone, withheld.
    rows += _one(1, "staff", A, [5] * 5, "d3_a") + _one(1, "staff", B, [1, 2], "d3_a")
    rows += answers(1, "pps", None, [2, 2, 4, 4, 5], item_id="d3_a") + _one(1, "staff", E, [3] * 5, "d4_a")
    # A school and a kindergarten, three each, are never joined; nor are Halden and Oslo at the office they share.
    rows += _one(1, "staff", C, [1, 5, 5], "d6_a") + _one(1, "staff", G, [2, 3, 4], "d6_a")
    for place, scores in ((HALDEN, [1, 4]), (OSLO, [3, 3, 5])):
        rows += answers(1, "owner", None, scores, municipality_no=place, item_id="d6_a")
    # A semester that is not closed.
    rows += _staff(3, {A: [1, 2, 3, 4, 5, 5]})
    return Delivery(D, UNITS, evaluation=rows)


def _staff(semester_no: int, said: dict[str, list[int]]) -> list[Evaluation]:
    return [row for unit_id, scores in said.items() for row in _one(semester_no, "staff", unit_id, scores)]


def _one(semester_no: int, role: str, unit_id: str, scores: list[int], item_id: str = "d1_a") -> list[Evaluation]:
    return answers(semester_no, role, unit_id, scores, municipality_no=PLACE[unit_id], item_id=item_id)
