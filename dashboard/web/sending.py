"""From a finished tree to what is sent: whatever only stands there is one component of ours (decision 0014).

Dash keeps an account of each component in the browser, which made a table of five hundred cells slower to show than to
reckon. No cell is ever asked for by a callback: whole branches without anything of Dash's that acts are sent as plain
lists, `[tag, properties, child, …]`, and drawn at once by `assets/scripts/still.js`.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from dash.development.base_component import Component

from dashboard.html import NAMESPACE

#: Where the browser finds the component that draws them, and its name.
STILL = {"namespace": "dashboard", "type": "Still"}

_DECIMALS = 4  # of shares of one and of points of a score: less than a pixel of any chart

#: What in a figure is written otherwise, or may hold something that is.
_DEEPER = frozenset({float, dict, list, tuple})

#: What stands still: text, an element `(tag, properties, child, …)`, or several of these in a list.
Still = str | int | float | bool | tuple[Any, ...] | list[Any] | None


def sendable(node: Any) -> Any:
    """Return a tree of components as plain lists and dicts, as Dash's browser side and ours take them."""
    still, form = _form(node)
    return _as_component(form) if still else form


def _form(node: Any) -> tuple[bool, Any]:
    """Return whether a node only stands there, and its form: of ours if it does, else of Dash's."""
    kind: type = type(node)
    if kind is str:  # most are
        return True, node
    if kind is list or kind is tuple:
        return _of_several(node)
    tag = _tag(kind)
    if tag is None:
        return True, node
    given = node.to_plotly_json()["props"]
    still, inside = _form(given.get("children"))
    properties = {name: value for name, value in given.items() if value is not None and name != "children"}
    if still and tag:
        return True, (tag, properties, *_flat(inside))
    if "figure" in properties:
        properties["figure"] = _drawable(properties["figure"])
    if inside is not None:
        properties["children"] = _as_component(inside) if still else inside
    return False, {"props": properties, "type": node._type, "namespace": node._namespace}


@cache
def _tag(kind: type) -> str | None:
    """Return the tag of a kind of element, an empty one of components that act; None of what is neither."""
    if not issubclass(kind, Component):
        return None
    return kind._type.lower() if kind._namespace == NAMESPACE else ""


def _drawable(part: Any) -> Any:
    """Return a figure with its positions as exactly as anybody sees them; what is written in it is text already."""
    kind = type(part)
    if kind is float:
        return round(part, _DECIMALS)
    if kind is dict:
        return {name: _drawable(one) if type(one) in _DEEPER else one for name, one in part.items()}
    if kind is list or kind is tuple:
        return [_drawable(one) if type(one) in _DEEPER else one for one in part]
    return part


def _of_several(nodes: Sequence[Any]) -> tuple[bool, list[Any]]:
    forms = [_form(node) for node in nodes]
    for still, _ in forms:
        if not still:
            return False, [_as_component(form) if still else form for still, form in forms]
    return True, [form for _, form in forms]


def _flat(inside: Still) -> Sequence[Still]:
    """Return what is inside an element, lists in lists unfolded."""
    if inside is None:
        return ()
    if type(inside) is not list:
        return (inside,)
    flat: list[Still] = []
    for one in inside:
        if type(one) is list:
            flat += _flat(one)
        elif one is not None:
            flat.append(one)
    return flat


def _as_component(form: Still) -> Any:
    """Return a form of ours as Dash takes it: text as it is, each element inside our component."""
    if isinstance(form, list):
        return [_as_component(one) for one in form]
    return {**STILL, "props": {"tree": form}} if isinstance(form, tuple) else form
