"""Where one signs in and out, and where one may be sent afterwards."""

from urllib.parse import parse_qs, urlencode, urlsplit

from flask import request

from dashboard.texts import LANGUAGES, Language
from dashboard.web.preference import preferred_language

SIGN_IN = "/innlogging"
SIGN_OUT = "/logg-ut"
START = f"{SIGN_IN}/start"
BACK = f"{SIGN_IN}/tilbake"
NO_ACCESS = f"{SIGN_IN}/ingen-tilgang"
SIGNED_OUT = f"{SIGN_IN}/ut"


def way_back(wanted: str) -> str:
    """Return the address to go to after signing in: a path on this site with its query, or the front page."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    on_this_site = wanted.startswith("/") and not wanted.startswith("//") and not parts.scheme and not parts.netloc
    plain = wanted.isprintable() and "\\" not in wanted and len(wanted) <= 2000
    is_view = parts.path not in (SIGN_IN, SIGN_OUT) and not parts.path.startswith(f"{SIGN_IN}/")
    return wanted if on_this_site and plain and is_view else "/"


def sign_in_at(wanted: str, language: Language, address: str = SIGN_IN) -> str:
    """Return the address of the sign-in page, or of what begins signing in, with the way back and the language."""
    return f"{address}?{urlencode({'sprak': language, 'neste': wanted})}"


def asked_language(wanted: str = "/") -> Language:
    """Return the language to meet somebody in: the one the address names, else that of the view they wanted."""
    written = request.values.get("sprak") or next(iter(parse_qs(urlsplit(wanted).query).get("sprak", [])), None)
    return next((language for language in LANGUAGES if language == written), preferred_language())
