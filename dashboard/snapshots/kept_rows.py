"""What a snapshot was asked last, and answered: it never changes, so it is asked the same thing once.

Views of one reader ask much the same: other filters, another language or the area above need some rows that are there.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any

MOST_CELLS = 300_000  # of a snapshot in each process; some 20 MB
# An answer that would drive out most others, as a file for a spreadsheet may hold, is not kept.
_LEAST_KEPT = 10


@dataclass(frozen=True)
class Rows:
    """The answer to a query: its columns, and its rows in order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def cells(self) -> int:
        """How much room it takes; an answer without rows is remembered too."""
        return len(self.columns) * (len(self.rows) + 1)


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
