"""From a finished tree to what is sent: one component of ours, which draws all of a view (decisions 0014 and 0015).

Dash keeps an account of each component in the browser, which made a table of five hundred cells slower to show than to
reckon. No part of a view is asked for by a callback: all is sent as plain lists, `[tag, properties, child, …]`, and
drawn at once by `assets/scripts/still.js`. Sentences the browser has already are sent as `[number]`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc
from dash.development.base_component import Component

from dashboard.figures import style
from dashboard.html import NAMESPACE
from dashboard.texts import Language
from dashboard.web.known_words import known_words

#: Where the browser finds the component that draws a view, and its name.
STILL = {"namespace": "dashboard", "type": "Still"}

#: What stands for a chart where an element has its tag.
GRAPH = "graph"

_LOOK = style.layout()
_FEW = 2
_DECIMALS = 3  # of shares of one and of points of a score: less than a pixel of any chart

#: What in a figure is written otherwise, or may hold something that is.
_DEEPER = frozenset({float, dict, list, tuple})

Properties = dict[str, Any]
#: A part of a view: text, the number of a known sentence in a list, or an element `(tag, properties, child, …)`.
Part = str | int | float | bool | tuple[Any, ...] | list[int]


def sendable(content: Any, language: Language) -> dict[str, Any]:
    """Return a tree of components as the one that draws it.

    Raises `TypeError` for a component that the browser's side does not draw.
    """
    known = known_words(language)
    return {**STILL, "props": {"words": known.digest, "tree": _parts(content, known.numbers)}}


def _parts(node: Any, known: Mapping[str, int]) -> list[Part]:
    parts: list[Part] = []
    _add(node, known, parts)
    return parts


def _add(node: Any, known: Mapping[str, int], parts: list[Part]) -> None:
    kind: type = type(node)
    if kind is str:  # most are
        parts.append([known[node]] if node in known else node)
    elif kind is list or kind is tuple:
        for one in node:
            _add(one, known, parts)
    elif _is_component(kind):
        parts.append(_element(node, known))
    elif node is not None:
        parts.append(_named(node, known))


@cache
def _is_component(kind: type) -> bool:
    """Tell it once for each kind: Python's own way of telling is slow where kinds are registered, as Dash's are."""
    return issubclass(kind, Component)


@cache
def _tag(kind: type[Component]) -> str | None:
    """Return the tag of a kind of element, None of components that act."""
    return kind._type.lower() if kind._namespace == NAMESPACE else None


def _element(node: Component, known: Mapping[str, int]) -> Part:
    given = node.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    tag = _tag(type(node))
    if tag is not None:
        own, inside = given, given.get("children")
    elif type(node) in _DRAWN_AS:
        tag, own, inside = _DRAWN_AS[type(node)](given)
    else:
        raise TypeError(f"the browser does not draw {node._type}")
    kept = {
        name: [known[held]] if type(held) is str and held in known else held
        for name, held in own.items()
        if held is not None and name != "children"
    }
    return (tag, kept, *_parts(inside, known))


def _named(held: Any, known: Mapping[str, int]) -> Any:
    """Return what a sentence is called that the browser has, and anything else as it is."""
    return [known[held]] if isinstance(held, str) and held in known else held


def _chart(given: Properties) -> tuple[str, Properties, None]:
    """Return a chart without what the browser has of it: the look all charts share, and places that follow on."""
    figure = given["figure"]
    layout = {name: held for name, held in figure["layout"].items() if name not in _LOOK or _LOOK[name] != held}
    traces = [_counted(trace) for trace in figure["data"]]
    return GRAPH, given | {"figure": _drawable({"data": traces, "layout": layout})}, None


def _counted(trace: Properties) -> Properties:
    """Return a trace with places that follow on as the first and the step, the way the chart library takes them."""
    for axis in ("x", "y"):
        places = trace.get(axis, ())
        if len(places) > _FEW and all(type(place) is int for place in places):
            step = places[1] - places[0]
            if step and all(after - before == step for before, after in pairwise(places)):
                kept = {name: held for name, held in trace.items() if name != axis}
                return kept | {f"{axis}0": places[0], f"d{axis}": step}
    return trace


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


def _label(given: Properties) -> tuple[str, Properties, Any]:
    return "label", {"htmlFor": given.get("html_for"), "className": "form-label"}, given.get("children")


def _select(given: Properties) -> tuple[str, Properties, None]:
    own = {name: given.get(name) for name in ("id", "className", "size", "value")}
    return "choices", own | {"options": [(each["value"], each["label"]) for each in given["options"]]}, None


def _radios(given: Properties) -> tuple[str, Properties, None]:
    own = {name: given.get(name) for name in ("id", "name", "value")}
    return "radios", own | {"options": [(each["value"], each["label"]) for each in given["options"]]}, None


#: What pages hold besides elements: the tag it is drawn under, its properties and what is inside it.
_DRAWN_AS: Mapping[type[Component], Callable[[Properties], tuple[str, Properties, Any]]] = {
    dcc.Graph: _chart,
    dbc.Label: _label,
    dbc.Select: _select,
    dbc.RadioItems: _radios,
}
