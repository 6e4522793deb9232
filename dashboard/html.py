"""The elements pages are built of: dash.html's own, at a tenth of their cost (decision 0013).

A page has a thousand elements and more. Dash looks at each argument of each when it is made, and at each property it
could have when it is sent; that took longer than the queries. Here an element keeps what it was given, and no more.
That Dash knows everything pages give is tested once, over every page, instead of in every view.
"""

from types import new_class
from typing import Any, TypeVar, cast

from dash import html
from dash.development.base_component import Component

NAMESPACE = "dash_html_components"
"""Where Dash's browser side has its own elements."""

Element = TypeVar("Element", bound=Component)


def _light(element: type[Element]) -> type[Element]:
    def keep(self: Component, children: Any = None, **properties: Any) -> None:
        self.__dict__.update(properties, children=children)

    def send(self: Component) -> dict[str, Any]:
        return {"props": self.__dict__, "type": element.__name__, "namespace": NAMESPACE}

    def written(self: Component) -> str:
        return f"{element.__name__}({', '.join(f'{name}={given!r}' for name, given in vars(self).items())})"

    # Under Dash's own module: of what else subclasses an element, Dash expects scripts to send to the browser.
    own = {"__module__": element.__module__, "__init__": keep, "to_plotly_json": send, "__repr__": written}
    return cast(type[Element], new_class(element.__name__, (element,), exec_body=lambda body: body.update(own)))


A = _light(html.A)
Article = _light(html.Article)
Blockquote = _light(html.Blockquote)
Button = _light(html.Button)
Caption = _light(html.Caption)
Code = _light(html.Code)
Dd = _light(html.Dd)
Details = _light(html.Details)
Div = _light(html.Div)
Dl = _light(html.Dl)
Dt = _light(html.Dt)
Em = _light(html.Em)
Fieldset = _light(html.Fieldset)
Footer = _light(html.Footer)
Form = _light(html.Form)
H1 = _light(html.H1)
H2 = _light(html.H2)
H3 = _light(html.H3)
H4 = _light(html.H4)
Header = _light(html.Header)
Img = _light(html.Img)
Legend = _light(html.Legend)
Li = _light(html.Li)
Main = _light(html.Main)
Nav = _light(html.Nav)
Ol = _light(html.Ol)
P = _light(html.P)
Pre = _light(html.Pre)
Section = _light(html.Section)
Span = _light(html.Span)
Strong = _light(html.Strong)
Summary = _light(html.Summary)
Table = _light(html.Table)
Tbody = _light(html.Tbody)
Td = _light(html.Td)
Th = _light(html.Th)
Thead = _light(html.Thead)
Tr = _light(html.Tr)
Ul = _light(html.Ul)
