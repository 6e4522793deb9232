"""Why the unit stands on the follow-up list, each reason as a sentence that says what to do."""

from datetime import timedelta

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.reasons import ORDER, reason_sentence
from dashboard.components.section import section
from dashboard.components.unit_record import UnitRecord
from dashboard.formatting import long_date
from dashboard.texts import Language, text


def unit_reasons(record: UnitRecord, language: Language) -> Component:
    """Return the section; nothing to follow up is said too."""
    reasons = sorted(record.follow_up, key=lambda row: (-row["semester_no"], ORDER.index(row["reason"])))
    states = {row["semester_no"]: row["state"] for row in record.calendar}
    items = [
        html.Li(reason_sentence(row, states[row["semester_no"]], record.model.titles, language)) for row in reasons
    ]
    content = html.Ul(items, className="unit-reasons") if items else html.P(_none(record, language))
    return section("reasons", text("unit.reasons_title", language), [content])


def _none(record: UnitRecord, language: Language) -> str:
    left, ended = record.facts["left_on"], record.calendar[-1]["ends_on"]
    if left is not None and left < record.as_of:
        return text("unit.reasons_left", language)
    if ended < record.as_of - timedelta(days=record.rules["follow_up_days"]):
        return text("unit.reasons_past", language, cohort=record.cohort, ended=long_date(ended, language))
    return text("unit.reasons_none", language)
