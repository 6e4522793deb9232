"""Gives single units their stories: leaving, joining late, keeping silent, falling back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from dashboard.demonstration.cast import AS_OF, Municipality, Story, Trait, Unit
from dashboard.demonstration.model import Semester

_LEFT_REASONS = ("Sammenslått med en annen enhet", "Kapasitet", "Skifte av ledelse", "Enheten er lagt ned")
_STRONGER = frozenset({Story.EXEMPLARY, Story.FADING, Story.WITHDRAWN})
_TRAITS: tuple[frozenset[Trait], ...] = tuple(
    frozenset(Trait(name) for name in names.split())
    for names in (
        "left_now",
        "late_joiner",
        "drop",
        "small",
        "low_attendance",
        "",
        "unanimous",
        "left",
        "small",
        "silent",
        "",
        "",
        "drop",
        "small",
        "",
        "low_attendance silent",
        "",
        "",
        "",
        "",
    )
)


def with_traits(municipalities: list[Municipality], semesters: tuple[Semester, ...]) -> Iterator[Municipality]:
    """Give traits in turn to the units of municipalities that do not tell a stronger story."""
    place = 0
    for municipality in municipalities:
        if municipality.story in _STRONGER:
            yield municipality
            continue
        units = []
        for position, unit in enumerate(municipality.units):
            # The first unit of a municipality keeps it in the programme, whatever becomes of the others.
            traits = _TRAITS[place % len(_TRAITS)]
            if position and not unit.traits and _suits(unit, traits):
                units.append(_with_dates(unit, traits, semesters, place))
                place += 1
            else:
                units.append(unit)
        yield replace(municipality, units=tuple(units))


def _suits(unit: Unit, traits: frozenset[Trait]) -> bool:
    if Trait.SMALL in traits:
        return unit.unit_type == "kindergarten"
    if traits & {Trait.DROP, Trait.UNANIMOUS, Trait.LOW_ATTENDANCE}:
        return unit.employees >= 14
    return True


def _with_dates(unit: Unit, traits: frozenset[Trait], semesters: tuple[Semester, ...], place: int) -> Unit:
    unit = replace(unit, traits=traits)
    current = next((semester for semester in semesters if semester.starts_on <= AS_OF <= semester.ends_on), None)
    ended = [semester for semester in semesters if semester.ends_on < AS_OF]
    reason = _LEFT_REASONS[place % len(_LEFT_REASONS)]
    if Trait.SMALL in traits:
        return replace(unit, children=9 + place % 8, staff=4, employees=4)
    if Trait.LATE_JOINER in traits:
        joined = semesters[1].starts_on + timedelta(days=11) if ended else semesters[0].starts_on + timedelta(days=51)
        return replace(unit, joined_on=joined)
    if Trait.LEFT_NOW in traits and current:
        return replace(unit, left_on=current.starts_on + timedelta(days=69), left_reason=reason)
    if Trait.LEFT in traits and ended:
        left_in = ended[min(2, len(ended) - 1)]
        return replace(unit, left_on=left_in.starts_on + timedelta(days=78), left_reason=reason)
    return unit
