"""The language: in the address where it says one, else the one chosen last."""

from flask import Flask

from tests.web.world import ask_view, signed_in, view_words

NYNORSK, BOKMAL = "Barnehage eller skule", "Barnehage eller skole"


def test_the_language_chosen_last_holds_for_addresses_that_name_none(server: Flask) -> None:
    reader = signed_in(server, "udir")
    assert BOKMAL in view_words(ask_view(reader, "/"))
    assert NYNORSK in view_words(ask_view(reader, "/", "?sprak=nn"))
    assert NYNORSK in view_words(ask_view(reader, "/fylke/50"))
    assert BOKMAL in view_words(ask_view(reader, "/", "?sprak=nb"))
    assert BOKMAL in view_words(ask_view(reader, "/fylke/50"))


def test_one_readers_choice_is_not_anothers(server: Flask) -> None:
    ask_view(signed_in(server, "udir"), "/", "?sprak=nn")
    assert BOKMAL in view_words(ask_view(signed_in(server, "udir"), "/"))


def test_the_first_html_says_the_preferred_language(server: Flask) -> None:
    reader = signed_in(server, "udir")
    ask_view(reader, "/", "?sprak=nn")
    assert 'lang="nn"' in reader.get("/").text
    assert 'lang="nb"' in reader.get("/?sprak=nb").text
