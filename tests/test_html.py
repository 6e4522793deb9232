"""The light elements are Dash's own in all but cost: the same classes to isinstance, the same to the browser."""

import json
from typing import Any

import pytest
from plotly.io.json import to_json_plotly  # type: ignore[import-untyped]

from dashboard import html
from dashboard.access import Identity, access_of
from dashboard.components.navigation import PAGES
from dashboard.pages import ROUTES
from dashboard.texts import LANGUAGES
from dashboard.warehouse import Warehouse
from dashboard.web.router import Router
from tests.pages.tree import nodes

AREAS = ["/fylke/40", "/kommune/4012", "/statsforvalter/974762501"]
ADDRESSES = [*PAGES.values(), *AREAS, "/veiledning", "/tilgjengelighet", "/finnes-ikke"]


def own(node: Any) -> Any:
    """Return the element as Dash makes it, which looks at every property; raises TypeError for one it does not know."""
    return type(node).__mro__[1](**node.__dict__)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dash_knows_everything_the_pages_give_and_sends_the_same(published_demo: Warehouse, language: str) -> None:
    access = access_of(Identity("udir"))
    assert access is not None
    router = Router(ROUTES, published_demo)
    with published_demo.view(access.scope) as view:
        unit = view.run("areas", level="unit")[0]["area_id"]
    seen = set()
    for address in [*ADDRESSES, f"/enhet/{unit}"]:
        for node in nodes(router.answer(address, f"?sprak={language}&ukjent=1", access).content):
            if type(node).__module__.startswith("dash.html"):
                assert json.loads(to_json_plotly(node)) == json.loads(to_json_plotly(own(node)))
                seen.add(type(node).__name__)
    assert {"Table", "Td", "Section", "A"} <= seen


def test_a_property_dash_does_not_know_is_found() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument: `klasse`"):
        own(html.Div("ord", klasse="feil"))


def test_an_element_can_be_read_in_a_message() -> None:
    assert repr(html.P(["ord", html.Em("nei")], id="a")) == "P(id='a', children=['ord', Em(children='nei')])"


def test_an_element_keeps_what_it_was_given() -> None:
    assert vars(html.Span(className="bar")) == {"className": "bar", "children": None}
    assert vars(html.Td("ord")) == {"children": "ord"}
