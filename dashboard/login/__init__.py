"""Signing in, which ends in an Identity: through OpenID Connect, or by choosing one in the demonstration."""

from flask import Flask

from dashboard.login import demo
from dashboard.login.addresses import SIGN_IN, SIGN_OUT, way_back
from dashboard.login.check import LoginRefused, check, is_loopback
from dashboard.login.readers import readers
from dashboard.login.session import Sessions
from dashboard.settings import Settings

__all__ = ["SIGN_IN", "SIGN_OUT", "LoginRefused", "check", "install", "is_loopback", "readers", "way_back"]


def install(server: Flask, settings: Settings) -> None:
    """Register the way of signing in that the settings name, and signing out."""
    sessions = Sessions.of_settings(settings)
    sessions.install(server)
    if settings.oidc_issuer:
        # Only where somebody signs in through it: its libraries take as long to import as all of ours.
        from dashboard.login import oidc  # noqa: PLC0415

        oidc.install(server, settings, sessions)
    else:
        demo.install(server, sessions)
