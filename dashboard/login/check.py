"""What must be in place before the server may start: one way to sign in, and a safe one."""

import ipaddress
import os
from urllib.parse import urlsplit

from dashboard.settings import Settings
from dashboard.texts import text

# What the dashboard itself puts into the request to the issuer: no setting may say otherwise.
_OWN_PARAMETERS = frozenset(
    {
        "client_id",
        "client_secret",
        "code_challenge",
        "code_challenge_method",
        "code_verifier",
        "nonce",
        "redirect_uri",
        "response_mode",
        "response_type",
        "scope",
        "state",
    }
)


class LoginRefused(Exception):  # noqa: N818 -- named for what the one who starts the server meets
    """The server must not start with this way of signing in; the message says why and what to do."""


def check(settings: Settings) -> None:
    """Refuse to serve without a way to sign in, with one that is open, or with one that is half set up."""
    if settings.oidc_issuer:
        _check_oidc(settings, settings.oidc_issuer)
    elif settings.login is None:
        raise LoginRefused(text("serve.no_login", "nb"))
    elif not is_loopback(settings.host):
        raise LoginRefused(text("serve.demo_beyond_loopback", "nb", host=settings.host))


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe(address: str) -> bool:
    """Tell whether nobody on the way can read or change what goes to an address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))


def _check_oidc(settings: Settings, issuer: str) -> None:
    if settings.login == "demo":
        raise LoginRefused(text("serve.demo_with_oidc", "nb"))
    needed = ("oidc_client_id", "oidc_client_secret", "public_url")
    missing = [f"DASHBOARD_{name.upper()}" for name in needed if getattr(settings, name) is None]
    if missing:
        raise LoginRefused(text("serve.oidc_missing", "nb", names=", ".join(missing)))
    for name, address in (("OIDC_ISSUER", issuer), ("PUBLIC_URL", str(settings.public_url))):
        if not is_safe(address):
            raise LoginRefused(text("serve.oidc_unsafe", "nb", name=f"DASHBOARD_{name}", address=address))
    if "openid" not in settings.oidc_scopes.split():
        raise LoginRefused(text("serve.oidc_scopes", "nb"))
    if own := sorted(_OWN_PARAMETERS & set(settings.oidc_parameters)):
        raise LoginRefused(text("serve.oidc_parameters", "nb", names=", ".join(own)))
    _check_markers(settings)


def _check_markers(settings: Settings) -> None:
    """Who signs out must stay out: without a place to note it, an old cookie would still be good."""
    folder = settings.signed_out
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise LoginRefused(text("serve.signed_out_unwritable", "nb", folder=folder)) from None
    if not os.access(folder, os.W_OK):
        raise LoginRefused(text("serve.signed_out_unwritable", "nb", folder=folder))
