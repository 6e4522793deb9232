"""Everything a client could send to the callbacks that the server says it has."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.web.asking import Asked, Known, pages, queries

JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just(10**400)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_REMEMBERED = [
    {"id": "session", "property": "data", "value": {"identity": {"role": "udir", "office_id": None}}},
    {"id": "arrival", "property": "data", "value": {"title": "Norge", "heading_id": "x"}},
    {"id": {"type": "store", "index": "974761319"}, "property": "data", "value": {"scope": "national"}},
]
_PATTERNS = [{"type": "address", "index": 1}, {"type": "view", "index": ["ALL"]}, "{}", '{"index":1,"type":"address"}']
_HOPELESS = [b"", b"{", b"\xff\xfe", b"[" * 3000, b"[" * 3000 + b"]" * 3000, b'{"output": NaN}', b"9" * 5000]
#: Where in a body something else is put; the last, another's remembered state, is a store of one's own making.
_TAMPERED = ["output", "outputs", "inputs", "changedPropIds", "value", "id", "property", "output id", "more", "state"]

Callback = Mapping[str, Any]


def callbacks(registered: Sequence[Callback], known: Known) -> st.SearchStrategy[Asked]:
    """Return what could be sent to the callbacks, as `/_dash-dependencies` lists them."""
    bodies = st.one_of([_bodies(callback, known) for callback in registered])
    return bodies.map(lambda body: Asked("/_dash-update-component", method="POST", body=body))


def well_formed(callback: Callback, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body Dash's own script sends, with values by the inputs' properties."""
    outputs = [part.rpartition(".") for part in callback["output"].strip(".").split("...") if "." in part]
    inputs = [(one["id"], one["property"]) for one in callback["inputs"]]
    return {
        "output": callback["output"],
        "outputs": [{"id": name, "property": kind} for name, _, kind in outputs],
        "inputs": [{"id": name, "property": kind, "value": values[kind]} for name, kind in inputs],
        "changedPropIds": [f"{name}.{kind}" for name, kind in inputs],
        "state": [],
    }


def well_formed_view(path: str, search: str = "") -> Asked:
    """Return the request for a view, the one callback that the server answers."""
    inputs = [{"id": "address", "property": "pathname"}, {"id": "address", "property": "search"}]
    view = {"output": "..view.children...arrival.data..", "inputs": inputs}
    body = well_formed(view, {"pathname": path, "search": search})
    return Asked("/_dash-update-component", method="POST", body=_json(body))


def _bodies(callback: Callback, known: Known) -> st.SearchStrategy[bytes]:
    made_up = {"pathname": pages(known), "search": st.one_of(st.just(""), queries(known).map("?{}".format))}
    values = {one["property"]: made_up.get(one["property"], JUNK) for one in callback["inputs"]}
    drawn = st.fixed_dictionaries(values)
    if set(values) == set(made_up):
        # Links that somebody had: the same address asked for by several readers in turn.
        links = [link.partition("?") for rule in ("/", "/<path:path>") for link in known.links[rule]]
        drawn |= st.sampled_from([{"pathname": path, "search": mark + query} for path, mark, query in links])
    body = drawn.map(lambda values: well_formed(callback, values))
    tampered = st.builds(_tampered, body, st.sampled_from(_TAMPERED), JUNK, st.sampled_from(_PATTERNS))
    return st.one_of(body.map(_json), body.map(_json), tampered, JUNK.map(_json), st.sampled_from(_HOPELESS))


def _tampered(body: dict[str, Any], where: str, junk: Any, pattern: Any) -> bytes:
    first = body["inputs"][0]
    if where == "state":
        body["state"] = _REMEMBERED
    elif where in body:
        body[where] = junk
    elif where == "output id":
        body["outputs"] = [{"id": pattern, "property": "children"}]
    elif where == "more":
        body["inputs"].append(list(body["inputs"]))
    else:
        first[where] = pattern if where == "id" else junk
    return _json(body)


def _json(body: Any) -> bytes:
    return json.dumps(body).encode()
