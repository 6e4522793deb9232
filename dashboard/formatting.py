"""Numbers and dates the Norwegian way; what is missing, zero, hidden and not yet due never look alike."""

from datetime import date
from enum import StrEnum
from unicodedata import combining, normalize

from dashboard.texts import Language, text

NBSP = "\u00a0"
MINUS = "\u2212"
MISSING = "–"
HIDDEN = "*"


class Absent(StrEnum):
    """Why a cell has no number. A zero is a number and is written 0."""

    MISSING = "missing"
    HIDDEN = "hidden"
    NOT_DUE = "not_due"
    NOT_REQUIRED = "not_required"


def absent(reason: Absent, language: Language) -> str:
    """Return the mark of an absent number: «–», «*» or words."""
    return text(f"formatting.{reason.value}", language)


def number(value: float | None, decimals: int = 0) -> str:
    """Return `1 234,5` with non-breaking spaces between thousands, «–» for None."""
    if value is None:
        return MISSING
    written = f"{abs(value):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    negative = value < 0 and any(digit in written for digit in "123456789")
    return MINUS + written if negative else written


def signed(value: float | None, decimals: int = 1) -> str:
    """Return a change as `+0,2`, `−0,2` or `0,0`, «–» for None."""
    written = number(value, decimals)
    positive = value is not None and value > 0 and any(digit in written for digit in "123456789")
    return f"+{written}" if positive else written


def percent(share: float | None) -> str:
    """Return a share (0–1) as `77 %`, «–» for None; only the whole is `100 %` and only nothing `0 %`."""
    if share is None:
        return MISSING
    if 0 < share < 0.005:
        return f"under{NBSP}1{NBSP}%"
    if 0.995 <= share < 1:
        return f"over{NBSP}99{NBSP}%"
    return f"{number(share * 100)}{NBSP}%"


def part_of(part: int | None, whole: int | None, language: Language) -> str:
    """Return `41 av 53`, «–» when there is nothing to be a part of."""
    if part is None or not whole:
        return MISSING
    return text("formatting.part_of", language, part=number(part), whole=number(whole))


def percent_of(part: int | None, whole: int | None) -> str:
    """Return a count as per cent of another, `77 %`, «–» when there is nothing to be a part of."""
    return MISSING if part is None or not whole else percent(part / whole)


def share_of(part: int | None, whole: int | None, language: Language) -> str:
    """Return `41 av 53 (77 %)`, «–» when there is nothing to be a part of."""
    if part is None or not whole:
        return MISSING
    return f"{part_of(part, whole, language)} ({percent_of(part, whole)})"


def long_date(day: date | None, language: Language) -> str:
    """Return `15. november 2026`, «–» for None."""
    if day is None:
        return MISSING
    return f"{day.day}.{NBSP}{text(f'formatting.month_{day.month}', language)} {day.year}"


def short_date(day: date | None) -> str:
    """Return `15.11.2026`, «–» for None."""
    return MISSING if day is None else f"{day:%d.%m.%Y}"


def enumeration(words: list[str], language: Language) -> str:
    """Return `a, b og c`."""
    if len(words) < 2:
        return "".join(words)
    return text("formatting.last_of_list", language, first=", ".join(words[:-1]), last=words[-1])


def counted(key: str, count: int, language: Language, **params: object) -> str:
    """Return the text `<key>_one` or `<key>_many` by the count, its placeholder `{count}` written the Norwegian way."""
    return text(f"{key}_one" if count == 1 else f"{key}_many", language, count=number(count), **params)


def alphabetical(name: str) -> str:
    """Return a name as a sort key: Norwegian order (æ, ø, å last), accents of other letters apart."""
    last = name.casefold().replace("å", "\U0010fffc").replace("ø", "\U0010fffb").replace("æ", "\U0010fffa")
    return "".join(letter for letter in normalize("NFD", last) if not combining(letter))
