"""A CSV file that a Norwegian Excel opens right, and in which nothing is a formula."""

from datetime import date

import pytest

from dashboard.exports.csv import as_csv

FLAGS = {True: "ja", False: "nei"}


def lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").split("\r\n")


def test_it_begins_with_a_bom_and_what_the_figure_is() -> None:
    sheet = as_csv(["Framdrift", "Data per 15. november 2026"], {"n": "Svar"}, [{"n": 3}], FLAGS)
    assert sheet.startswith("\ufeffFramdrift\r\nData per")
    assert lines(sheet) == ["Framdrift", "Data per 15. november 2026", "", "Svar", "3", ""]


@pytest.mark.parametrize(
    ("held", "written"),
    [
        (0.5, "0,5"),
        (-0.25, "-0,25"),
        (1 / 3, "0,3333333333333333"),
        (1200, "1200"),
        (-3, "-3"),
        (0, "0"),
        (None, ""),
        (True, "ja"),
        (False, "nei"),
        (date(2026, 11, 15), "2026-11-15"),
        ("Blåbærbukta; skole", '"Blåbærbukta; skole"'),
        ('Den "nye"', '"Den ""nye"""'),
    ],
)
def test_cells(held: object, written: str) -> None:
    assert lines(as_csv([], {"x": "X", "y": "Y"}, [{"x": held, "y": 1}], FLAGS))[2] == f"{written};1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_is_never_a_formula(start: str) -> None:
    hostile = f"{start}cmd|' /C calc'!A0"
    sheet = as_csv([hostile], {"x": hostile}, [{"x": hostile}], FLAGS)
    for line in lines(sheet):
        assert not line.lstrip('"').startswith(start)
    assert f"'{start}" in sheet
