"""What python-calamine does not tell of a workbook: which cells hold an error or a formula nobody calculated.

It gives such cells as empty, and a date that is «#REF!» is not a date that is blank.
"""

import posixpath
import re
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import ZipFile

_STEP = 1 << 20
_OVERLAP = 200
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_SPECIAL = re.compile(rb"""\st\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")
_PLACE = re.compile(r"([A-Z]+)([0-9]+)")

Attributes = dict[str, str]


def sheets(container: ZipFile) -> dict[str, str]:
    """Return the name inside the container of each sheet, by the sheet's name."""
    inside = {name.casefold(): name for name in container.namelist()}
    targets = {
        attributes.get("Id", ""): _resolved(attributes.get("Target", ""))
        for attributes in _elements(container, inside["xl/_rels/workbook.xml.rels"], "Relationship")
    }
    found = {}
    for attributes in _elements(container, inside["xl/workbook.xml"], "sheet"):
        identity = next(value for key, value in attributes.items() if key.endswith(":id"))
        found[attributes["name"]] = inside.get(targets[identity].casefold(), "")
    return found


def has_cells(container: ZipFile, part: str) -> bool:
    """Tell whether a sheet has any cell at all."""
    return part != "" and any(_CELL.search(chunk) for chunk in _chunks(container, part))


def without_value(container: ZipFile, part: str) -> dict[tuple[int, int], str]:
    """Return what stands in cells with an error («#REF!») or a formula without a value («=A1»), by row and column."""
    if not any(_SPECIAL.search(chunk) for chunk in _chunks(container, part)):
        return {}
    sheet = _Sheet()
    _parse(container, part, sheet.start, sheet.end, sheet.text)
    return sheet.found


def letters(column: int) -> str:
    """Return a column's letters as a sheet shows them: 1 is A, 27 is AA."""
    shown = ""
    while column:
        column, rest = divmod(column - 1, 26)
        shown = chr(ord("A") + rest) + shown
    return shown


class _Sheet:
    """Follows the cells of a sheet through its XML."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._row, self._column = 0, 0
        self._kind = ""
        self._formula: str | None = None
        self._value = ""
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif tag == "c":
            self._column += 1
            if placed := _PLACE.fullmatch(attributes.get("r", "")):
                self._column, self._row = _number(placed[1]), int(placed[2])
            self._kind, self._formula, self._value = attributes.get("t", "n"), None, ""
        elif tag == "f":
            self._formula = ""
        self._inside = tag

    def text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
        elif self._inside == "f" and self._formula is not None:
            self._formula += text

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        self._inside = ""
        if tag == "c":
            if self._kind == "e":
                self.found[self._row, self._column] = self._value or "#"
            elif self._formula is not None and not self._value and self._kind != "str":
                self.found[self._row, self._column] = f"={self._formula}"


def _number(shown: str) -> int:
    column = 0
    for letter in shown:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _resolved(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _elements(container: ZipFile, part: str, tag: str) -> list[Attributes]:
    found: list[Attributes] = []

    def start(name: str, attributes: Attributes) -> None:
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    _parse(container, part, start, lambda _: None, lambda _: None)
    return found


def _parse(container: ZipFile, part: str, start: object, end: object, text: object) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text  # type: ignore[assignment]
    with container.open(part) as file:
        parser.ParseFile(file)


def _chunks(container: ZipFile, part: str) -> Iterator[bytes]:
    """Give the bytes of a part, each time with the end of those before, so that nothing is cut in two."""
    before = b""
    with container.open(part) as file:
        while chunk := file.read(_STEP):
            yield before + chunk
            before = chunk[-_OVERLAP:]
