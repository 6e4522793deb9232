"""The frame: whose eyes, which data, the other language at the same address, and a way past the header."""

from dataclasses import replace
from datetime import date

import pytest
from dash import html

from dashboard.components.frame import MAIN_ID, Surroundings, frame
from dashboard.filters import Filters
from dashboard.texts import Language
from tests.components.properties import properties
from tests.pages.tree import by_id, links, nodes, of_class, words

AROUND = Surroundings(
    path="/fylke/50",
    filters=Filters(cohort=9, unit_type="school"),
    reader="Statsforvalteren i Trøndelag",
    as_of=date(2026, 11, 15),
    synthetic=True,
)
CONTENT = html.H1("Trøndelag")


def test_the_content_is_the_main_and_the_first_link_leads_to_it() -> None:
    made = frame(CONTENT, AROUND)
    assert words(by_id(made, MAIN_ID)) == "Trøndelag"
    assert links(made)[0] == f"#{MAIN_ID}"


def test_whose_eyes_and_which_data() -> None:
    said = words(frame(CONTENT, AROUND))
    assert "Statsforvalteren i Trøndelag" in said
    assert "Data per 15.\u00a0november 2026" in said


def test_synthetic_data_say_so_and_real_data_do_not() -> None:
    assert of_class(frame(CONTENT, AROUND), "synthetic-mark")
    assert "Syntetiske data" in words(frame(CONTENT, AROUND))
    assert "yntetisk" not in words(frame(CONTENT, replace(AROUND, synthetic=False)))


def test_the_language_changes_and_the_address_stays() -> None:
    (nav,) = of_class(frame(CONTENT, AROUND), "languages")
    assert links(nav) == ["/fylke/50?pulje=9&type=skole&sprak=nb", "/fylke/50?pulje=9&type=skole&sprak=nn"]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_language_is_declared(language: Language) -> None:
    around = replace(AROUND, filters=replace(AROUND.filters, language=language))
    assert properties(frame(CONTENT, around))["lang"] == language


def test_signing_out_is_a_form_that_posts() -> None:
    (form,) = [node for node in nodes(frame(CONTENT, AROUND)) if isinstance(node, html.Form)]
    assert (properties(form)["method"], properties(form)["action"]) == ("post", "/logg-ut")


def test_what_the_address_did_not_get_is_announced() -> None:
    around = replace(AROUND, filters=replace(AROUND.filters, notices=("Vi forstod ikke «pulje=77».",)))
    (told,) = [node for node in nodes(frame(CONTENT, around)) if getattr(node, "role", None) == "status"]
    assert words(told) == "Vi forstod ikke «pulje=77»."
    assert not [node for node in nodes(frame(CONTENT, AROUND)) if getattr(node, "role", None) == "status"]
