"""«Finnes ikke»: the same for what is unknown and for what the reader may not see, with a way on."""

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.pages.page import HEADING_ID, Page
from dashboard.texts import Language, text


def not_found(language: Language, snapshot: str | None = None) -> Page:
    """Return the page; it knows nothing of the address but the delivery, so that it can give nothing away."""
    home = urls.page("/", Filters(language=language, snapshot=snapshot))
    content = html.Div(
        [
            html.H1(text("not_found.title", language), id=HEADING_ID, tabIndex=-1),
            html.P(text("not_found.why", language)),
            html.P(html.A(text("not_found.way_on", language), href=home, className="btn btn-primary")),
        ],
        className="message-page",
    )
    return Page(title=text("not_found.title", language), content=content)
