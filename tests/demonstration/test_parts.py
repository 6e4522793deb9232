"""The small parts that the generator is made of."""

from collections import Counter
from datetime import date

import pytest

from dashboard.demonstration.dates import working_day
from dashboard.demonstration.dice import Dice
from dashboard.demonstration.names import unit_name
from dashboard.demonstration.organisation_numbers import OrganisationNumbers, check_digit
from dashboard.demonstration.tables import columns
from tests.demonstration.conftest import Ask


@pytest.mark.parametrize(("number", "digit"), [("97476435", 0), ("97476131", 9), ("96731101", 4)])
def test_check_digit_of_the_offices(number: str, digit: int) -> None:
    assert check_digit(number) == digit


def test_check_digit_that_does_not_exist() -> None:
    assert check_digit("30000007") == 10


@pytest.mark.parametrize("seed", [0, 1, 12_345])
def test_organisation_numbers_are_valid_and_never_collide(seed: int) -> None:
    numbers = OrganisationNumbers(seed)
    given = [numbers.new() for _ in range(30_000)]
    assert len(set(given)) == len(given)
    assert all(len(number) == 9 and number[0] == "3" for number in given)
    assert all(check_digit(number[:8]) == int(number[8]) for number in given)


def test_committed_organisation_numbers(ask: Ask) -> None:
    found = ask(
        "select unit_id, count(distinct unit_name), count(distinct municipality_no) from participation group by all"
    )
    assert all(names == 1 and municipalities == 1 for _, names, municipalities in found)
    assert all(check_digit(number[:8]) == int(number[8]) for number, _, _ in found)


def test_names_are_never_given_twice() -> None:
    names = [unit_name(index, kind, False) for index in range(25_000) for kind in ("kindergarten", "school")]
    assert max(Counter(names).values()) == 1
    assert all(name.endswith((" barnehage", " skole")) or name[-1].isdigit() for name in names)


def test_names_in_nynorsk() -> None:
    assert unit_name(3, "school", True).endswith(" skule")
    assert unit_name(3, "kindergarten", True).endswith(" barnehage")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 13), date(2026, 11, 13)),
        (date(2026, 11, 14), date(2026, 11, 16)),
        (date(2026, 4, 2), date(2026, 4, 7)),  # Maundy Thursday
        (date(2026, 5, 14), date(2026, 5, 15)),  # Ascension Day
        (date(2025, 6, 9), date(2025, 6, 10)),  # Whit Monday
        (date(2025, 12, 22), date(2026, 1, 5)),
    ],
)
def test_working_day(day: date, expected: date) -> None:
    assert working_day(day) == expected


def test_dice_are_the_same_for_ever() -> None:
    dice = Dice(1, "a", 2)
    drawn = (dice.between(1, 6), dice.pick("abc"), dice.shuffled([1, 2, 3, 4]), dice.chance(0.5))
    again = Dice(1, "a", 2)
    assert drawn == (again.between(1, 6), again.pick("abc"), again.shuffled([1, 2, 3, 4]), again.chance(0.5))
    assert Dice(1, "a", 2).random() != Dice(1, "a", 3).random()


def test_columns_are_the_contract_s() -> None:
    assert list(columns()) == ["participation", "meetings", "attendance", "evaluation", "milestones"]
