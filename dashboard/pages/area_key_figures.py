"""The six key figures of an area, each with its denominator and the same number at the level above."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.components.key_figure import KeyFigure, key_figures
from dashboard.components.status_mark import status_mark
from dashboard.figures.status_colours import STATUSES as EVERY_STATUS
from dashboard.formatting import (
    HIDDEN,
    MISSING,
    Absent,
    absent,
    counted,
    number,
    part_of,
    percent,
    percent_of,
    share_of,
    short_date,
)
from dashboard.pages.area_choice import Period, Place
from dashboard.pages.area_earlier import Earlier
from dashboard.pages.area_figures import AreaFigures, Indicators
from dashboard.pages.area_headline import STATUSES, semester_row, unit_noun
from dashboard.pages.area_said import SubGoal, published_semester
from dashboard.pages.slot_counts import done, due
from dashboard.questions import Row
from dashboard.texts import Language, text

INVOLVEMENT = 5
STAFF_COMPETENCE = 4


@dataclass(frozen=True)
class Told:
    """An area's figures and what is needed to put them into words."""

    figures: AreaFigures
    place: Place
    period: Period
    language: Language
    earlier: Earlier | None = None

    @property
    def unit_type(self) -> str | None:
        """The filter on kindergartens or schools."""
        return self.figures.own.progress.question.unit_type

    def say(self, key: str, **params: object) -> str:
        """Return a text of the area page."""
        return text(f"area.{key}", self.language, **params)


def area_key_figures(told: Told, goals: Sequence[SubGoal]) -> Component:
    """Return the six, in the same order on every area page."""
    staff = next((goal for goal in goals if goal.number == STAFF_COMPETENCE), None)
    return key_figures(
        [
            _units(told),
            _municipalities(told),
            _meetings(told),
            _attendance(told),
            _involvement(told),
            _said(told, staff),
        ]
    )


def good_status(period: Period) -> str:
    """Return the status that says it goes well in a semester of this state."""
    return STATUSES[period.state][0]


def staff_at_gatherings(rows: Sequence[Row]) -> Row | None:
    """Return the row of `attendance` about staff at staff gatherings."""
    wanted = ("staff_gathering", "staff")
    return next((row for row in rows if (row["meeting_type"], row["role"]) == wanted), None)


def all_meetings(rows: Sequence[Row]) -> Row | None:
    """Return the row of `completion` that is the sum of the requirements."""
    return next((row for row in rows if row["requirement"] == "all"), None)


def involvement(rows: Sequence[Row]) -> Row | None:
    """Return the row of `sub_goals_done` about children's and parents' involvement."""
    return next((row for row in rows if row["sub_goal_no"] == INVOLVEMENT), None)


def _compared(told: Told, value: Callable[[Indicators], str], key: str = "compared") -> list[str]:
    compared = told.place.compared_with()
    if told.figures.above is None or compared is None:
        return []
    return [told.say(key, area=compared[2], value=value(told.figures.above))]


def _before(told: Told, value: Callable[[Earlier], str]) -> list[str]:
    """Return the same figure in the delivery before."""
    if told.earlier is None:
        return []
    return [told.say("compared_earlier", date=short_date(told.earlier.as_of), value=value(told.earlier))]


def _progress_before(told: Told, level: str) -> Callable[[Earlier], str]:
    def share(earlier: Earlier) -> str:
        row = semester_row(earlier.own.progress.rows, earlier.period.semester, level)
        if row is None:
            return MISSING
        status = good_status(earlier.period)
        share = share_of(row[status], row["participants"], told.language)
        if status == good_status(told.period):
            return share
        # The semester has begun or ended since: what went well then has another name.
        return told.say("earlier_status", value=share, status=text(f"status.{status}", told.language).lower())

    return share


def _status_before(told: Told) -> Callable[[Earlier], str]:
    def status(earlier: Earlier) -> str:
        row = semester_row(earlier.own.progress.rows, earlier.period.semester, "municipality")
        found = next((name for name in EVERY_STATUS if row and row[name]), None)
        return text(f"status.{found}", told.language).lower() if found else MISSING

    return status


def _progress_share(told: Told, level: str) -> Callable[[Indicators], str]:
    def share(indicators: Indicators) -> str:
        row = semester_row(indicators.progress.rows, told.period.semester, level)
        return percent_of(row[good_status(told.period)], row["participants"]) if row else MISSING

    return share


def _units(told: Told) -> KeyFigure:
    row = semester_row(told.figures.own.progress.rows, told.period.semester, "unit")
    label = told.say(f"key_units_{told.period.state}")
    if row is None:
        return KeyFigure(label, MISSING, "")
    noun = unit_noun(row["participants"], told.unit_type, told.language)
    good = row[good_status(told.period)]
    basis = told.say("basis_units", part_of=part_of(good, row["participants"], told.language), units=noun)
    share = _progress_share(told, "unit")
    compared = [*_compared(told, share), *_before(told, _progress_before(told, "unit"))]
    return KeyFigure(label, share(told.figures.own), basis, compared)


def _municipalities(told: Told) -> KeyFigure:
    row = semester_row(told.figures.own.progress.rows, told.period.semester, "municipality")
    label = told.say(f"key_municipalities_{told.period.state}")
    share = _progress_share(told, "municipality")
    if told.place.level == "municipality":
        label = told.say("key_own_municipality")
        status = next((name for name in EVERY_STATUS if row and row[name]), None)
        mark = status_mark(status, told.language) if status else MISSING
        of_all = _compared(told, share, f"compared_municipalities_{told.period.state}")
        compared = [*of_all, *_before(told, _status_before(told))] if row else []
        return KeyFigure(label, mark, told.say("basis_municipality_of_all"), compared, in_words=bool(status))
    if row is None:
        reason = "basis_municipalities_filtered" if told.unit_type else "basis_meetings_none"
        return KeyFigure(label, MISSING, told.say(reason))
    good = part_of(row[good_status(told.period)], row["participants"], told.language)
    basis = counted("area.basis_municipalities", row["participants"], told.language, part_of=good)
    compared = [*_compared(told, share), *_before(told, _progress_before(told, "municipality"))]
    return KeyFigure(label, share(told.figures.own), basis, compared)


def _meetings(told: Told) -> KeyFigure:
    def share(indicators: Indicators) -> str:
        row = all_meetings(indicators.completion.rows)
        return percent(row["completion_rate"]) if row else MISSING

    def before(earlier: Earlier) -> str:
        row = all_meetings(earlier.own.completion.rows)
        return share_of(done(row), due(row), told.language) if row else MISSING

    row = all_meetings(told.figures.own.completion.rows)
    label = told.say("key_meetings")
    if row is None or row["completion_rate"] is None:
        return KeyFigure(label, absent(Absent.NOT_DUE, told.language), told.say("basis_meetings_none"), in_words=True)
    basis = told.say("basis_meetings", part_of=part_of(done(row), due(row), told.language))
    return KeyFigure(label, share(told.figures.own), basis, [*_compared(told, share), *_before(told, before)])


def _attendance(told: Told) -> KeyFigure:
    def share(indicators: Indicators) -> str:
        row = staff_at_gatherings(indicators.attendance.rows)
        return percent(row["attendance_rate"]) if row else MISSING

    def before(earlier: Earlier) -> str:
        row = staff_at_gatherings(earlier.own.attendance.rows)
        return share_of(row["attended"], row["invited"], told.language) if row else MISSING

    row = staff_at_gatherings(told.figures.own.attendance.rows)
    label = told.say("key_attendance")
    if row is None and told.period.state == "future":
        return KeyFigure(label, absent(Absent.NOT_DUE, told.language), told.say("basis_not_begun"), in_words=True)
    if row is None:
        return KeyFigure(label, MISSING, told.say("basis_attendance_none"), _compared(told, share))
    basis = told.say("basis_attendance", part_of=part_of(row["attended"], row["invited"], told.language))
    return KeyFigure(label, share(told.figures.own), basis, [*_compared(told, share), *_before(told, before)])


def _involvement(told: Told) -> KeyFigure:
    def share(indicators: Indicators) -> str:
        row = involvement(indicators.done.rows)
        return percent(row["share"]) if row else MISSING

    def before(earlier: Earlier) -> str:
        row = involvement(earlier.own.done.rows)
        return share_of(row["numerator"], row["denominator"], told.language) if row else MISSING

    row = involvement(told.figures.own.done.rows)
    label = told.say("key_involvement")
    if row is None:
        return KeyFigure(label, absent(Absent.NOT_DUE, told.language), told.say("basis_not_begun"), in_words=True)
    units = unit_noun(row["denominator"] or 0, told.unit_type, told.language)
    part = part_of(row["numerator"], row["denominator"], told.language)
    basis = told.say("basis_involvement", part_of=part, units=units)
    return KeyFigure(label, share(told.figures.own), basis, [*_compared(told, share), *_before(told, before)])


def _said(told: Told, goal: SubGoal | None) -> KeyFigure:
    label = told.say("key_said")
    if goal is None or goal.n == 0 or published_semester(told.figures, told.period) is None:
        return KeyFigure(label, MISSING, told.say("basis_said_none"))
    nation = [told.say("compared", area=told.say("nation"), value=percent(goal.nation_favourable))]
    compared = [] if told.place.level == "nation" else nation
    if goal.favourable is None:
        return KeyFigure(label, HIDDEN, told.say("basis_said_hidden"), compared)
    semester = published_semester(told.figures, told.period)
    basis = told.say("basis_said", count=number(goal.n), semester=semester)
    before = _before(told, _said_before(told, semester))
    return KeyFigure(label, percent(goal.favourable), basis, [*compared, *before])


def _said_before(told: Told, semester: int | None) -> Callable[[Earlier], str]:
    """Return what the delivery before published of the same semester's answers."""

    def favourable(earlier: Earlier) -> str:
        wanted = (semester, STAFF_COMPETENCE, "all")
        rows = (row for row in earlier.said.rows if (row["semester_no"], row["sub_goal_no"], row["role"]) == wanted)
        row = next(rows, None)
        if row is None or row["n"] == 0:
            return told.say("earlier_unpublished")
        return HIDDEN if row["favourable"] is None else percent(row["favourable"])

    return favourable
