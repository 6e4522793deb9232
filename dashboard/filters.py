"""Filters: from the query string, back to it, to the queries' parameters, and to a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.formatting import enumeration
from dashboard.texts import LANGUAGES, Language, text

UNIT_TYPES = {"barnehage": "kindergarten", "skole": "school"}
LEVELS = {"statsforvalter": "office", "fylke": "county", "kommune": "municipality"}
REASONS = (
    "overdue_meeting",
    "missing_meeting",
    "not_scheduled",
    "evaluation_missing",
    "milestone_missing",
    "low_attendance",
    "sub_goal_drop",
    "minutes_missing",
)
SEMESTERS = (1, 2, 3, 4)
_LONGEST_QUERY = 2000
_LONGEST_SHOWN = 20
_MOST_SHOWN = 3
_NAMES = {
    "pulje": "cohort",
    "semester": "semester",
    "type": "unit_type",
    "sprak": "language",
    "data": "snapshot",
    "side": "page_no",
    "omrade": "area",
    "delmal": "sub_goal",
    "rolle": "role",
    "arsak": "reason",
}


@dataclass(frozen=True)
class Choices:
    """What an address may name: the model's cohorts, sub-goals and roles, and the published deliveries."""

    cohorts: Sequence[int]
    snapshots: Sequence[str] = ()
    sub_goals: Sequence[int] = ()
    roles: Sequence[str] = ()


@dataclass(frozen=True)
class Filters:
    """What the address asks for; None is «not said», which each page fills in its own way."""

    cohort: int | None = None
    semester: int | None = None
    unit_type: str | None = None
    language: Language = "nb"
    snapshot: str | None = None
    page_no: int = 1
    area: tuple[str, str] | None = None
    sub_goal: int | None = None
    role: str | None = None
    reason: str | None = None
    notices: tuple[str, ...] = field(default=(), compare=False)

    def choosing(self, cohort: int | None, semester: int | None) -> "Filters":
        """Return the filters with this cohort and semester said, from the first page of rows."""
        return replace(self, cohort=cohort, semester=semester, page_no=1)

    def on_page(self, page_no: int) -> "Filters":
        """Return the same filters at another page of rows."""
        return replace(self, page_no=page_no)

    def of_every_type(self) -> "Filters":
        """Return the filters with both kindergartens and schools."""
        return replace(self, unit_type=None, page_no=1)

    def common(self) -> "Filters":
        """Return the filters that every page understands, to take along to another kind of page."""
        return replace(self, area=None, sub_goal=None, role=None, reason=None)

    def about_area(self, area: tuple[str, str] | None) -> "Filters":
        """Return the common filters for one area (None: everything in scope), from the first page of rows."""
        return replace(self.common(), area=area, page_no=1)

    def about_reason(self, reason: str | None) -> "Filters":
        """Return the filters for one reason of the follow-up list (None: every reason), from the first page of rows."""
        return replace(self, reason=reason, page_no=1)

    def of_everything(self) -> "Filters":
        """Return the filters with nothing left out; language and delivery stay."""
        return Filters(language=self.language, snapshot=self.snapshot)

    def in_language(self, language: Language) -> "Filters":
        """Return the same filters in another language."""
        return replace(self, language=language)

    def query_string(self) -> str:
        """Return `?pulje=9&type=skole`, or nothing when everything is at its default."""
        return _query_string(self)

    def params(self) -> dict[str, Any]:
        """Return the parameters of `View.run`."""
        return {
            "cohort": None if self.cohort is None else [self.cohort],
            "semester": None if self.semester is None else [self.semester],
            "unit_type": self.unit_type,
        }

    def sentence(self, language: Language) -> str:
        """Return what is shown, in words: «Pulje 9, semester 3, bare skoler»."""
        parts = [
            text("filters.all_cohorts", language)
            if self.cohort is None
            else text("filters.cohort_no", language, cohort=self.cohort),
            text("filters.all_semesters", language)
            if self.semester is None
            else text("filters.semester_no", language, semester=self.semester),
        ]
        if self.unit_type is not None:
            parts.append(text(f"filters.only_{self.unit_type}", language))
        return ", ".join(parts)


@lru_cache(maxsize=1024)  # each link of a page has one of a few
def _query_string(filters: Filters) -> str:
    words = {kind: word for word, kind in UNIT_TYPES.items()}
    said = [
        ("pulje", filters.cohort),
        ("semester", filters.semester),
        ("type", None if filters.unit_type is None else words[filters.unit_type]),
        ("sprak", None if filters.language == "nb" else filters.language),
        ("data", filters.snapshot),
        ("omrade", None if filters.area is None else area_word(filters.area)),
        ("delmal", filters.sub_goal),
        ("rolle", filters.role),
        ("arsak", filters.reason),
        ("side", None if filters.page_no == 1 else filters.page_no),
    ]
    kept = [(name, chosen) for name, chosen in said if chosen is not None]
    return f"?{urlencode(kept)}" if kept else ""


def area_word(area: tuple[str, str]) -> str:
    """Return how an area is written in an address: `fylke-50`."""
    words = {level: word for word, level in LEVELS.items()}
    return f"{words[area[0]]}-{area[1]}"


def parse(query_string: str, choices: Choices, preferred: Language = "nb") -> Filters:
    """Read a query string (with or without `?`); what is unknown, invalid or said twice is dropped with a notice.

    `preferred` is the language of an address that names none.
    """
    words = query_string.removeprefix("?")
    if len(words) > _LONGEST_QUERY:
        return Filters(language=preferred, notices=(text("filters.dropped_long", preferred),))
    pairs = parse_qsl(words, keep_blank_values=True, errors="replace")
    names = [name for name, _ in pairs]
    accepted: dict[str, Any] = {}
    dropped: list[str] = []
    for name, written in pairs:
        meaning = None if names.count(name) > 1 else _read(name, written, choices)
        if meaning is None:
            dropped.append(_shown(name, written))
        else:
            accepted[_NAMES[name]] = meaning
    accepted.setdefault("language", preferred)
    return Filters(**accepted, notices=_notices(dropped, accepted["language"]))


def _read(name: str, written: str, choices: Choices) -> int | str | tuple[str, str] | None:
    if name in ("rolle", "arsak"):
        return written if written in (choices.roles if name == "rolle" else REASONS) else None
    if name == "omrade":
        return _read_area(written)
    if name == "type":
        return UNIT_TYPES.get(written)
    if name == "sprak":
        return written if written in LANGUAGES else None
    if name == "data":
        return written if written in choices.snapshots else None
    number = int(written) if written.isascii() and written.isdecimal() and len(written) <= 4 else 0
    valid = {
        "pulje": number in choices.cohorts,
        "semester": number in SEMESTERS,
        "delmal": number in choices.sub_goals,
        "side": number >= 1,
    }
    return number if valid.get(name, False) else None


def _read_area(written: str) -> tuple[str, str] | None:
    """Return the area that is spelled; whether there is one, and the reader may see it, the queries say."""
    word, _, area_id = written.partition("-")
    spelled = word in LEVELS and area_id.isascii() and area_id.isdecimal() and len(area_id) <= 9
    return (LEVELS[word], area_id) if spelled else None


def _shown(name: str, written: str) -> str:
    whole = f"{name}={written}"
    return whole if len(whole) <= _LONGEST_SHOWN else f"{whole[:_LONGEST_SHOWN]}…"


def _notices(dropped: list[str], language: Language) -> tuple[str, ...]:
    distinct = [f"«{shown}»" for shown in dict.fromkeys(dropped)]
    if not distinct:
        return ()
    shown = distinct[:_MOST_SHOWN] + ["…"] * (len(distinct) > _MOST_SHOWN)
    return (text("filters.dropped", language, filters=enumeration(shown, language)),)
