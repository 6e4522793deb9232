"""The two ways a view reaches the browser: the shell for its first HTML, one callback for its content."""

from typing import Any

import brotli
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from flask import Flask, Response, g, request

from dashboard.web import callbacks, tracing
from dashboard.web.guard import current_access
from dashboard.web.kept_views import FinishedView, KeptViews
from dashboard.web.preference import prefer, preferred_language

_VIEW = "view"
_ARRIVAL = "arrival"


def layout() -> html.Div:
    """Return the frame every view is put into: it holds nothing of anybody's, so everybody may have it."""
    return html.Div(
        [dcc.Location(id="address", refresh=False), html.Div(id=_VIEW), dcc.Store(id=_ARRIVAL, storage_type="memory")]
    )


def install(app: Dash, views: KeptViews) -> None:
    """Register the callback that shows a view, and what gives the first HTML its title, language and status."""
    app.layout = layout

    @app.callback(
        Output(_VIEW, "children"),
        Output(_ARRIVAL, "data"),
        Input("address", "pathname"),
        Input("address", "search"),
        running=[(Output(_VIEW, "aria-busy"), "true", "false")],
        prevent_initial_call=True,
    )
    def show(pathname: object, search: object) -> tuple[Any, Any]:
        raise NotImplementedError  # answered below; registered for the browser to know when to ask

    arrive = ClientsideFunction("view", "arrive")
    app.clientside_callback(arrive, Input(_ARRIVAL, "data"))  # type: ignore[no-untyped-call]
    _install_callback(app.server, views)
    _install_shell(app.server, views)


def _install_callback(server: Flask, views: KeptViews) -> None:
    @server.before_request
    def show_kept() -> Response | None:
        """Answer the callback with the view's bytes: Dash would make them anew of its components each time."""
        if request.endpoint != callbacks.ENDPOINT or request.method != "POST":
            return None
        # Whose eyes comes from the session alone; what the browser sends is an address and nothing more.
        pathname, search = callbacks.sent_values()
        access = current_access()
        view = views.view(_words(pathname) or "/", _words(search), access, preferred_language())
        prefer(view.language)
        tracing.viewed(access, view.status, view.facts)
        return _response(view)


def _response(view: FinishedView) -> Response:
    squeezed = request.accept_encodings["br"] > 0
    answer = Response(view.body if squeezed else brotli.decompress(view.body), mimetype="application/json")
    answer.vary.add("Accept-Encoding")
    if squeezed:
        answer.headers["Content-Encoding"] = "br"
    return answer


def _install_shell(server: Flask, views: KeptViews) -> None:
    @server.before_request
    def prepare_shell() -> None:
        """Find out before the shell is sent whether there is anything at its address, and in which language."""
        if not _asks_for_shell():
            return
        written = request.query_string.decode("ascii", "replace")
        view = views.view(request.path, written, current_access(), preferred_language())
        g.status, g.title, g.language, g.draws_charts = view.status, view.title, view.language, view.draws_charts

    @server.after_request
    def give_status(response: Response) -> Response:
        if _asks_for_shell() and response.status_code == 200:
            response.status_code = g.get("status", 200)
        return response


def _asks_for_shell() -> bool:
    return request.endpoint in ("/", "/<path:path>") and "access" in g


def _words(sent: object) -> str:
    return sent if isinstance(sent, str) else ""
