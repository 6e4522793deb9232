"""A callback is asked the way its own page asks it, or not at all.

Dash looks up what is registered and trusts the rest of the body: what does not fit would end in an error with a
traceback in the log, for anybody who signs in to fill it with.
"""

from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import Flask, request
from werkzeug.exceptions import BadRequest

ENDPOINT = "/_dash-update-component"
_NAMES = ("id", "property")
Properties = list[tuple[str, str]]


def install(app: Dash) -> None:
    """Refuse every body that is not a registered callback's own, before Dash reads it."""

    server: Flask = app.server

    @server.before_request
    def check() -> None:
        if request.endpoint == ENDPOINT and request.method == "POST" and not _is_registered(_body(), app.callback_map):
            raise BadRequest


def sent_values() -> list[Any]:
    """Return the values of the inputs the body holds, in its order; none where it cannot be read."""
    body = _body()
    inputs = body.get("inputs") if isinstance(body, Mapping) else None
    return [part.get("value") if isinstance(part, Mapping) else None for part in inputs or ()]


def _body() -> Any:
    try:
        return request.get_json()
    except (RecursionError, ValueError):  # nested deeper, or a number longer, than Python reads
        raise BadRequest from None


def _is_registered(body: Any, callbacks: Mapping[str, Any]) -> bool:
    if not isinstance(body, Mapping) or not isinstance(body.get("output"), str):
        return False
    known = callbacks.get(body["output"], {})
    if "callback" not in known:  # nothing by that name, or one that the browser runs itself
        return False
    outputs = known["output"] if isinstance(known["output"], list) else [known["output"]]
    inputs = [(part["id"], part["property"]) for part in known["inputs"]]
    changed = body.get("changedPropIds", [])
    return (
        _properties(body.get("outputs")) == [(part.component_id, part.component_property) for part in outputs]
        and _properties(body.get("inputs")) == inputs
        and _properties(body.get("state", [])) == [(part["id"], part["property"]) for part in known["state"]]
        and isinstance(changed, list)
        and set(map(str, changed)) <= {".".join(part) for part in inputs}
    )


def _properties(parts: Any) -> Properties | None:
    """Return which properties a part of the body is about; None where it is anything else than a list of those."""
    if isinstance(parts, Mapping):  # a single output is not in a list
        parts = [parts]
    if not isinstance(parts, list) or not all(isinstance(part, Mapping) for part in parts):
        return None
    found = [tuple(part.get(name) for name in _NAMES) for part in parts]
    return found if all(isinstance(name, str) for pair in found for name in pair) else None
