"""A Markdown text as a component tree: what the project's own documents use, and nothing that could run."""

from collections.abc import Callable

from dash.development.base_component import Component
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from dashboard import html
from dashboard.components.aria import aria

Piece = str | Component
#: Return the address of a link or picture as the document writes it.
Address = Callable[[str], str]

_PLAIN: dict[str, Callable[..., Component]] = {
    "paragraph": html.P,
    "bullet_list": html.Ul,
    "ordered_list": html.Ol,
    "list_item": html.Li,
    "strong": html.Strong,
    "em": html.Em,
    "thead": html.Thead,
    "tbody": html.Tbody,
    "tr": html.Tr,
    "td": html.Td,
}
_HEADINGS: dict[str, Callable[..., Component]] = {"h1": html.H1, "h2": html.H2, "h3": html.H3}


def markdown(source: str, address: Address) -> list[Piece]:
    """Return the document's parts; `address` says where links and pictures lead. Raw HTML is shown as text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _all(SyntaxTreeNode(parser.parse(source)).children, address)


def _all(nodes: list[SyntaxTreeNode], address: Address) -> list[Piece]:
    pieces: list[Piece] = []
    for node in nodes:
        pieces += _all(node.children, address) if node.type == "inline" else [_one(node, address)]
    return pieces


def _one(node: SyntaxTreeNode, address: Address) -> Piece:
    inside = _all(node.children, address) if node.children else []
    if node.type in _PLAIN:
        return _PLAIN[node.type](_tight(node, inside))
    special: dict[str, Callable[[], Piece]] = {
        "heading": lambda: _HEADINGS[node.tag](inside),
        "link": lambda: html.A(inside, href=address(str(node.attrs["href"]))),
        "image": lambda: _picture(node, address),
        "table": lambda: _table(inside),
        "th": lambda: html.Th(inside, scope="col"),
        "code_inline": lambda: html.Code(node.content),
        "fence": lambda: html.Pre(html.Code(node.content), tabIndex=0),
        "softbreak": lambda: " ",
        "text": lambda: node.content,
    }
    return special[node.type]()


def _tight(node: SyntaxTreeNode, inside: list[Piece]) -> list[Piece]:
    """Return a list item's content without the paragraph around it."""
    if node.type != "list_item":
        return inside
    return [piece for part in inside for piece in (part.children if isinstance(part, html.P) else [part])]


def _picture(node: SyntaxTreeNode, address: Address) -> Component:
    return html.Img(src=address(str(node.attrs["src"])), alt=node.content)


def _table(inside: list[Piece]) -> Component:
    made = html.Table(inside, className="table data-table")
    return html.Div(made, className="table-scroller", tabIndex=0, role="region", **aria(label="–"))
