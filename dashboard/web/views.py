"""The two ways a view reaches the browser: the shell for its first HTML, one callback for its content."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from flask import Flask, Response, g, request

from dashboard.web import tracing
from dashboard.web.guard import current_access
from dashboard.web.preference import prefer, preferred_language
from dashboard.web.router import Answer, Router

_VIEW = "view"


def layout() -> html.Div:
    """Return the frame every view is put into: it holds nothing of anybody's, so everybody may have it."""
    return html.Div(
        [dcc.Location(id="address", refresh=False), html.Div(id=_VIEW), dcc.Store(id="arrival", storage_type="memory")]
    )


def install(app: Dash, router: Router) -> None:
    """Register the callback that shows a view, and what gives the first HTML its title, language and status."""
    app.layout = layout

    @app.callback(
        Output(_VIEW, "children"),
        Output("arrival", "data"),
        Input("address", "pathname"),
        Input("address", "search"),
        running=[(Output(_VIEW, "aria-busy"), "true", "false")],
        prevent_initial_call=True,
    )
    def show(pathname: object, search: object) -> tuple[Any, dict[str, str]]:
        # Whose eyes comes from the session alone; what the browser sends is an address and nothing more.
        access = current_access()
        answer = router.answer(_words(pathname) or "/", _words(search), access, preferred_language())
        prefer(answer.language)
        tracing.viewed(access, answer.status, answer.facts)
        return answer.content, {"title": answer.title, "heading_id": answer.heading_id}

    arrive = ClientsideFunction("view", "arrive")
    app.clientside_callback(arrive, Input("arrival", "data"))  # type: ignore[no-untyped-call]
    _install_shell(app.server, router)


def _install_shell(server: Flask, router: Router) -> None:
    @server.before_request
    def prepare_shell() -> None:
        """Find out before the shell is sent whether there is anything at its address, and in which language."""
        if not _asks_for_shell():
            return
        written = request.query_string.decode("ascii", "replace")
        answer = router.answer(request.path, written, current_access(), preferred_language())
        g.status, g.title, g.language = answer.status, answer.title, answer.language
        g.draws_charts = _draws_charts(answer)

    @server.after_request
    def give_status(response: Response) -> Response:
        if _asks_for_shell() and response.status_code == 200:
            response.status_code = g.get("status", 200)
        return response


def _asks_for_shell() -> bool:
    return request.endpoint in ("/", "/<path:path>") and "access" in g


def _draws_charts(answer: Answer) -> bool:
    parts = answer.content._traverse()  # type: ignore[no-untyped-call]
    return any(isinstance(part, dcc.Graph) for part in parts)


def _words(sent: object) -> str:
    return sent if isinstance(sent, str) else ""
