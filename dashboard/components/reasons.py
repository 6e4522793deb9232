"""Why a participant stands on the follow-up list, each reason as a sentence that says what to do."""

from collections.abc import Mapping
from typing import Any

from dashboard.formatting import counted, enumeration, long_date, number, percent
from dashboard.texts import Language, text

_COUNTED = ("overdue_meeting", "missing_meeting", "not_scheduled", "milestone_missing", "minutes_missing")
#: Meetings first, then what was never delivered, then what the figures say.
ORDER = (*_COUNTED[:3], "evaluation_missing", *_COUNTED[3:], "low_attendance", "sub_goal_drop")


def reason_sentence(row: Mapping[str, Any], state: str, titles: Mapping[str, str], language: Language) -> str:
    """Return «Semester 3: 2 møter er over tiden (…). Det eldste var planlagt 3. oktober 2026.».

    row: one of `follow_up`; state: of the row's semester; titles: requirement code → title in the language.
    """
    key, quantity = f"unit.reason_{row['reason']}", row["quantity"]
    if row["reason"] == "overdue_meeting" and state == "ended":
        key += "_past"
    params = {"what": _what(row, titles, language), "date": long_date(row["oldest_on"], language)}
    if row["reason"] in _COUNTED:
        sentence = counted(key, int(quantity), language, **params)
    elif row["reason"] == "low_attendance":
        sentence = text(key, language, share=percent(quantity)) if quantity else text(f"{key}_none", language)
    elif row["reason"] == "sub_goal_drop":
        sentence = text(key, language, fall=number(quantity, 1), what=params["what"])
    else:
        sentence = text(key, language)
    return text("unit.reason_semester", language, semester=row["semester_no"], what=sentence)


def _what(row: Mapping[str, Any], titles: Mapping[str, str], language: Language) -> str:
    """Return the detail in words: requirements by their titles, sub-goals by their numbers."""
    codes = [code.strip() for code in (row["detail"] or "").split(",")]
    if row["reason"] == "sub_goal_drop":
        return enumeration(codes, language)
    # Titles hold commas of their own.
    return "; ".join(titles.get(code, code) for code in codes)
