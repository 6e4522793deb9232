"""Numbers and dates as Norwegians write them, and marks for what is not a number."""

from datetime import date

import pytest

from dashboard.formatting import (
    HIDDEN,
    MISSING,
    Absent,
    absent,
    alphabetical,
    counted,
    enumeration,
    long_date,
    number,
    part_of,
    percent,
    percent_of,
    share_of,
    short_date,
    signed,
)
from dashboard.texts import LANGUAGES


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (1234567, 0, "1\u00a0234\u00a0567"),
        (3.84, 1, "3,8"),
        (1234.5, 1, "1\u00a0234,5"),
        (-2, 0, "−2"),
        (-0.04, 1, "0,0"),
        (None, 0, "–"),
    ],
)
def test_number(value: float | None, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0.2, "+0,2"), (-0.2, "−0,2"), (0.0, "0,0"), (0.04, "0,0"), (-0.04, "0,0"), (None, "–")]
)
def test_signed(value: float | None, written: str) -> None:
    assert signed(value) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0, "0\u00a0%"),
        (1, "100\u00a0%"),
        (0.774, "77\u00a0%"),
        (0.001, "under\u00a01\u00a0%"),
        (0.999, "over\u00a099\u00a0%"),
        (None, "–"),
    ],
)
def test_percent_says_nothing_and_all_only_where_it_is_so(share: float | None, written: str) -> None:
    assert percent(share) == written


def test_shares_come_with_their_denominator() -> None:
    assert share_of(41, 53, "nb") == "41 av 53 (77\u00a0%)"
    assert part_of(1234, 2000, "nn") == "1\u00a0234 av 2\u00a0000"
    assert percent_of(41, 53) == "77\u00a0%"


@pytest.mark.parametrize(("part", "whole"), [(None, 53), (0, 0), (None, None)])
def test_nothing_is_no_share(part: int | None, whole: int | None) -> None:
    assert share_of(part, whole, "nb") == part_of(part, whole, "nb") == percent_of(part, whole) == MISSING


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_hidden_zero_and_not_due_all_look_different(language: str) -> None:
    marks = [absent(reason, language) for reason in Absent]  # type: ignore[arg-type]
    assert len({*marks, number(0)}) == len(marks) + 1
    assert absent(Absent.MISSING, "nb") == MISSING
    assert absent(Absent.HIDDEN, "nb") == HIDDEN


def test_dates() -> None:
    day = date(2026, 11, 5)
    assert long_date(day, "nb") == "5.\u00a0november 2026"
    assert short_date(day) == "05.11.2026"
    assert long_date(None, "nn") == short_date(None) == MISSING


@pytest.mark.parametrize(
    ("given", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_enumeration(given: list[str], written: str) -> None:
    assert enumeration(given, "nb") == written


def test_the_norwegian_alphabet_has_its_own_end_and_knows_accents() -> None:
    names = ["Åmli", "Ørsta", "Ærfugl", "Volda", "Ábc", "abd", "Zoo"]
    assert sorted(names, key=alphabetical) == ["Ábc", "abd", "Volda", "Zoo", "Ærfugl", "Ørsta", "Åmli"]


def test_one_and_many() -> None:
    assert counted("area.urgent_finding", 1, "nb") == "1\u00a0deltaker trenger oppfølging."
    assert counted("area.urgent_finding", 1042, "nb") == "1\u00a0042\u00a0deltakere trenger oppfølging."
