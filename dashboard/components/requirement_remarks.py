"""What the slots of a requirement do not say: more than asked for, another form, months met, dates delivered."""

from collections.abc import Sequence

from dashboard.components.unit_record import Row, UnitRecord
from dashboard.formatting import long_date, number
from dashboard.texts import Language, text


def remarks(row: Row, meetings: Sequence[Row], record: UnitRecord, language: Language) -> list[str]:
    """Return the sentences beside one requirement's slots, in a fixed order."""
    asked = _asked(row, record)
    by_kind = {"meeting": _of_meetings, "milestone": _of_milestone, "evaluation": _of_evaluation}
    own = by_kind[row["fulfilled_by"]](row, asked, record, language)
    nothing = row["fulfilled_by"] == "meeting" and not meetings and not row["not_due"] and not row["other_format"]
    return [*own, *([text("unit.no_meetings", language)] if nothing else [])]


def _asked(row: Row, record: UnitRecord) -> Row:
    return next(asked for asked in record.model.requirements if asked["requirement"] == row["requirement"])


def _of_meetings(row: Row, asked: Row, record: UnitRecord, language: Language) -> list[str]:
    sentences = []
    if row["other_format"]:
        sentences.append(text(f"unit.{_instead(row, asked, record)}", language))
    most = asked["max_count"]
    if most is not None and row["held_in_all"] is not None and row["held_in_all"] > most:
        held = number(row["held_in_all"])
        sentences.append(text("unit.more_than_asked", language, held=held, most=number(most)))
    if asked["per"] == "month":
        sentences.append(_months(row, asked, language))
    return sentences


def _instead(row: Row, asked: Row, record: UnitRecord) -> str:
    """Return which form stood in for the one asked for, by the meetings its siblings held."""
    if asked["format"] == "physical":
        return "instead_digital"
    siblings = {other["requirement"] for other in record.model.requirements if other["what"] == asked["what"]}
    every = record.municipal_meetings if row["area_level"] == "municipality" else record.meetings.rows
    forms = {
        meeting["format"]
        for meeting in every
        if meeting["semester_no"] == row["semester_no"]
        and meeting["requirement"] in siblings - {row["requirement"]}
        and meeting["state"] == "held"
    }
    return "instead_physical_or_hybrid" if "hybrid" in forms else "instead_physical"


def _months(row: Row, asked: Row, language: Language) -> str:
    count = number(asked["min_count"])
    if not row["months_begun"]:
        return text("unit.months_none", language, count=count)
    met, begun = number(row["months_met"]), number(row["months_begun"])
    return text("unit.months_met", language, met=met, begun=begun, count=count)


def _of_milestone(row: Row, asked: Row, record: UnitRecord, language: Language) -> list[str]:
    done = [
        milestone
        for milestone in record.milestones
        if milestone["kind"] == asked["what"]
        and milestone["area_level"] == row["area_level"]
        and milestone["semester_no"] <= row["semester_no"]
    ]
    if not done:
        return [text("unit.milestone_none", language)] if row["missing"] else []
    first = min(done, key=lambda milestone: (milestone["semester_no"], milestone["done_on"]))
    day, semester = long_date(first["done_on"], language), first["semester_no"]
    earlier = "" if semester == row["semester_no"] else "_earlier"
    return [text(f"unit.milestone_done{earlier}", language, date=day, semester=semester)]


def _of_evaluation(row: Row, _asked: Row, _record: UnitRecord, language: Language) -> list[str]:
    if row["held"]:
        return [text("unit.evaluation_present", language)]
    return [text("unit.evaluation_due" if row["not_due"] else "unit.evaluation_none", language)]
