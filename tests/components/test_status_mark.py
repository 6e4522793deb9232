"""A status is an icon and a word, never a colour alone."""

import pytest

from dashboard.components.status_mark import status_icon, status_mark
from dashboard.texts import catalogue
from tests.components.properties import properties
from tests.pages.tree import words

STATUSES = [key.partition(".")[2] for key in catalogue("nb") if key.startswith("status.")]


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_word(status: str) -> None:
    assert words(status_mark(status, "nb")) == catalogue("nb")[f"status.{status}"]


def test_the_icon_is_not_read_aloud() -> None:
    assert properties(status_icon("behind"))["aria-hidden"] == "true"
    assert words(status_icon("behind")) == ""


def test_other_words_may_stand_beside_the_icon() -> None:
    assert words(status_mark("held", "nb", "2 gjennomført")) == "2 gjennomført"
