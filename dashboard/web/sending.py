"""From a finished tree to what is sent: whatever only stands there is one component of ours (decision 0014).

Dash keeps an account of each component in the browser, which made a table of five hundred cells slower to show than to
reckon. No cell is ever asked for by a callback: whole branches without anything of Dash's that acts are sent as plain
lists, `[tag, properties, child, …]`, and drawn at once by `assets/scripts/still.js`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard.html import NAMESPACE

#: Where the browser finds the component that draws them, and its name.
STILL = {"namespace": "dashboard", "type": "Still"}

_DECIMALS = 4  # of shares of one and of points of a score: less than a pixel of any chart

#: What stands still: text, an element `(tag, properties, child, …)`, or several of these in a list.
Still = str | int | float | bool | tuple[Any, ...] | list[Any] | None


def sendable(node: Any) -> Any:
    """Return a tree of components as plain lists and dicts, as Dash's browser side and ours take them."""
    still, form = _form(node)
    return _as_component(form) if still else form


def _form(node: Any) -> tuple[bool, Any]:
    """Return whether a node only stands there, and its form: of ours if it does, else of Dash's."""
    if isinstance(node, list | tuple):
        return _of_several(node)
    if not isinstance(node, Component):
        return True, node
    given = node.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    properties = {name: value for name, value in given.items() if name != "children" and value is not None}
    still, inside = _form(given.get("children"))
    if still and node._namespace == NAMESPACE:
        return True, (node._type.lower(), properties, *_flat(inside))
    if "figure" in properties:
        properties["figure"] = _drawable(properties["figure"])
    if inside is not None:
        properties["children"] = _as_component(inside) if still else inside
    return False, {"props": properties, "type": node._type, "namespace": node._namespace}


def _drawable(figure: Any) -> Any:
    """Return a figure with its positions as exactly as anybody sees them; what is written in it is text already."""
    if isinstance(figure, dict):
        return {name: _drawable(part) for name, part in figure.items()}
    if isinstance(figure, list | tuple):
        return [_drawable(part) for part in figure]
    return round(figure, _DECIMALS) if isinstance(figure, float) else figure


def _of_several(nodes: Sequence[Any]) -> tuple[bool, list[Any]]:
    forms = [_form(node) for node in nodes]
    if all(still for still, _ in forms):
        return True, [form for _, form in forms]
    return False, [_as_component(form) if still else form for still, form in forms]


def _flat(inside: Still) -> Iterator[Still]:
    if isinstance(inside, list):
        for one in inside:
            yield from _flat(one)
    elif inside is not None:
        yield inside


def _as_component(form: Still) -> Any:
    """Return a form of ours as Dash takes it: text as it is, each element inside our component."""
    if isinstance(form, list):
        return [_as_component(one) for one in form]
    return {**STILL, "props": {"tree": form}} if isinstance(form, tuple) else form
