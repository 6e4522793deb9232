"""The reasons of the follow-up list as sentences."""

from datetime import date
from typing import Any

import pytest

from dashboard.components.reasons import reason_sentence
from dashboard.texts import LANGUAGES

GUIDANCE = "group_guidance_physical,leader_guidance"


TITLES = {
    "group_guidance_physical": "Veiledning med arbeidsgruppa, fysisk",
    "leader_guidance": "Veiledning med styrer/rektor",
    "action_plan": "Handlingsplan",
}
STATES = {2: "ended", 3: "current"}


def row(reason: str, quantity: float, *, semester: int = 3, detail: str | None = None) -> dict[str, Any]:
    oldest = date(2026, 9, 3)
    return {"reason": reason, "quantity": quantity, "semester_no": semester, "detail": detail, "oldest_on": oldest}


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (
            row("overdue_meeting", 2, detail=GUIDANCE),
            (
                "Semester 3: 2 møter er over tiden (Veiledning med arbeidsgruppa, fysisk; "
                "Veiledning med styrer/rektor). Det eldste var planlagt 3. september 2026. "
                "Hold møtene, eller sett nye datoer."
            ),
        ),
        (
            row("overdue_meeting", 1, semester=2, detail="leader_guidance"),
            (
                "Semester 2: Ett møte er over tiden (Veiledning med styrer/rektor). "
                "Det var planlagt 3. september 2026. Meld det som holdt hvis det er det, ellers som avlyst."
            ),
        ),
        (row("low_attendance", 0.5), "Semester 3: Bare 50 % av de ansatte som var innkalt, kom på fagsamlingene."),
        (row("low_attendance", 0.0), "Semester 3: Ingen av de ansatte som var innkalt, kom på fagsamlingene."),
        (row("evaluation_missing", 1, semester=2), "Semester 2: Ingen har svart på semesterevalueringen."),
        (
            row("sub_goal_drop", 0.75, detail="3,5"),
            "Semester 3: Skåren falt med inntil 0,8 siden forrige målte semester (delmål 3 og 5).",
        ),
        (row("minutes_missing", 1), "Semester 3: Ett møte mangler referat. Det ble holdt 3. september 2026."),
        (row("milestone_missing", 1, detail="action_plan"), "Semester 3: Én plan mangler (Handlingsplan)."),
    ],
)
def test_a_reason_is_a_sentence(reason: dict[str, Any], expected: str) -> None:
    said = reason_sentence(reason, STATES[reason["semester_no"]], TITLES, "nb")
    assert said.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("reason", ["overdue_meeting", "missing_meeting", "not_scheduled", "milestone_missing"])
def test_counts_are_said_in_both_languages(reason: str, count: int, language: Any) -> None:
    assert "{" not in reason_sentence(row(reason, count, detail=GUIDANCE), "current", TITLES, language)
