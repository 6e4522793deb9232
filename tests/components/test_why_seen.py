"""«Hvorfor ser jeg dette?»: closed until asked, with the reason and the counties, a new one on every page."""

from dash import html

from dashboard.components.why_seen import why_seen
from tests.components.properties import properties
from tests.pages.tree import nodes, words


def test_it_is_a_native_disclosure_that_says_why_and_which_counties() -> None:
    made = why_seen("Fordi du er logget inn derfra.", ["Oslo", "Buskerud", "Akershus"], "/moter?pulje=9", "nb")
    assert isinstance(made, html.Details)
    assert "open" not in properties(made)
    (summary,) = [node for node in nodes(made) if isinstance(node, html.Summary)]
    assert words(summary) == "Hvorfor ser jeg dette?"
    assert "Fordi du er logget inn derfra." in words(made)
    assert "Fylkene du ser: Oslo, Buskerud og Akershus." in words(made)


def test_the_whole_country_is_not_listed() -> None:
    assert "Fylk" not in words(why_seen("Du ser hele landet.", [], "/", "nb"))


def test_in_nynorsk() -> None:
    said = words(why_seen("Fordi.", ["Vestland"], "/", "nn"))
    assert "Kvifor ser eg dette?" in said
    assert "Fylka du ser: Vestland." in said


def test_another_page_has_another_one_so_that_it_is_closed_there() -> None:
    keys = {properties(why_seen("Fordi.", [], address, "nb"))["key"] for address in ("/", "/moter", "/?pulje=9")}
    assert len(keys) == 3
