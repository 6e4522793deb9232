"""Signing in to the demonstration: one chooses whose eyes to see with. For one's own machine only."""

from flask import Blueprint, Flask, Response, redirect, render_template, request

from dashboard import trace
from dashboard.access import OFFICE, UDIR, Identity, access_of
from dashboard.login.addresses import SIGN_IN, SIGN_OUT, asked_language, sign_in_at, way_back
from dashboard.login.session import Sessions
from dashboard.programme import offices
from dashboard.texts import Language, text
from dashboard.web.preference import prefer
from dashboard.web.shell import frame_of_shell


def install(server: Flask, sessions: Sessions) -> None:
    """Register the page where one chooses, and signing out."""
    sign_in = Blueprint("sign_in", __name__)

    @sign_in.get(SIGN_IN)
    def ask() -> str:
        wanted = way_back(request.args.get("neste", "/"))
        return _page(asked_language(wanted), wanted, refused=False)

    @sign_in.post(SIGN_IN)
    def answer() -> Response | tuple[str, int]:
        chosen = request.form.get("reader", "")
        wanted = way_back(request.form.get("neste", "/"))
        language = asked_language(wanted)
        identity = Identity(UDIR) if chosen == UDIR else Identity(OFFICE, chosen)
        access = access_of(identity)
        if access is None:
            trace.record("sign_in_refused", reason="unknown_reader")
            return _page(language, wanted, refused=True), 400
        sessions.begin(identity)
        prefer(language)
        trace.record("signed_in", scope=access.key)
        return redirect(wanted, 303)  # type: ignore[return-value]

    @sign_in.post(SIGN_OUT)
    def leave() -> Response:
        if access := sessions.access():
            trace.record("signed_out", scope=access.key)
        sessions.end()
        return redirect(SIGN_IN, 303)  # type: ignore[return-value]

    server.register_blueprint(sign_in)


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
        other_address=sign_in_at(wanted, other),
    )
