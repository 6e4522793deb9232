"""The pages one meets around signing in through OpenID Connect; none of them holds a figure."""

from typing import Literal

from flask import render_template
from flask.typing import ResponseReturnValue

from dashboard.login.addresses import NO_ACCESS, SIGN_IN, SIGNED_OUT, START, sign_in_at
from dashboard.login.claims import Reason
from dashboard.texts import Language, text
from dashboard.web.shell import frame_of_shell

Failure = Literal["issuer_down", "expired", "declined"]
_STATUS: dict[Failure, int] = {"issuer_down": 502, "expired": 400, "declined": 400}


def ask(language: Language, wanted: str, contact: str | None, *, ran_out: bool) -> ResponseReturnValue:
    """Return the page with the one button."""
    return render_template(
        "sign_in_oidc.html",
        **frame_of_shell(language),
        title=text("login.title", language),
        ran_out=ran_out,
        start=sign_in_at(wanted, language, START),
        whom_to_ask=contact and text("login.whom_to_ask", language, contact=contact),
        **_other_language(language, sign_in_at(wanted, _other(language))),
    )


def failed(reason: Failure, language: Language, wanted: str) -> ResponseReturnValue:
    """Return the page for a sign-in that came to nothing, with the way to try again."""
    page = render_template(
        "sign_in_message.html",
        **frame_of_shell(language),
        title=text(f"login.{reason}_title", language),
        sentences=[text(f"login.{reason}_why", language)],
        way_on=text("login.try_again", language),
        way_on_address=sign_in_at(wanted, language),
    )
    return page, _STATUS[reason]


def no_access(reason: Reason, language: Language, contact: str | None) -> ResponseReturnValue:
    """Return the page for somebody who signed in and may see nothing."""
    asked = text("login.ask_contact", language, contact=contact) if contact else text("login.ask_operator", language)
    page = render_template(
        "sign_in_message.html",
        **frame_of_shell(language),
        title=text("login.no_access_title", language),
        sentences=[text(f"login.{reason}_why", language), asked, text("login.no_access_sign_out", language)],
        signs_out=True,
        **_other_language(language, f"{NO_ACCESS}?sprak={_other(language)}"),
    )
    return page, 403


def leaving(language: Language, address: str) -> ResponseReturnValue:
    """Return the page that goes on to the issuer by itself: a redirect of the form would be stopped by the policy."""
    return render_template(
        "sign_in_message.html",
        **frame_of_shell(language),
        title=text("login.leaving_title", language),
        sentences=[text("login.leaving_why", language)],
        goes_on=True,
        way_on=text("login.leaving_on", language),
        way_on_address=address,
    )


def left(language: Language) -> ResponseReturnValue:
    """Return the page that says one is signed out."""
    return render_template(
        "sign_in_message.html",
        **frame_of_shell(language),
        title=text("login.left_title", language),
        sentences=[text("login.left_why", language)],
        way_on=text("login.sign_in_again", language),
        way_on_address=f"{SIGN_IN}?sprak={language}",
        **_other_language(language, f"{SIGNED_OUT}?sprak={_other(language)}"),
    )


def _other(language: Language) -> Language:
    return "nn" if language == "nb" else "nb"


def _other_language(language: Language, address: str) -> dict[str, str]:
    return {"other_language": _other(language), "other_address": address}
