"""Answers to requests that never became a view: a designed page for people, JSON for scripts, no traceback."""

import logging
import secrets

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from dashboard.texts import LANGUAGES, Language, text
from dashboard.web.preference import preferred_language
from dashboard.web.shell import frame_of_shell

_LOG = logging.getLogger(__name__)
_TOPICS = {
    404: "not_found",
    405: "not_allowed",
    400: "not_allowed",
    411: "not_allowed",
    413: "too_large",
    414: "too_large",
    415: "not_allowed",
    429: "too_many",
    503: "unavailable",
}


def install(server: Flask) -> None:
    """Answer every error of the server in one of these two ways."""
    server.register_error_handler(HTTPException, _of_http)
    server.register_error_handler(Exception, _unforeseen)


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    if error.response is not None or status < 400:
        return error.get_response()  # type: ignore[return-value]
    return answer(status)


def _unforeseen(error: Exception) -> Response:
    reference = secrets.token_hex(4)
    _LOG.error("request failed, reference %s, path %r", reference, request.path, exc_info=error)
    return answer(500, text("errors.failed_reference", _language(), reference=reference))


def answer(status: int, *more: str, written: str | None = None) -> Response:
    """Return the answer to a request that failed so, with more to say about it where there is more.

    `written` names the language where it is not in the address.
    """
    topic = _TOPICS.get(status, "failed")
    if request.path.startswith("/_"):
        return make_response(jsonify(error=topic), status)
    language = _language(written)
    page = render_template(
        "message.html",
        **frame_of_shell(language),
        title=text(f"errors.{topic}_title", language),
        sentences=[text(f"errors.{topic}_why", language), *more],
        way_on=text("errors.to_overview", language),
        way_on_address="/" if language == "nb" else "/?sprak=nn",
    )
    return make_response(page, status)


def _language(written: str | None = None) -> Language:
    asked = written or request.args.get("sprak")
    return next((language for language in LANGUAGES if language == asked), preferred_language())
