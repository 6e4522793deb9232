"""Plans and analyses delivered, and children and parents involved."""

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.demonstration.cast import AS_OF, Municipality, Story, Unit
from dashboard.demonstration.dates import working_day
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.model import Requirement, Semester

_INVOLVEMENT = ("child_involvement", "parent_involvement")


def of_unit(
    dice: Dice, municipality: Municipality, unit: Unit, semester: Semester, requirements: tuple[Requirement, ...]
) -> Iterator[tuple[str, date]]:
    """Yield kind and date of what the unit delivered of what was due in the semester, maybe after it."""
    vigour = municipality.vigour[semester.semester_no - 1]
    for kind in _due(requirements, semester, "unit"):
        yield from _done(dice, kind, semester, vigour - unit.slack, unit)
    for kind in _INVOLVEMENT:
        if municipality.story is Story.EXEMPLARY or dice.chance(0.2 + 0.55 * vigour):
            yield from _done(dice, kind, semester, 1.0, unit)


def of_municipality(
    dice: Dice, municipality: Municipality, semester: Semester, requirements: tuple[Requirement, ...]
) -> Iterator[tuple[str, date]]:
    """Yield kind and date of what the municipality itself delivered."""
    for kind in _due(requirements, semester, "municipality"):
        yield from _done(dice, kind, semester, municipality.vigour[semester.semester_no - 1] - 0.15, None)


def _due(requirements: tuple[Requirement, ...], semester: Semester, level: str) -> Iterator[str]:
    for requirement in requirements:
        due = requirement.fulfilled_by == "milestone" and semester.semester_no in requirement.semesters
        if due and requirement.level == level:
            yield requirement.what


def _done(dice: Dice, kind: str, semester: Semester, vigour: float, unit: Unit | None) -> Iterator[tuple[str, date]]:
    draw, share = dice.random(), dice.random()
    if draw < 0.6 * (1.0 - vigour):
        return
    late = vigour < 1.0 and draw > 0.93 and kind not in _INVOLVEMENT
    first = semester.ends_on if late else semester.starts_on
    day = working_day(first + timedelta(days=12 + int(share * (50 if late else 120))))
    if day <= AS_OF and (unit is None or unit.present(day)):
        yield kind, day
