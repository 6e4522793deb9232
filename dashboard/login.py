"""Signing in, which ends in an Identity. For now the demonstration: one chooses whose eyes to see with."""

import ipaddress
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Flask, Response, redirect, render_template, request, session

from dashboard.access import OFFICE, UDIR, Identity, access_of
from dashboard.programme import offices
from dashboard.settings import Settings
from dashboard.texts import LANGUAGES, Language, text
from dashboard.web.preference import prefer
from dashboard.web.shell import frame_of_shell

SIGN_IN = "/innlogging"
SIGN_OUT = "/logg-ut"
LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]


class LoginRefused(Exception):  # noqa: N818 -- named for what the one who starts the server meets
    """The server must not start with this way of signing in; the message says why and what to do."""


def check(settings: Settings) -> None:
    """Refuse to serve without a way to sign in, or with the demonstration's open door on a network."""
    if settings.login is None:
        raise LoginRefused(text("serve.no_login", "nb"))
    if settings.login == "demo" and not is_loopback(settings.host):
        raise LoginRefused(text("serve.demo_beyond_loopback", "nb", host=settings.host))


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def install(server: Flask) -> None:
    """Register the sign-in page and signing out."""
    sign_in = Blueprint("sign_in", __name__)
    sign_in.add_url_rule(SIGN_IN, "ask", _ask, methods=["GET"])
    sign_in.add_url_rule(SIGN_IN, "answer", _answer, methods=["POST"])
    sign_in.add_url_rule(SIGN_OUT, "leave", _leave, methods=["POST"])
    server.register_blueprint(sign_in)
    # A page elsewhere must not reach the demonstration by pointing its own name at this machine.
    server.config["TRUSTED_HOSTS"] = LOOPBACK_NAMES


def way_back(wanted: str) -> str:
    """Return the address to go to after signing in: a path on this site with its query, or the front page."""
    parts = urlsplit(wanted)
    on_this_site = wanted.startswith("/") and not wanted.startswith("//") and not parts.scheme and not parts.netloc
    plain = wanted.isprintable() and "\\" not in wanted and len(wanted) <= 2000
    return wanted if on_this_site and plain and parts.path not in (SIGN_IN, SIGN_OUT) else "/"


def _ask() -> str:
    return _page(_language(request.args.get("sprak")), way_back(request.args.get("neste", "/")), refused=False)


def _answer() -> Response | tuple[str, int]:
    chosen = request.form.get("reader", "")
    wanted = way_back(request.form.get("neste", "/"))
    identity = Identity(UDIR) if chosen == UDIR else Identity(OFFICE, chosen)
    if access_of(identity) is None:
        return _page(_language(request.form.get("sprak")), wanted, refused=True), 400
    session.clear()
    session.permanent = True
    session["identity"] = identity.to_session()
    prefer(_language(request.form.get("sprak")))
    return redirect(wanted, 303)  # type: ignore[return-value]


def _leave() -> Response:
    session.clear()
    return redirect(SIGN_IN, 303)  # type: ignore[return-value]


def _language(written: str | None) -> Language:
    return next((language for language in LANGUAGES if language == written), "nb")


def _page(language: Language, wanted: str, *, refused: bool) -> str:
    other: Language = "nn" if language == "nb" else "nb"
    return render_template(
        "sign_in.html",
        **frame_of_shell(language),
        title=text("login.title", language),
        wanted=wanted,
        refused=refused,
        offices=list(offices().items()),
        other_language=other,
        other_address=f"{SIGN_IN}?{urlencode({'sprak': other, 'neste': wanted})}",
    )
