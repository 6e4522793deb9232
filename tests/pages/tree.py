"""Reading a finished component tree the way a reader does: its words, its marks and its tables."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

Node = object

_BLOCKS = ("P", "Li", "H1", "H2", "H3", "H4", "Dt", "Dd", "Td", "Th", "Caption", "Section", "Div")


def nodes(node: Node) -> Iterator[Component]:
    """Yield every component of the tree, parents first."""
    if isinstance(node, list | tuple):
        for child in node:
            yield from nodes(child)
    elif isinstance(node, Component):
        yield node
        yield from nodes(getattr(node, "children", None))


def words(node: Node) -> str:
    """Return all text below a node, one line per block."""
    return "\n".join(line for line in (part.strip() for part in "".join(_texts(node)).split("\n")) if line)


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, list | tuple):
        for child in node:
            yield from _texts(child)
    elif isinstance(node, Component):
        separator = "\n" if type(node).__name__ in _BLOCKS else ""
        yield separator
        yield from _texts(getattr(node, "children", None))
        yield separator
    elif node is not None:
        yield str(node)


def of_class(node: Node, name: str) -> list[Component]:
    """Return the components that carry a class."""
    return [found for found in nodes(node) if name in (getattr(found, "className", None) or "").split()]


def by_id(node: Node, wanted: str) -> Component:
    """Return the component with an id."""
    return next(found for found in nodes(node) if getattr(found, "id", None) == wanted)


def links(node: Node) -> list[str]:
    """Return the addresses of all links."""
    return [str(getattr(found, "href", "")) for found in nodes(node) if isinstance(found, html.A)]


def table_rows(node: Node) -> list[list[str]]:
    """Return the body of the first table below a node, as words."""
    body = next(found for found in nodes(node) if isinstance(found, html.Tbody))
    return [[words(cell) for cell in row.children] for row in body.children]
