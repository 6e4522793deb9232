"""Reading an Excel file back as a spreadsheet reads it: each cell with its kind, and what is frozen."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree import ElementTree as ET  # our own files, just written

Cell = str | float | date | None
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAY_ZERO = date(1899, 12, 30)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its cells by row and column, how many rows are frozen, and how many formulas it holds."""

    name: str
    rows: list[list[Cell]]
    frozen: int
    formulas: int


def read(content: bytes) -> list[Sheet]:
    """Return the sheets in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = [str(sheet.get("name")) for sheet in _tree(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
        strings = ["".join(si.itertext()) for si in _tree(book, "xl/sharedStrings.xml")]
        formats = [xf.get("numFmtId") != "0" for xf in next(_tree(book, "xl/styles.xml").iter(f"{_MAIN}cellXfs"))]
        trees = [_tree(book, f"xl/worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    return [_sheet(name, tree, strings, formats) for name, tree in zip(names, trees, strict=True)]


def _tree(book: zipfile.ZipFile, path: str) -> ET.Element:
    return ET.fromstring(book.read(path))  # noqa: S314


def _sheet(name: str, tree: ET.Element, strings: list[str], dated: list[bool]) -> Sheet:
    rows: list[list[Cell]] = []
    for row in tree.iter(f"{_MAIN}row"):
        cells: dict[int, Cell] = {_column(str(c.get("r"))): _cell(c, strings, dated) for c in row}
        rows.append([cells.get(place) for place in range(max(cells, default=-1) + 1)])
    panes = [pane for pane in tree.iter(f"{_MAIN}pane") if pane.get("state") == "frozen"]
    frozen = int(panes[0].get("ySplit", "0")) if panes else 0
    return Sheet(name, rows, frozen, len(list(tree.iter(f"{_MAIN}f"))))


def _column(reference: str) -> int:
    place = 0
    for letter in re.sub(r"\d", "", reference):
        place = place * 26 + ord(letter) - 64
    return place - 1


def _cell(cell: ET.Element, strings: list[str], dated: list[bool]) -> Cell:
    held = cell.find(f"{_MAIN}v")
    if held is None or held.text is None:
        return None
    if cell.get("t") == "s":
        return strings[int(held.text)]
    assert cell.get("t") in (None, "n"), cell.get("t")
    if dated[int(cell.get("s", "0"))]:
        return _DAY_ZERO + timedelta(days=int(held.text))
    return float(held.text)
