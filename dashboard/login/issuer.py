"""The issuer: what it tells of itself, who it says somebody is, and where one signs out of it. Authlib does the work.

What Authlib leaves to us is decided here: how long what was fetched is believed, which signatures are good enough, and
that the token names this issuer and this client.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask
from joserfc.errors import JoseError
from requests import RequestException

from dashboard.login.check import is_safe
from dashboard.login.claims import Claims
from dashboard.settings import Settings

_PATIENCE = 5  # seconds until an issuer that does not answer is down; whoever waits holds one of few threads
_BELIEVED = 3600  # seconds; addresses and keys are fetched anew after this, and keys when a token names an unknown one
_SKEW = 60  # seconds the issuer's clock may differ from ours
# Signatures only the issuer can make; with a shared secret, or without a signature, others could.
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_ADDRESSES = (*_NEEDED, "userinfo_endpoint", "end_session_endpoint")
_LOG = logging.getLogger(__name__)


class IssuerDown(Exception):  # noqa: N818 -- named for what the one who signs in meets
    """The issuer does not answer, or answers what cannot be trusted or used."""


class CodeRefused(Exception):  # noqa: N818 -- named for what the one who signs in meets
    """The issuer does not know the code any more: it was used before, or is too old."""


@dataclass(frozen=True)
class Begun:
    """Where somebody is sent to sign in, and what must be remembered until they come back."""

    address: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True)
class SignedIn:
    """What the issuer says of somebody; `more` asks its userinfo endpoint. `token` is what signing out needs."""

    claims: Claims
    more: Callable[[], Claims]
    token: str


class Issuer:
    """One issuer, asked when somebody signs in and never before."""

    def __init__(self, server: Flask, settings: Settings, redirect_uri: str) -> None:
        self._server = server
        self._settings = settings
        self._redirect_uri = redirect_uri
        self._known: tuple[float, Any] | None = None

    def begin(self, language: str) -> Begun:
        """Return where to send somebody, with PKCE, state and nonce. Raises `IssuerDown`."""
        with _answering():
            more = {"ui_locales": language, **self._settings.oidc_parameters}
            made = self._client().create_authorization_url(self._redirect_uri, **more)
            return Begun(made["url"], made["state"], made["nonce"], made["code_verifier"])

    def finish(self, code: str, code_verifier: str, nonce: str) -> SignedIn:
        """Return who came back. Raises `IssuerDown` and `CodeRefused`."""
        with _answering():
            client = self._client()
            token = client.fetch_access_token(self._redirect_uri, code=code, code_verifier=code_verifier)
            expected = {
                "iss": {"essential": True, "value": self._settings.oidc_issuer},
                "aud": {"essential": True, "value": self._settings.oidc_client_id},
            }
            claims = client.parse_id_token(token, nonce=nonce, claims_options=expected, leeway=_SKEW)
            if claims is None or not isinstance(claims.get("sub"), str) or not claims["sub"]:
                raise IssuerDown("the answer holds no ID token that names somebody")
            return SignedIn(claims, lambda: self._userinfo(client, token, claims["sub"]), token["id_token"])

    def sign_out_address(self, token: str | None, back_to: str) -> str | None:
        """Return where one signs out of the issuer, None where one cannot. Raises `IssuerDown`."""
        with _answering():
            client = self._client()
            if not client.server_metadata.get("end_session_endpoint"):
                return None
            client_id = self._settings.oidc_client_id
            return str(client.create_logout_url(back_to, token, client_id=client_id)["url"])

    def names_itself(self, issuer: str | None) -> bool:
        """Tell whether the answer in the browser comes from this issuer, as far as the answer says (RFC 9207)."""
        with _answering():
            promised = self._client().server_metadata.get("authorization_response_iss_parameter_supported") is True
        return issuer == self._settings.oidc_issuer if issuer is not None or promised else True

    def _userinfo(self, client: Any, token: Any, subject: str) -> Claims:
        if not client.server_metadata.get("userinfo_endpoint"):
            return {}
        with _answering():
            claims: Claims = client.userinfo(token=token)
            if claims.get("sub") != subject:
                raise IssuerDown("userinfo is about somebody else")
            return claims

    def _client(self) -> Any:
        known = self._known
        if known is None or time.monotonic() - known[0] > _BELIEVED:
            known = time.monotonic(), self._new_client()
            self._known = known
        return known[1]

    def _new_client(self) -> Any:
        settings = self._settings
        issuer, secret = str(settings.oidc_issuer), settings.oidc_client_secret
        client = OAuth(self._server).register(
            "issuer",
            client_id=settings.oidc_client_id,
            client_secret=secret and secret.get_secret_value(),
            server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": settings.oidc_scopes,
                "code_challenge_method": "S256",
                "default_timeout": _PATIENCE,
            },
        )
        metadata = client.load_server_metadata()
        _check(metadata, issuer)
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in _SIGNATURES]
        if "client_secret_basic" not in metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
            client.client_kwargs.update(token_endpoint_auth_method="client_secret_post")  # noqa: S106 -- a method
        return client


def _check(metadata: dict[str, Any], issuer: str) -> None:
    if metadata.get("issuer") != issuer:
        raise IssuerDown("the issuer calls itself something else than DASHBOARD_OIDC_ISSUER")
    if missing := [name for name in _NEEDED if not isinstance(metadata.get(name), str)]:
        raise IssuerDown(f"the issuer does not tell its {', '.join(missing)}")
    if unsafe := [name for name in _ADDRESSES if metadata.get(name) and not is_safe(metadata[name])]:
        raise IssuerDown(f"the issuer's {', '.join(unsafe)} is not HTTPS")


@contextmanager
def _answering() -> Iterator[None]:
    """Turn everything that can be wrong with an answer into one of two faults; tokens never reach the log."""
    try:
        yield
    except IssuerDown as fault:
        _LOG.error("sign-in: %s", fault)
        raise
    except OAuthError as refused:
        if refused.error == "invalid_grant":
            raise CodeRefused from None
        _LOG.error("sign-in: the issuer refuses this client: %.50r", refused.error)
        raise IssuerDown from None
    except JoseError as untrusted:
        _LOG.error("sign-in: the ID token is refused: %s %s", untrusted.error, getattr(untrusted, "claim", ""))
        raise IssuerDown from None
    except (RequestException, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as unusable:
        _LOG.error("sign-in: the issuer does not answer as it should: %s", type(unusable).__name__)
        raise IssuerDown from None
