"""The user guide, `docs/brukerveiledning.md`, inside the application."""

from dashboard import html, resources, urls
from dashboard.components.markdown import markdown
from dashboard.pages.page import HEADING_ID, Page, Request
from dashboard.texts import Language, text

_FILES: dict[Language, str] = {"nb": "brukerveiledning.md", "nn": "brukarrettleiing.md"}
_PICTURES = "bilder/"


def guide(request: Request) -> Page:
    """Build `/veiledning` from the file in the reader's language."""
    source = (resources.root() / "docs" / _FILES[request.language]).read_text(encoding="utf-8")
    _, _, body = source.partition("\n")

    def address(written: str) -> str:
        if written.startswith(_PICTURES):
            return f"/assets/{written}"
        return urls.page(written, request.query.common()) if written.startswith("/") else written

    title = text("frame.page_guide", request.language)
    heading = html.H1(title, id=HEADING_ID, tabIndex=-1)
    return Page(title=title, content=html.Div([heading, *markdown(body, address)], className="prose-page guide"))
