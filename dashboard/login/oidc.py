"""Signing in through OpenID Connect: out to the issuer, back with a role or without, and out of both again."""

import hashlib
import hmac
from dataclasses import dataclass

from flask import Blueprint, Flask, redirect, request, session
from flask.typing import ResponseReturnValue

from dashboard import trace
from dashboard.access import Identity, access_of
from dashboard.login import attempts, pages
from dashboard.login.addresses import (
    BACK,
    NO_ACCESS,
    SIGN_IN,
    SIGN_OUT,
    SIGNED_OUT,
    START,
    asked_language,
    way_back,
)
from dashboard.login.attempts import Attempt
from dashboard.login.claims import NoRole, RoleClaims
from dashboard.login.issuer import CodeRefused, Issuer, IssuerDown, SignedIn
from dashboard.login.session import Sessions
from dashboard.settings import Settings
from dashboard.texts import Language
from dashboard.web.preference import prefer, preferred_language

# The person said no, or was not let in there: nothing is wrong with the issuer.
_DECLINED = ("access_denied", "login_required", "interaction_required", "consent_required")
_TOKEN, _REFUSED = "id_token", "refused"
# A longer token would not fit in the cookie; the issuer then asks whom to sign out.
_LONGEST_TOKEN = 2000
_ROOM = 2600


def install(server: Flask, settings: Settings, sessions: Sessions) -> None:
    """Register signing in and out through the issuer of the settings."""
    own = str(settings.public_url)
    issuer = Issuer(server, settings, own + BACK)
    door = _Door(server, settings, sessions, issuer, RoleClaims.of_settings(settings), own + SIGNED_OUT)
    sign_in = Blueprint("sign_in", __name__)
    sign_in.add_url_rule(SIGN_IN, "ask", door.ask, methods=["GET"])
    sign_in.add_url_rule(START, "start", door.start, methods=["GET"])
    sign_in.add_url_rule(BACK, "back", door.back, methods=["GET"])
    sign_in.add_url_rule(NO_ACCESS, "no_access", door.no_access, methods=["GET"])
    sign_in.add_url_rule(SIGN_OUT, "leave", door.leave, methods=["POST"])
    sign_in.add_url_rule(SIGNED_OUT, "left", door.left, methods=["GET"])
    server.register_blueprint(sign_in)


@dataclass(frozen=True)
class _Door:
    server: Flask
    settings: Settings
    sessions: Sessions
    issuer: Issuer
    roles: RoleClaims
    signed_out: str

    def ask(self) -> ResponseReturnValue:
        """Show the way to the issuer, which nobody is sent without asking: a signed-out reader stays signed out."""
        wanted = way_back(request.args.get("neste", "/"))
        return pages.ask(asked_language(wanted), wanted, self.settings.contact, ran_out=self.sessions.ran_out())

    def start(self) -> ResponseReturnValue:
        """Send the browser to the issuer. A link and no form: a form's way is closed to other sites by the policy."""
        wanted = way_back(request.args.get("neste", "/"))
        language = asked_language(wanted)
        try:
            begun = self.issuer.begin(language)
        except (IssuerDown, CodeRefused):
            return pages.failed("issuer_down", language, wanted)
        now = int(self.sessions.now())
        attempts.remember(session, begun.state, Attempt(begun.nonce, begun.code_verifier, wanted, language, now))
        if attempts.size(session) + len(session.get(_TOKEN) or "") > _ROOM:
            session.pop(_TOKEN, None)
        return redirect(begun.address, 303)

    def back(self) -> ResponseReturnValue:
        """Take over from the issuer."""
        attempt = attempts.take(session, request.args.get("state"), self.sessions.now())
        if attempt is None:
            return self._failed("expired", preferred_language(), "/")
        if (error := request.args.get("error")) is not None:
            reason: pages.Failure = "declined" if error in _DECLINED else "issuer_down"
            return self._failed(reason, attempt.language, attempt.wanted)
        try:
            return self._finish(attempt)
        except IssuerDown:
            return self._failed("issuer_down", attempt.language, attempt.wanted)
        except CodeRefused:
            return self._failed("expired", attempt.language, attempt.wanted)

    def no_access(self) -> ResponseReturnValue:
        """Tell somebody who signed in and has no role here why, and whom to ask."""
        reason = session.get(_REFUSED)
        if reason is None:
            return redirect(SIGN_IN, 303)
        language = asked_language()
        prefer(language)
        return pages.no_access(reason, language, self.settings.contact)

    def leave(self) -> ResponseReturnValue:
        """End the session here, and send the browser to end it at the issuer."""
        language, token = preferred_language(), session.get(_TOKEN)
        known = "sid" in session or _REFUSED in session
        if access := self.sessions.access():
            trace.record("signed_out", subject=access.subject, scope=access.key)
        self.sessions.end()
        prefer(language)
        try:
            address = self.issuer.sign_out_address(token, self.signed_out) if known else None
        except (IssuerDown, CodeRefused):
            address = None
        return redirect(SIGNED_OUT, 303) if address is None else pages.leaving(language, address)

    def left(self) -> ResponseReturnValue:
        """Say that one is signed out, and stay there."""
        return pages.left(asked_language())

    def _finish(self, attempt: Attempt) -> ResponseReturnValue:
        code = request.args.get("code")
        if not code or not self.issuer.names_itself(request.args.get("iss")):
            raise CodeRefused
        signed_in = self.issuer.finish(code, attempt.code_verifier, attempt.nonce)
        try:
            identity = self.roles.identity(signed_in.claims, signed_in.more, self._pseudonym(signed_in))
        except NoRole as refused:
            return self._turn_away(refused, signed_in, attempt)
        return self._let_in(identity, signed_in, attempt)

    def _let_in(self, identity: Identity, signed_in: SignedIn, attempt: Attempt) -> ResponseReturnValue:
        kept = attempts.others(session)
        self.sessions.begin(identity)
        self._keep(kept, signed_in, attempt)
        access = access_of(identity)
        trace.record("signed_in", subject=identity.subject, scope=access.key if access else None)
        return redirect(attempt.wanted, 303)

    def _turn_away(self, refused: NoRole, signed_in: SignedIn, attempt: Attempt) -> ResponseReturnValue:
        kept = attempts.others(session)
        self.sessions.end()
        session[_REFUSED] = refused.reason
        self._keep(kept, signed_in, attempt)
        trace.record("sign_in_refused", subject=self._pseudonym(signed_in), reason=refused.reason)
        return redirect(f"{NO_ACCESS}?sprak={attempt.language}", 303)

    def _keep(self, begun: dict[str, object], signed_in: SignedIn, attempt: Attempt) -> None:
        session.update(begun)
        prefer(attempt.language)
        if len(signed_in.token) <= min(_LONGEST_TOKEN, _ROOM - attempts.size(session)):
            session[_TOKEN] = signed_in.token

    def _failed(self, reason: pages.Failure, language: Language, wanted: str) -> ResponseReturnValue:
        trace.record("sign_in_refused", reason=reason)
        return pages.failed(reason, language, wanted)

    def _pseudonym(self, signed_in: SignedIn) -> str:
        who = f"{self.settings.oidc_issuer}\0{signed_in.claims['sub']}"
        return hmac.new(str(self.server.secret_key).encode(), who.encode(), hashlib.sha256).hexdigest()[:16]
