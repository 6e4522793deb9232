"""The sentence an area page begins with: where the cohort is, and how its units are doing."""

from collections.abc import Sequence

from dashboard.formatting import long_date, number
from dashboard.pages.area_choice import Period
from dashboard.questions import Row
from dashboard.texts import Language, text

#: The statuses that say how it goes, by the semester's state: the good one, then the one that asks for attention.
STATUSES = {"current": ("on_track", "behind"), "ended": ("completed", "incomplete"), "future": ("not_started",)}


def unit_noun(count: int, unit_type: str | None, language: Language) -> str:
    """Return «enheter», «barnehage», «skoler» … for a count of units."""
    return text(f"area.noun_{unit_type or 'unit'}_{'one' if count == 1 else 'many'}", language)


def semester_row(rows: Sequence[Row], semester: int, level: str) -> Row | None:
    """Return an area's row of `progress` for a semester and a level of participants."""
    return next((row for row in rows if row["semester_no"] == semester and row["participant_level"] == level), None)


def headline(period: Period, progress: Sequence[Row], unit_type: str | None, language: Language) -> str:
    """Return the headline sentence from an area's rows of `progress`."""
    row = semester_row(progress, period.semester, "unit")
    semesters = len(period.semesters)
    where = {"cohort": period.cohort, "semester": period.semester, "semesters": semesters}
    if row is None:
        return text(f"area.headline_{period.state}", language, **where, date=long_date(period.starts_on, language))
    noun = unit_noun(row["participants"], unit_type, language)
    first = text(f"area.headline_{period.state}", language, **where, date=long_date(period.starts_on, language))
    counts = {"participants": number(row["participants"]), "units": noun}
    if period.state == "future":
        sentences = [first, text("area.headline_participants", language, part=number(row["not_started"]), **counts)]
    else:
        good, attention = STATUSES[period.state]
        second = text(
            f"area.headline_{good}",
            language,
            part=number(row[good]),
            rest=_how_many(attention, row[attention], language),
            **counts,
        )
        sentences = [first, second]
    if row["withdrawn"]:
        sentences.append(text("area.headline_withdrawn", language, count=number(row["withdrawn"])))
    return " ".join(sentences)


def _how_many(status: str, count: int, language: Language) -> str:
    if count == 0:
        return text(f"area.headline_none_{status}", language)
    return text(f"area.headline_some_{status}", language, count=number(count))
