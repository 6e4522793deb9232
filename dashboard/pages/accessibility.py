"""The accessibility statement: what the site conforms to, what is known not to, and whom to tell."""

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.section import section
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.texts import text

_CHECKED = ("axe", "keyboard", "zoom", "charts")
_KNOWN = ("tables", "charts", "readers", "guide")


def accessibility(request: Request) -> Page:
    """Build `/tilgjengelighet`."""
    language = request.language

    def items(kind: str, names: tuple[str, ...]) -> Component:
        return html.Ul([html.Li(text(f"accessibility.{kind}_{name}", language)) for name in names], className="prose")

    def part(name: str, *content: Component) -> Component:
        return section(f"del-{name}", text(f"accessibility.{name}_title", language), list(content))

    title = text("accessibility.title", language)
    guide = html.A(text("frame.page_guide", language), href=urls.page("/veiledning", request.query.common()))
    content = [
        html.H1(title, id=HEADING_ID, tabIndex=-1),
        html.P(text("accessibility.lead", language), className="lead-period"),
        part("status", html.P(text("accessibility.status", language))),
        part("checked", html.P(text("accessibility.checked", language)), items("checked", _CHECKED)),
        part("known", html.P(text("accessibility.known", language)), items("known", _KNOWN)),
        part("use", html.P([text("accessibility.use", language), " ", guide])),
        part("contact", html.P(text("accessibility.contact", language))),
        html.P(text("accessibility.updated", language), className="table-note"),
    ]
    return Page(title=title, content=html.Div(content, className="prose-page"))
