"""Days on which kindergartens and schools hold meetings."""

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


def working_day(day: date) -> date:
    """Return the day itself, or the first one after it that is neither a weekend nor a public holiday."""
    while day.weekday() >= 5 or day in _holidays(day.year):
        day += _DAY
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    easter = _easter(year)
    around_easter = {easter + timedelta(days=days) for days in (-6, -5, -4, -3, -2, 1, 39, 50)}
    fixed = {date(year, 5, 1), date(year, 5, 17)}
    christmas = {date(year, 12, day) for day in range(21, 32)} | {date(year, 1, day) for day in range(1, 5)}
    return frozenset(around_easter | fixed | christmas)


def _easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian calendar's anonymous algorithm)."""
    century, in_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
