"""A tiny delivery in which units are in every state the unit page knows, with one page per call."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.filters import Filters
from dashboard.pages.page import Page, Request
from dashboard.pages.unit import unit_page
from dashboard.scope import Scope
from dashboard.warehouse import View
from tests.queries.tiny import tiny_view

Row = dict[str, Any]

AS_OF = date(2026, 11, 15)
MUNICIPALITY = "5054"
TRONDELAG, AGDER = "974764350", "974762994"

STEADY, BEHIND, LEFT, LATE, TWICE, SMALL, EMPTY, COMING = (f"91000000{digit}" for digit in range(1, 9))
FAR_AWAY = "910000009"
UNKNOWN = "999999999"


def _unit(unit_id: str, name: str, **facts: object) -> Row:
    return {
        "cohort_no": 9,
        "unit_id": unit_id,
        "unit_name": name,
        "unit_type": "school",
        "ownership": "municipal",
        "municipality_no": MUNICIPALITY,
        "children": 120,
        "staff": 24,
        "joined_on": date(2025, 8, 1),
    } | facts


PARTICIPATION = [
    _unit(STEADY, "Solvang skole"),
    _unit(BEHIND, "Fjellro barnehage", unit_type="kindergarten", ownership="private", children=None),
    _unit(LEFT, "Nordbekken skole", left_on=date(2026, 3, 12), left_reason="Slått sammen med Solvang skole"),
    _unit(LATE, "Åsly skole", joined_on=date(2026, 8, 10)),
    _unit(TWICE, "Granlia skole", cohort_no=7, joined_on=date(2023, 8, 1)),
    _unit(TWICE, "Granlia skole"),
    _unit(SMALL, "Vesletun barnehage", unit_type="kindergarten", children=11, staff=4),
    _unit(EMPTY, "Stille skole"),
    _unit(COMING, "Nyborg skole", joined_on=date(2027, 1, 11)),
    _unit(FAR_AWAY, "Søndre skole", municipality_no="4204"),
]


def _meeting(meeting_id: str, kind: str, day: date | None, **facts: object) -> Row:
    planned: dict[str, object] = {"planned_on": facts.pop("planned_on", day)}
    row = {"meeting_id": meeting_id, "cohort_no": 9, "semester_no": 3, "meeting_type": kind, "format": "physical"}
    return row | {"municipality_no": MUNICIPALITY, "held_on": day} | planned | facts


MEETINGS = [
    _meeting("national", "national_days", date(2026, 9, 16), municipality_no=None, format="digital"),
    _meeting("gathering", "staff_gathering", date(2026, 8, 14)),
    _meeting("steering-1", "steering_group", date(2026, 8, 20), format="digital", minutes_on=date(2026, 8, 27)),
    _meeting("steering-2", "steering_group", date(2026, 10, 8), format="digital"),
    _meeting("owner", "owner_meeting", None, planned_on=date(2026, 12, 3)),
    _meeting("steering-3", "steering_group", None, planned_on=date(2026, 9, 15), cancelled=True),
    # The steady school: more guidance than the model asks for, one meeting moved, one with papers missing.
    _meeting("s1", "group_guidance", date(2026, 9, 2), unit_id=STEADY, basis_on=date(2026, 8, 28)),
    _meeting("s2", "group_guidance", date(2026, 9, 30), unit_id=STEADY, planned_on=date(2026, 9, 23)),
    _meeting("s3", "group_guidance", date(2026, 10, 21), unit_id=STEADY, minutes_on=date(2026, 10, 23)),
    _meeting("s4", "leader_guidance", None, unit_id=STEADY, planned_on=date(2026, 11, 24), format="digital"),
    _meeting("s5", "group_guidance", None, unit_id=STEADY, planned_on=date(2026, 12, 9), format="digital"),
    _meeting("s6", "working_group", date(2026, 9, 4), unit_id=STEADY),
    _meeting("s7", "working_group", date(2026, 9, 18), unit_id=STEADY),
    # The kindergarten behind: overdue, cancelled, held in another form.
    _meeting("b1", "group_guidance", None, unit_id=BEHIND, planned_on=date(2026, 9, 10)),
    _meeting("b2", "group_guidance", None, unit_id=BEHIND, planned_on=date(2026, 9, 24), cancelled=True),
    _meeting("b3", "group_guidance", date(2026, 9, 9), unit_id=BEHIND, format="digital"),
    _meeting("b4", "group_guidance", date(2026, 10, 9), unit_id=BEHIND, format="digital"),
    _meeting("l1", "group_guidance", date(2025, 10, 9), unit_id=LEFT, semester_no=1),
    _meeting("t1", "group_guidance", date(2024, 2, 9), unit_id=TWICE, cohort_no=7, semester_no=2),
    _meeting("t2", "group_guidance", date(2026, 9, 9), unit_id=TWICE),
]


def _people(meeting_id: str, unit_id: str | None, role: str, invited: int, attended: int) -> Row:
    place = {"meeting_id": meeting_id, "municipality_no": MUNICIPALITY, "unit_id": unit_id}
    return place | {"role": role, "invited": invited, "attended": attended}


ATTENDANCE = [
    _people("gathering", STEADY, "staff", 24, 22),
    _people("gathering", STEADY, "leader", 1, 1),
    _people("gathering", BEHIND, "staff", 12, 6),
    _people("steering-1", None, "owner", 2, 1),
    _people("s1", STEADY, "working_group", 6, 6),
]


def _answers(unit_id: str, role: str, scores: Sequence[int], semester: int = 2) -> list[Row]:
    place = {"cohort_no": 9, "semester_no": semester, "municipality_no": MUNICIPALITY, "unit_id": unit_id, "role": role}
    return [
        place | {"response_id": f"{unit_id}-{role}-{semester}-{number}", "item_id": item, "score": score}
        for number, score in enumerate(scores)
        for item in ("d3_a", "d4_a", "d5_a")
    ]


EVALUATION = [
    *_answers(STEADY, "staff", [3, 3, 4, 4, 5, 4], semester=1),
    *_answers(STEADY, "staff", [2, 3, 3, 3, 4, 3]),
    *_answers(STEADY, "leader", [5]),
    *_answers(SMALL, "staff", [4, 4, 5]),
    *_answers(BEHIND, "staff", [2, 3, 3, 4, 3]),
]

MILESTONES = [
    {"cohort_no": 9, "semester_no": semester, "municipality_no": MUNICIPALITY, "unit_id": STEADY, "kind": kind}
    | {"done_on": day}
    for semester, kind, day in [
        (1, "self_assessment", date(2025, 11, 3)),
        (1, "implementation_plan", date(2025, 12, 12)),
        (2, "action_plan", date(2026, 5, 20)),
        (3, "child_involvement", date(2026, 9, 25)),
    ]
]

WORLD: Mapping[str, Sequence[Row]] = {
    "participation": PARTICIPATION,
    "meetings": MEETINGS,
    "attendance": ATTENDANCE,
    "evaluation": EVALUATION,
    "milestones": MILESTONES,
}


@contextmanager
def world_view(folder: Path, scope: Scope | None = None) -> Iterator[View]:
    """Open the tiny delivery through the one door."""
    with tiny_view(folder, AS_OF, WORLD, scope) as view:
        yield view


def page_of(view: View, unit_id: str, filters: Filters | None = None) -> Page:
    """Build the unit's page."""
    query = filters or Filters()
    return unit_page(Request(view, {"unit_id": unit_id}, query, query.language, f"/enhet/{unit_id}"))
