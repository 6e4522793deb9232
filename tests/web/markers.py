"""What must not be in an answer to a reader: names, ids and figures of the nation's view that are not in the reader's.

What the reader sent is not told by sending it back. What everybody may read (texts, guide, programme, contract) names
some counties and municipalities; what stands there, or is part of an own name, marks nothing.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import chain
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from dashboard import resources
from dashboard.catalogue import LEVELS, catalogue
from dashboard.filters import LEVELS as IN_ADDRESSES
from dashboard.programme import offices
from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+[.,]\d{6,}")
#: A number of two or four digits is an area's only where it is said to be: in an address, an option, a cell of its own.
_PLACE = re.compile(r"(?:(\w+)[-/:]|[\"';>\n])(\d{2}|\d{4})(?=[\"';<&?.\n]|$)")
_FEW = 30
_SPELLED = {"fylke": 2, "county": 2, "kommune": 4, "municipality": 4, "": 4}
_OF_EVERYBODY = ["dashboard/texts", "data/programme", "data/contract", "docs"]
_MEETINGS = uuid5(NAMESPACE_URL, "laeringsmiljoprosjektet/meetings")

Name = tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What a view holds: areas by level, as ids and names; figures with many decimals; meetings."""

    areas: frozenset[tuple[str, str, str]]
    figures: frozenset[float]
    meetings: frozenset[str]


@dataclass(frozen=True)
class Outside:
    """What the nation's view holds and a reader's does not."""

    ids: frozenset[str]
    names: dict[str, list[Name]]
    places: frozenset[str]
    figures: frozenset[float]
    meetings: frozenset[str]

    def found(self, said: str, sent: str = "") -> set[str]:
        """Return what of it stands in an answer and was not in the question."""
        words, asked = _words(said), set(_words(sent))
        told: set[str] = (set(words) & self.ids) | {place for place in _places(said) if place in self.places}
        told |= set(self._named(words)) | {one for one in self.meetings if one in said}
        told = {one for one in told if not asked >= set(_words(one))}
        return told | {str(figure) for figure in self.figures & _figures(said)}

    def _named(self, words: list[str]) -> Iterator[str]:
        for place, word in enumerate(words):
            for name in self.names.get(word, ()):
                if tuple(words[place : place + len(name)]) == name:
                    yield " ".join(name)


def seen_by(scope: Scope, data: Path) -> Seen:
    """Return what a scope holds in all published deliveries together."""
    warehouse = Warehouse(data)
    try:
        parts = []
        for snapshot in warehouse.store.ids():
            with warehouse.view(scope, str(snapshot)) as view:
                parts.append(Seen(_areas(view), _all_figures(view), _coming(view)))
    finally:
        warehouse.close()
    return Seen(*(frozenset(chain.from_iterable(part)) for part in zip(*map(_parts, parts), strict=True)))


def outside(nation: Seen, own: Seen | None) -> Outside:
    """Return what marks a leak to a reader who sees `own`; None: to anybody who has not signed in.

    The list of offices is the public register's; the sign-in offers it to everybody.
    """
    mine = own or Seen(frozenset(), frozenset(), frozenset())
    foreign = nation.areas - mine.areas
    own_ids = {area_id for _, area_id, _ in mine.areas}
    if own is None:
        foreign = frozenset(area for area in foreign if area[0] != "office")
    known = _words("\n".join([_of_everybody(), *(name for _, _, name in mine.areas), *offices().values()]))
    said = Outside(frozenset(), _by_first_word({name for _, _, name in foreign}), frozenset(), frozenset(), frozenset())
    innocent = set(said._named(known))
    names = {name for _, _, name in foreign if " ".join(_words(name)) not in innocent}
    return Outside(
        frozenset(area_id for level, area_id, _ in foreign if level in ("unit", "office")) - own_ids,
        _by_first_word(names),
        frozenset(area_id for level, area_id, _ in foreign if level in ("county", "municipality")) - own_ids,
        nation.figures - mine.figures,
        nation.meetings - mine.meetings,
    )


def _parts(seen: Seen) -> tuple[Iterable[object], ...]:
    return seen.areas, seen.figures, seen.meetings


def _areas(view: View) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (level, row["area_id"], row["area_name"]) for level in LEVELS for row in view.run("areas", level=level)
    )


def _all_figures(view: View) -> frozenset[float]:
    asked = [name for name, figure in catalogue().items() if not figure.needs_unit]
    rows = chain.from_iterable(view.run(name, level=level) for name in asked for level in LEVELS)
    # Without the sign: what reads figures in text takes a minus for a dash.
    held = (abs(cell) for row in rows for cell in row.values() if isinstance(cell, float))
    return frozenset(_rounded(figure) for figure in held if _FIGURE.fullmatch(repr(figure)) and _is_telling(figure))


def _is_telling(figure: float) -> bool:
    """Tell whether a figure is somebody's: a share of few may be anybody's."""
    return abs(Fraction(figure).limit_denominator(_FEW) - Fraction(figure)) > Fraction(1, 10**9)


def _coming(view: View) -> frozenset[str]:
    return frozenset(str(uuid5(_MEETINGS, row["meeting_id"])) for row in view.run("coming_meetings"))


def _figures(said: str) -> set[float]:
    return {_rounded(float(written.replace(",", "."))) for written in _FIGURE.findall(said)}


def _rounded(figure: float) -> float:
    """Return a figure as every file writes it alike; the last digits of a double are not."""
    return float(f"{figure:.12g}") if math.isfinite(figure) else figure


def _places(said: str) -> Iterator[str]:
    spelled = {*_SPELLED, *IN_ADDRESSES}
    for word, number in _PLACE.findall(said):
        if word in spelled and _SPELLED.get(word) == len(number):
            yield number


def _words(said: str) -> list[str]:
    return _WORD.findall(said)


def _by_first_word(names: set[str]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in names:
        words = tuple(_words(name))
        found.setdefault(words[0], []).append(words)
    return found


@cache
def _of_everybody() -> str:
    folders = [resources.root() / folder for folder in _OF_EVERYBODY]
    files = [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".toml", ".md", ".csv")
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
