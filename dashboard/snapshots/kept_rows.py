"""What a snapshot was asked last, and answered: it never changes, so it is asked the same thing once.

Views of one reader ask much the same: other filters, another language or the area above need some rows that are there.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

MOST_CELLS = 1_500_000  # of a snapshot in each process; some 25 MB
# An answer that would drive out most others, as a file for a spreadsheet may hold, is not kept.
_LEAST_KEPT = 10


@dataclass(frozen=True)
class Rows:
    """The answer to a query: its columns, and its rows in order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    _grouped: dict[str, Mapping[Any, Sequence[int]]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def fetched(cls, columns: Iterable[str], rows: Sequence[tuple[Any, ...]]) -> "Rows":
        """Return an answer in which a word that stands in many rows is held once: a fourth of the room."""
        known: dict[Any, Any] = {}
        shared = [
            map(known.setdefault, column, column) if isinstance(column[0], str) else column
            for column in zip(*rows, strict=True)
        ]
        return cls(tuple(columns), tuple(zip(*shared, strict=True)))

    @property
    def cells(self) -> int:
        """How much room it takes; an answer without rows is remembered too."""
        return len(self.columns) * (len(self.rows) + 1)

    def column(self, name: str) -> list[Any]:
        """Return what a column holds, row by row."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def places(self, name: str) -> Mapping[Any, Sequence[int]]:
        """Return in which rows a column holds each of its values; told once, as an answer is kept and asked again."""
        if name not in self._grouped:
            places: dict[Any, array[int]] = {}
            for place, value in enumerate(self.column(name)):
                if value not in places:
                    places[value] = array("I")
                places[value].append(place)
            self._grouped[name] = places
        return self._grouped[name]

    def at(self, places: Iterable[int]) -> "Rows":
        """Return the rows at these places, and no others."""
        return Rows(self.columns, tuple(self.rows[place] for place in places))


class KeptRows:
    """The answers of one open snapshot, as many as there is room for; gone when it is closed. Thread-safe."""

    def __init__(self, most_cells: int = MOST_CELLS) -> None:
        self._most_cells = most_cells
        self._kept: OrderedDict[Hashable, Rows] = OrderedDict()
        self._cells = 0
        self._lock = Lock()

    def rows(self, question: Hashable, ask: Callable[[], Rows]) -> Rows:
        """Return the answer to a question, which must hold everything the answer follows from: whose eyes too."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        answer = ask()
        if answer.cells > self._most_cells // _LEAST_KEPT:
            return answer
        with self._lock:
            if question not in self._kept:
                self._kept[question] = answer
                self._cells += answer.cells
            while self._cells > self._most_cells:
                self._cells -= self._kept.popitem(last=False)[1].cells
        return answer
