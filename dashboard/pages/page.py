"""What a page is asked and what it answers; the router knows pages only through these."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard.texts import Language

if TYPE_CHECKING:
    from dashboard.access import Access
    from dashboard.deliveries import Deliveries
    from dashboard.filters import Filters
    from dashboard.refusals import Refusals
    from dashboard.warehouse import View

HEADING_ID = "sideoverskrift"


class NotFound(Exception):  # noqa: N818 -- named for what the reader meets
    """Raised by a page for what is unknown or outside the scope: the two look the same to the reader (404)."""


@dataclass(frozen=True)
class Request:
    """One view of one page: whose eyes (the view's scope), which address, which filters, which language.

    The router also gives why the reader sees what is seen, and the deliveries that are published; figures depend on
    neither. `earlier` opens the delivery before the view's for the same reader, None where there is none;
    `prints` says that the server can make the page a PDF; `refusals` are the deliveries that were refused last, as far
    as the reader may know of them.
    """

    view: "View"
    path_args: Mapping[str, str]
    query: "Filters"
    language: Language
    path: str
    access: "Access | None" = None
    deliveries: "Deliveries | None" = None
    earlier: "Callable[[], View | None]" = lambda: None
    prints: bool = False
    refusals: "Refusals | None" = None


@dataclass(frozen=True)
class Page:
    """A finished page: the window's title, and the content that goes into the frame's `main`.

    The content holds one `h1` with the id `heading_id`, to which the router moves focus after navigation.
    """

    title: str
    content: Component
    heading_id: str = HEADING_ID


@dataclass(frozen=True)
class PageRoute:
    """An address (werkzeug rule, flat) and the function that builds its page."""

    rule: str
    build: Callable[[Request], Page]
