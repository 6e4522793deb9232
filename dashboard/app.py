"""Puts the web application together: nothing here but the order in which its parts are connected."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from dash import Dash
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context
from werkzeug.test import create_environ

from dashboard import login, trace
from dashboard.pages.page import PageRoute
from dashboard.settings import Settings
from dashboard.texts import text
from dashboard.warehouse import Warehouse
from dashboard.web import assets, brief, calendar, callbacks, download, errors, guard, headers, health, limits, views
from dashboard.web.kept_views import KeptViews
from dashboard.web.router import Router
from dashboard.web.shell import Shell, leave_out_unneeded_scripts
from dashboard.web.static import StaticFiles
from dashboard.web.warming import Warming


def create_app(settings: Settings, routes: Sequence[PageRoute]) -> Dash:
    """Return the application, ready to answer.

    Raises `login.LoginRefused` when nobody could sign in safely, `assets.AssetsMissing` when `make assets` has not run.
    """
    login.check(settings)
    trace.write_to(trace.path_of(settings))
    server = _server(settings)
    limits.install(server, settings)
    leave_out_unneeded_scripts()
    app = Shell(
        __name__,
        server=server,  # type: ignore[arg-type]
        assets_folder=str(assets.folder()),
        include_assets_files=False,
        # Off: with it on, Dash builds every page for the first visitor and sends all of it to everybody.
        suppress_callback_exceptions=True,
        serve_locally=True,
        use_async=False,
        enable_mcp=False,
        update_title="",
        add_log_handler=False,
    )
    warehouse = Warehouse(settings.data)
    login.install(server, settings)
    health.install(server, warehouse, copies=settings.store is not None)
    printer = brief.printer_of(settings)
    router = Router(routes, warehouse, prints=printer is not None)
    callbacks.install(app)
    kept = KeptViews(router)
    Warming(kept, warehouse, login.readers(settings)).install(server)
    views.install(app, kept)
    download.install(server, warehouse)
    calendar.install(server, warehouse)
    brief.install(server, router, printer)
    server.before_request(StaticFiles(app).answer)
    guard.install(server)
    errors.install(server)
    _set_up(app)
    headers.install(server, app.csp_hashes(), https=settings.https)
    return app


def _server(settings: Settings) -> Flask:
    server = Flask(__name__, template_folder="web/templates", static_folder=None)
    server.secret_key = settings.secret.get_secret_value() if settings.secret else secrets.token_hex(32)
    server.config.update(
        # A browser takes a name that begins so only over HTTPS, for this host and path alone.
        SESSION_COOKIE_NAME="__Host-laeringsmiljo" if settings.https else "laeringsmiljo",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=settings.session_hours),
        # Sessions signed with the key before are still read, and signed anew the next time one is noted as used.
        SECRET_KEY_FALLBACKS=[settings.secret_before.get_secret_value()] if settings.secret_before else None,
    )

    server.jinja_env.globals["t"] = _text_in_template
    return server


@pass_context
def _text_in_template(context: Context, key: str) -> str:
    return text(key, context["language"])


def _set_up(app: Dash) -> None:
    """Do now what Dash does in the first request: on a threaded server the second request would not wait for it."""
    with app.server.request_context(create_environ("/")):
        app._setup_server()  # type: ignore[no-untyped-call]
