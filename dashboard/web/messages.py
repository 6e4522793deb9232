"""Views that say what went wrong and what to do, in place of figures."""

from dashboard import html, urls
from dashboard.components.delivery_choice import delivery_name
from dashboard.filters import Filters
from dashboard.pages.page import HEADING_ID, Page
from dashboard.snapshots.store import SnapshotId
from dashboard.texts import Language, text


def failed(language: Language, reference: str) -> Page:
    """Return what stands where a view could not be made; the reference finds the cause in the log."""
    return _message(
        language,
        "errors.failed_title",
        [text("errors.failed_why", language), text("errors.failed_reference", language, reference=reference)],
    )


def no_data(language: Language) -> Page:
    """Return what stands where nothing is published yet."""
    return _message(language, "errors.no_data_title", [text("errors.no_data_why", language)])


def outdated(language: Language) -> Page:
    """Return what stands where the published snapshot was built by an older version of the program."""
    return _message(language, "errors.outdated_title", [text("errors.outdated_why", language)])


def damaged(language: Language, snapshot_id: SnapshotId | None) -> Page:
    """Return what stands where the delivery asked for (None: every one there is) cannot be read."""
    if snapshot_id is None:
        return _message(language, "errors.all_damaged_title", [text("errors.all_damaged_why", language)])
    named = delivery_name(snapshot_id, language)
    return _message(language, "errors.damaged_title", [text("errors.damaged_why", language, date=named)])


def _message(language: Language, title_key: str, sentences: list[str]) -> Page:
    title = text(title_key, language)
    home = urls.page("/", Filters(language=language))
    content = html.Div(
        [
            html.H1(title, id=HEADING_ID, tabIndex=-1),
            *[html.P(sentence) for sentence in sentences],
            html.P(html.A(text("errors.to_overview", language), href=home, className="btn btn-primary")),
        ],
        className="message-page",
    )
    return Page(title=title, content=content)
