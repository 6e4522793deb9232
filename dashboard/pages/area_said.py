"""The two indicators of each sub-goal as an area page shows them, each with the words for why it is absent."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.pages.area_choice import Period
from dashboard.pages.area_figures import AreaFigures
from dashboard.questions import Row
from dashboard.texts import Language, text


@dataclass(frozen=True)
class SubGoal:
    """One sub-goal of an area: said (a score from 1 to 5) and done (a share), and the nation's beside each.

    `said_absent` and `done_absent` are words when there is no number. `before` is the score of the last earlier
    semester with one, `semester_before` which that was.
    """

    number: int
    short: str
    said_absent: str | None
    done_absent: str | None
    score: float | None = None
    favourable: float | None = None
    n: int | None = None
    change: float | None = None
    more_above: bool = False
    before: float | None = None
    semester_before: int | None = None
    nation_score: float | None = None
    nation_favourable: float | None = None
    share: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    nation_share: float | None = None


def published_semester(figures: AreaFigures, period: Period) -> int | None:
    """Return the last semester, the chosen one or earlier, with anything published here or in the nation."""
    rows = [*figures.said.rows, *figures.said_nation.rows]
    return max((row["semester_no"] for row in rows if row["semester_no"] <= period.semester), default=None)


def sub_goals(figures: AreaFigures, period: Period, language: Language) -> list[SubGoal]:
    """Return the programme's sub-goals in order."""
    semester = published_semester(figures, period)
    return [
        _sub_goal(goal["sub_goal_no"], goal[f"short_{language}"], figures, (semester, language))
        for goal in sorted(figures.sub_goals, key=lambda goal: int(goal["sub_goal_no"]))
    ]


def _sub_goal(number: int, short: str, figures: AreaFigures, told: tuple[int | None, Language]) -> SubGoal:
    semester, language = told
    said = _said(figures.said.rows, number, semester)
    nation = _said(figures.said_nation.rows, number, semester)
    before = _before(figures.said.rows, number, semester)
    done = _done(figures.own.done.rows, number)
    nation_done = _done(figures.done_nation.rows, number)
    unit_type = figures.own.done.question.unit_type
    absent_said, absent_done = _said_absent(said, semester), _done_absent(done, number, unit_type)
    return SubGoal(
        number=number,
        short=short,
        said_absent=absent_said and text(f"area.said_{absent_said}", language),
        done_absent=absent_done and text(f"area.done_{absent_done}", language),
        score=said.get("score"),
        favourable=said.get("favourable"),
        n=said.get("n"),
        change=said.get("change"),
        more_above=bool(said.get("more_above")),
        before=before.get("score"),
        semester_before=before.get("semester_no"),
        nation_score=nation.get("score"),
        nation_favourable=nation.get("favourable"),
        share=done.get("share"),
        numerator=done.get("numerator"),
        denominator=done.get("denominator"),
        nation_share=nation_done.get("share"),
    )


def _said(rows: Sequence[Row], number: int, semester: int | None) -> Row:
    """Return the row of all roles, an empty one where there is none."""
    wanted = (semester, number, "all")
    return next((row for row in rows if (row["semester_no"], row["sub_goal_no"], row["role"]) == wanted), {})


def _before(rows: Sequence[Row], number: int, semester: int | None) -> Row:
    earlier = [
        row
        for row in rows
        if row["sub_goal_no"] == number
        and row["role"] == "all"
        and row["score"] is not None
        and semester is not None
        and row["semester_no"] < semester
    ]
    return max(earlier, key=lambda row: int(row["semester_no"]), default={})


def _done(rows: Sequence[Row], number: int) -> Row:
    return next((row for row in rows if row["sub_goal_no"] == number), {})


def _said_absent(row: Row, semester: int | None) -> str | None:
    if semester is None:
        return "unpublished"
    if not row or row["n"] == 0:
        return "none"
    return "hidden" if row["score"] is None else None


def _done_absent(row: Row, number: int, unit_type: str | None) -> str | None:
    if not row:
        return "not_due"
    if row["denominator"] is None:
        return "filtered" if unit_type and number in {1, 2} else "not_required"
    return "nothing" if row["denominator"] == 0 else None
