"""One meeting in words."""

from datetime import date
from typing import Any

import pytest

from dashboard.components.meeting_words import meeting_words

PLANNED = date(2026, 9, 1)
BASE: dict[str, Any] = {
    "meeting_type": "group_guidance",
    "state": "held",
    "planned_on": PLANNED,
    "held_on": PLANNED,
    "format": "physical",
    "minutes_on": None,
    "basis_on": None,
    "invited": None,
    "attended": None,
}


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        ({}, ["Gjennomført 1. september 2026, fysisk", "veiledningsgrunnlag ikke sendt", "referat ikke levert"]),
        ({"meeting_type": "staff_gathering"}, ["Gjennomført 1. september 2026, fysisk"]),
        ({"meeting_type": "steering_group"}, ["Gjennomført 1. september 2026, fysisk", "referat ikke levert"]),
        (
            {"meeting_type": "staff_gathering", "held_on": date(2026, 9, 8), "invited": 9, "attended": 8},
            ["Gjennomført 8. september 2026 (planlagt 1. september 2026), fysisk", "8 av 9 deltok"],
        ),
        (
            {"minutes_on": date(2026, 9, 9), "basis_on": date(2026, 8, 25), "format": "hybrid"},
            [
                "Gjennomført 1. september 2026, hybrid",
                "veiledningsgrunnlag 25. august 2026",
                "referat 9. september 2026",
            ],
        ),
        ({"state": "planned", "held_on": None, "format": "digital"}, ["Planlagt 1. september 2026, digitalt"]),
        ({"state": "overdue", "held_on": None, "format": None}, ["Skulle vært holdt 1. september 2026"]),
        ({"state": "cancelled", "held_on": None}, ["Avlyst, var planlagt 1. september 2026, fysisk"]),
        ({"state": "absent", "meeting_type": "staff_gathering"}, ["Holdt 1. september 2026 uten enheten, fysisk"]),
    ],
)
def test_a_meeting_says_when_how_and_what_came_of_it(meeting: dict[str, Any], expected: list[str]) -> None:
    assert [words.replace("\u00a0", " ") for words in meeting_words(BASE | meeting, "nb")] == expected
