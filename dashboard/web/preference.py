"""The language a reader prefers, for addresses that name none: the one last chosen, kept in the session's cookie."""

from flask import session

from dashboard.texts import LANGUAGES, Language

_KEY = "language"


def preferred_language() -> Language:
    """Return the language chosen last in this session, else bokmål."""
    held = session.get(_KEY)
    return next((language for language in LANGUAGES if language == held), "nb")


def prefer(language: Language) -> None:
    """Remember the language of the view that was just given."""
    if language != preferred_language():
        session[_KEY] = language
