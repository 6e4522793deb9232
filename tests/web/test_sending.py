"""What is sent is the tree that was built: every element, property and text, in order, known words or not."""

import json
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import dcc
from dash.development.base_component import Component
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import html
from dashboard.access import Identity, access_of
from dashboard.components.navigation import PAGES
from dashboard.figures import style
from dashboard.pages import ROUTES
from dashboard.texts import LANGUAGES, Language, text
from dashboard.warehouse import Warehouse
from dashboard.web.known_words import known_words
from dashboard.web.router import Router
from dashboard.web.sending import sendable
from tests.web.world import expanded

ELEMENTS = [html.Div, html.P, html.Td, html.Span, html.A]
KNOWN = text("frame.about", "nb")
TEXTS = st.sampled_from(["", "ord", "<b>&amp;</b>", "td", "{}", "æøå", "\u2028", KNOWN, text("frame.about", "nn")])
PROPERTIES = st.fixed_dictionaries(
    {}, optional={"className": TEXTS, "title": TEXTS, "tabIndex": st.integers(-1, 9), "style": st.just({"flexGrow": 2})}
)


def _one(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    inside = st.one_of(st.none(), TEXTS, children, st.lists(children, max_size=4))
    still = st.builds(lambda of, held, own: of(held, **own), st.sampled_from(ELEMENTS), inside, PROPERTIES)
    label = st.builds(lambda held, own: dbc.Label(held, html_for=own), inside, TEXTS)
    return st.one_of(still, still, label, st.builds(lambda name: dbc.Select(id=f"x{name}", options=[]), TEXTS))


TREES = _one(st.recursive(st.one_of(TEXTS, st.integers()), _one, max_leaves=12))


def plain(node: Any) -> Any:
    """Return a tree without what is nothing, lists in lists unfolded: what a browser would show of it."""
    if isinstance(node, Component):
        own = {key: held for key, held in node.to_plotly_json()["props"].items() if key != "children"}  # type: ignore[no-untyped-call]
        tag, own = _drawn_as(node._type, own)
        return (tag, _given(own), _several(getattr(node, "children", None)))
    if isinstance(node, dict):
        own = {key: held for key, held in node["props"].items() if key != "children"}
        return (node["type"].lower(), _given(own), _several(node["props"].get("children")))
    return node


def _drawn_as(name: str, own: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return what stands for one of Dash's components that acts, which the browser's side draws by itself."""
    if name == "Label":
        return "label", {"htmlFor": own.get("html_for"), "className": "form-label"}
    if name in ("Select", "RadioItems"):
        options = [[option["value"], option["label"]] for option in own["options"]]
        kept = {key: own.get(key) for key in ("id", "name", "className", "size", "value")}
        return {"Select": "choices", "RadioItems": "radios"}[name], {**kept, "options": options}
    return name.lower(), own


def _given(own: dict[str, Any]) -> dict[str, Any]:
    return {key: held for key, held in own.items() if held is not None}


def _several(children: Any) -> list[Any]:
    if isinstance(children, list | tuple):
        return [one for child in children for one in _several(child)]
    return [] if children is None else [plain(children)]


def over_the_wire(node: Any, language: Language = "nb") -> Any:
    return json.loads(json.dumps(sendable(node, language)))


@settings(max_examples=300)
@given(TREES, st.sampled_from(LANGUAGES))
def test_any_tree_arrives_as_it_was_built(tree: Any, language: Language) -> None:
    assert _several(expanded(over_the_wire(tree, language))) == _several(tree)


def test_a_view_is_one_component_and_what_the_browser_knows_a_number() -> None:
    table = html.Table(html.Tbody([html.Tr([html.Td("1"), html.Td("2")])]), className="table")
    select = dbc.Select(id="filter", options=[{"label": "Alle", "value": "alle"}], value="alle")
    known = known_words("nb")
    assert over_the_wire([html.Div([table, KNOWN, select]), "ord"]) == {
        "namespace": "dashboard",
        "type": "Still",
        "props": {
            "words": known.digest,
            "tree": [
                [
                    *["div", {}],
                    ["table", {"className": "table"}, ["tbody", {}, ["tr", {}, ["td", {}, "1"], ["td", {}, "2"]]]],
                    [known.numbers[KNOWN]],
                    ["choices", {"id": "filter", "value": "alle", "options": [["alle", "Alle"]]}],
                ],
                "ord",
            ],
        },
    }


def test_what_the_browser_cannot_draw_is_an_error() -> None:
    with pytest.raises(TypeError, match="does not draw Dropdown"):
        sendable(html.Div(dcc.Dropdown(id="x")), "nb")


def test_a_chart_is_drawn_as_exactly_as_anybody_sees() -> None:
    graph = dcc.Graph(figure={"data": [{"x": [1 / 3, None, 2], "text": ["33,3333333 %"]}], "layout": {"height": 380}})
    ((tag, sent),) = over_the_wire(graph)["props"]["tree"]
    assert tag == "graph"
    assert sent["figure"]["data"] == [{"x": [0.333, None, 2], "text": ["33,3333333 %"]}]


def test_of_a_chart_is_sent_what_the_browser_does_not_have() -> None:
    look = json.loads(json.dumps(style.layout()))
    traces = [{"x": [0, 1, 2], "y": [4, 4, 5]}, {"x": [3, 3, 3], "y": [0, -2, -4]}, {"x": [1, 2], "y": [1, 3]}]
    graph = dcc.Graph(figure={"data": traces, "layout": style.layout(height=300, dragmode="pan")})
    ((_, sent),) = over_the_wire(graph)["props"]["tree"]
    assert {**look, **sent["figure"]["layout"]} == {**look, "height": 300, "dragmode": "pan"}
    assert set(sent["figure"]["layout"]) == {"height", "dragmode"}
    counted = [{"x0": 0, "dx": 1, "y": [4, 4, 5]}, {"x": [3, 3, 3], "y0": 0, "dy": -2}]
    assert sent["figure"]["data"] == [*counted, traces[2]]


def test_the_browser_has_the_look_of_charts_and_the_sentences_of_its_language() -> None:
    brought = known_words("nn").script.decode()
    assert brought.startswith("window.known={")
    told = json.loads(brought.removeprefix("window.known=").partition(";known.digest=")[0])
    assert told == {"said": list(known_words("nn").numbers), "look": json.loads(json.dumps(style.layout()))}
    assert text("frame.about", "nn") in told["said"]
    assert not [said for said in told["said"] if "{" in said]
    assert known_words("nn").name != known_words("nb").name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [*PAGES.values(), "/fylke/40", "/kommune/4012", "/veiledning"])
def test_every_page_arrives_whole(published_demo: Warehouse, address: str, language: Language) -> None:
    access = access_of(Identity("udir"))
    assert access is not None
    content = Router(ROUTES, published_demo).answer(address, f"?sprak={language}", access).content
    assert _without_figures(_several(expanded(over_the_wire(content, language)))) == _without_figures(_several(content))


def _without_figures(nodes: Any) -> Any:
    """Return a tree without its figures: their positions are rounded, and tested above."""
    if isinstance(nodes, tuple):
        tag, own, children = nodes
        return tag, {key: held for key, held in own.items() if key != "figure"}, _without_figures(children)
    return [_without_figures(node) for node in nodes] if isinstance(nodes, list) else nodes
