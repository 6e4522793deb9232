"""Every internal link is made here; the address is the whole state of a view."""

from dataclasses import replace
from urllib.parse import quote, urlencode

from dashboard.filters import LEVELS, Filters
from dashboard.questions import Question
from dashboard.texts import Language

CALENDAR = "/last-ned/moter.ics"
FOLLOW_UP = "/oppfolging"
_PATHS = {
    "nation": "/",
    "office": "/statsforvalter/{}",
    "county": "/fylke/{}",
    "municipality": "/kommune/{}",
    "unit": "/enhet/{}",
}


def area(level: str, area_id: str, filters: Filters) -> str:
    """Return the address of an area's page (a unit is an area) with the filters that concern it."""
    return _PATHS[level].format(quote(area_id, safe="")) + filters.common().query_string()


def area_at(path: str) -> tuple[str, str] | None:
    """Return the area whose page is at `path`, as level and id; None for the nation, a unit and every other page."""
    for level in LEVELS.values():
        before = _PATHS[level].format("")
        if path.startswith(before) and path.removeprefix(before).isdecimal():
            return level, path.removeprefix(before)
    return None


def in_language(path: str, filters: Filters, language: Language) -> str:
    """Return the same view in another language, which the address says even where it is the usual one.

    Otherwise somebody who prefers nynorsk could not choose bokmål.
    """
    rest = filters.in_language("nb").query_string()
    return f"{path}{rest}{'&' if rest else '?'}sprak={language}"


def page(path: str, filters: Filters) -> str:
    """Return another page (or the same with other filters)."""
    return path + filters.query_string()


def download(question: Question, snapshot_id: str, language: Language, form: str = "csv") -> str:
    """Return the address of a query's rows as a file (`csv` or `xlsx`) with headings in a language."""
    options = urlencode([*question.options(), ("data", snapshot_id), ("sprak", language)])
    return f"/last-ned/{question.name}.{form}?{options}"


def calendar(filters: Filters, snapshot_id: str) -> str:
    """Return the address of the calendar file of coming meetings, of one delivery."""
    return CALENDAR + replace(filters.about_area(filters.area), snapshot=snapshot_id).query_string()


def brief(level: str, area_id: str, filters: Filters) -> str:
    """Return the address of a unit's or a municipality's page as a PDF file."""
    return f"/last-ned{_PATHS[level].format(quote(area_id, safe=''))}.pdf{filters.common().query_string()}"


def sign_out() -> str:
    """Return the address the sign-out form posts to."""
    return "/logg-ut"
