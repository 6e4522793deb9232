"""An Excel file whose cells are what they look like, and in which nothing is a formula."""

from datetime import date

import pytest

from dashboard.exports.xlsx import as_xlsx
from tests.exports.workbook import Cell, read

FLAGS = {True: "ja", False: "nei"}
TABS = ("Tall", "Om tallene")


def cell(held: object) -> Cell:
    (_, row), _ = (sheet.rows for sheet in read(as_xlsx([], {"x": "X", "y": "Y"}, [{"x": held, "y": 1}], FLAGS, TABS)))
    return row[0]


def test_the_table_is_first_with_its_headings_frozen_and_the_notes_are_second() -> None:
    content = as_xlsx(
        ["Framdrift", "Data per 15. november 2026"], {"n": "Svar", "r": "Andel"}, [{"n": 3, "r": 0.5}], FLAGS, TABS
    )
    table, notes = read(content)
    assert (table.name, table.rows, table.frozen) == ("Tall", [["Svar", "Andel"], [3, 0.5]], 1)
    assert (notes.name, notes.rows, notes.frozen) == ("Om tallene", [["Framdrift"], ["Data per 15. november 2026"]], 0)


@pytest.mark.parametrize(
    ("held", "written"),
    [
        (0.5, 0.5),
        (1 / 3, 1 / 3),
        (-3, -3.0),
        (0, 0.0),
        (None, None),
        (True, "ja"),
        (False, "nei"),
        (date(2026, 11, 15), date(2026, 11, 15)),
        ("0974764350", "0974764350"),
        ("https://example.org/", "https://example.org/"),
        ("Blåbærbukta <skole> & «co»", "Blåbærbukta <skole> & «co»"),
        ("x" * 40_000, "x" * 32_767),
    ],
)
def test_cells(held: object, written: Cell) -> None:
    assert cell(held) == written
    assert type(cell(held)) is type(written)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "{="])
def test_text_is_never_a_formula(start: str) -> None:
    hostile = f"{start}1+1}}"
    for sheet in read(as_xlsx([hostile], {"x": hostile}, [{"x": hostile}], FLAGS, TABS)):
        assert sheet.formulas == 0
        for row in sheet.rows:
            assert all(isinstance(held, str) and held.endswith("1+1}") for held in row)


def test_no_rows_is_a_table_of_headings() -> None:
    assert read(as_xlsx([], {"x": "X"}, [], FLAGS, TABS))[0].rows == [["X"]]
