"""Nobody gets anything without a session, except what is on the short list here."""

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, g, jsonify, redirect, request, session
from werkzeug.exceptions import BadRequest, SecurityError

from dashboard.access import Access
from dashboard.login.session import sessions
from dashboard.web import callbacks, tracing

_LEAVE = "sign_in.leave"
_LONGEST_WAY_BACK = 2000  # characters; signing in leads to the front page from anything longer
# Endpoints anyone may ask: none of them can answer with a figure.
OPEN = frozenset(
    {
        "sign_in.ask",
        "sign_in.answer",
        "sign_in.start",
        "sign_in.back",
        "sign_in.no_access",
        _LEAVE,  # whoever's session ran out must get to sign out at the issuer too
        "sign_in.left",
        "health",
        "brief_session",  # the token in its address is what lets one in
        "_dash_assets.static",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
        "/_favicon.ico",
    }
)
_FRAME_OF_A_VIEW = frozenset({"/_dash-layout", "/_dash-dependencies"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})


def install(server: Flask) -> None:
    """Put the guard before every other hook of the server: what is added later cannot answer first."""
    server.before_request_funcs.setdefault(None, []).insert(0, _guard)


def current_access() -> Access:
    """Return what the one who asks may see. Only for requests that passed the guard."""
    access: Access = g.access
    return access


def _guard() -> Response | None:
    if isinstance(request.routing_exception, SecurityError):
        raise request.routing_exception  # a name this server does not answer to
    if request.method not in _SAFE and request.headers.get("Sec-Fetch-Site", "none") not in _OWN_SITE:
        raise BadRequest
    # An address no rule matches has no endpoint, and is as closed as any other.
    if request.endpoint in OPEN and not _prints_elsewhere():
        return None  # before the session is read: files that depend on nobody's cookie can be kept by browsers
    access = sessions().access()
    if access is not None and _may_ask_for_this(session.get("prints")):
        g.access = access
        return None
    return _turned_away()


def _prints_elsewhere() -> bool:
    """Tell whether the browser that prints asks to sign out the reader it prints for."""
    return request.endpoint == _LEAVE and "prints" in session


def _may_ask_for_this(prints: Mapping[str, Any] | None) -> bool:
    """Tell whether the session reaches this far: one that prints reaches its page only, and soon nothing."""
    if prints is None:
        return True
    if time.time() > prints["until"]:
        return False
    if request.endpoint == callbacks.ENDPOINT:
        path, mark, query = str(prints["address"]).partition("?")
        return bool(callbacks.sent_values() == [path, mark + query])
    return request.endpoint in _FRAME_OF_A_VIEW or request.full_path.removesuffix("?") == str(prints["address"])


def _turned_away() -> Response:
    tracing.turned_away()
    if request.method not in _SAFE or request.path.startswith("/_"):
        answer = jsonify(error="unauthorised")
        answer.status_code = 401
        return answer
    # Only the path and query are kept, never a host: the way back is always on this site.
    wanted = request.full_path.removesuffix("?")
    back = "" if wanted == "/" or len(wanted) > _LONGEST_WAY_BACK else "?" + urlencode({"neste": wanted})
    return redirect("/innlogging" + back, 303)  # type: ignore[return-value]
