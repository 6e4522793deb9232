"""What the trace is told of each request: the known names in an address, and never what was merely written there."""

from collections.abc import Mapping

from flask import request, session

from dashboard import trace
from dashboard.access import Access
from dashboard.filters import LEVELS, Filters
from dashboard.questions import Question

Facts = Mapping[str, str | int | None]
_LONGEST_ID = 9  # digits; a unit's
_LEVELS = {"enhet": "unit", **LEVELS}
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def of_view(rule: str | None, path: str, filters: Filters) -> dict[str, str | int | None]:
    """Return the facts of a view: the page by its route (None: there is none), and the area and filters asked for.

    An area is told of also where the reader may not see it, or there is none: that somebody asked is worth knowing.
    """
    return {"route": rule, **of_area(_area_at(path) or filters.area), **of_filters(filters)}


def of_area(area: tuple[str, str] | None) -> dict[str, str | int | None]:
    """Return level and id of an area as it was asked for; neither where the id does not have the form of one."""
    level, area_id = area or (None, None)
    if area_id is None or not (area_id.isascii() and area_id.isdecimal() and len(area_id) <= _LONGEST_ID):
        return {"level": None, "area": None}
    return {"level": level, "area": area_id}


def of_filters(filters: Filters) -> dict[str, str | int | None]:
    """Return the choices of an address that were understood."""
    return {
        "cohort": filters.cohort,
        "semester": filters.semester,
        "unit_type": filters.unit_type,
        "sub_goal": filters.sub_goal,
        "role": filters.role,
        "reason": filters.reason,
    }


def of_question(question: Question) -> dict[str, str | int | None]:
    """Return the choices a table was asked for with; `by` is the level it has rows for."""
    chosen = {"cohort": question.cohort, "semester": question.semester, "unit_type": question.unit_type}
    return {"by": question.level, **of_area(question.within), **chosen}


def viewed(access: Access, status: int, facts: Facts) -> None:
    """Trace that somebody was shown a view; the browser that prints for a reader is told apart by its form."""
    form = "pdf" if "prints" in session else "page"
    trace.record("viewed", subject=access.subject, scope=access.key, form=form, status=status, **facts)


def downloaded(access: Access, name: str, form: str, facts: Facts, status: int = 200) -> None:
    """Trace that somebody took a file along, or was refused it."""
    trace.record("downloaded", subject=access.subject, scope=access.key, name=name, form=form, status=status, **facts)


def turned_away() -> None:
    """Trace that a request was stopped for want of a session that reaches it."""
    method = request.method if request.method in _METHODS else None
    trace.record("turned_away", method=method, route=request.endpoint, **of_area(_area_at(request.path)))


def _area_at(path: str) -> tuple[str, str] | None:
    """Return the area an address is about: `/enhet/<id>`, and a file of it under `/last-ned`."""
    word, _, area_id = path.removeprefix("/last-ned").removesuffix(".pdf").strip("/").partition("/")
    return (_LEVELS[word], area_id) if word in _LEVELS else None
