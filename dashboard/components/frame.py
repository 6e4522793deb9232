"""What is around every page: header, language, whose eyes, which data, footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.components.delivery_choice import (
    damaged_deliveries,
    delivery_choice,
    hidden_answers,
    older_delivery,
)
from dashboard.components.navigation import navigation
from dashboard.components.notice import notices
from dashboard.components.why_seen import why_seen
from dashboard.filters import Filters
from dashboard.formatting import long_date
from dashboard.snapshots.freezing import CohortSemester
from dashboard.snapshots.store import SnapshotId
from dashboard.texts import LANGUAGES, Language, text

MAIN_ID = "innhold"
_FOOTER_PAGES = {"guide": "/veiledning", "accessibility": "/tilgjengelighet"}


@dataclass(frozen=True)
class Surroundings:
    """What the frame tells: the address, whose eyes (`reader` is «Udir» or an office's name), which delivery,
    whether there is anything at the address, which deliveries are published (the newest last), the semesters of
    which this one shows no answers any more, and why the reader sees what is seen: the reason in words, and the
    counties there are figures of (none named: all), and the newer deliveries that cannot be read."""

    path: str
    filters: Filters
    reader: str
    as_of: date
    synthetic: bool
    found: bool = True
    published: Sequence[SnapshotId] = ()
    hidden_semesters: Sequence[CohortSemester] = ()
    reason: str = ""
    counties: Sequence[str] = ()
    damaged: Sequence[SnapshotId] = ()

    @property
    def language(self) -> Language:
        """The reader's language, which is part of the address."""
        return self.filters.language


def frame(content: Component, around: Surroundings) -> Component:
    """Return the whole view: the page's content as `main`, what surrounds it, and what the address did not get."""
    told = [
        *damaged_deliveries(around.damaged, around.published, around.language),
        *older_delivery(around.path, around.filters, around.published),
        *hidden_answers(around.hidden_semesters, around.language),
        *notices(around.filters.notices),
    ]
    main = html.Main([*told, content], id=MAIN_ID, className="page", tabIndex=-1)
    return html.Div(
        [
            html.A(text("frame.skip", around.language), href=f"#{MAIN_ID}", className="skip-link"),
            _header(around),
            main,
            _footer(around),
        ],
        className="frame",
        lang=around.language,
    )


def _synthetic(around: Surroundings) -> list[Component]:
    if not around.synthetic:
        return []
    strong = html.Strong(text("frame.synthetic", around.language))
    return [html.P([strong, " ", text("frame.synthetic_note", around.language)], className="synthetic-mark")]


def _header(around: Surroundings) -> Component:
    language = around.language
    home = urls.page("/", Filters(language=language, snapshot=around.filters.snapshot))
    inner = html.Div(
        [
            html.A(text("frame.site", language), href=home, className="site-name"),
            html.P(text("frame.as_of", language, date=long_date(around.as_of, language)), className="header__as-of"),
            *delivery_choice(around.filters, around.published),
            _languages(around),
            _reader(around),
        ],
        className="header__inner",
    )
    return html.Header(
        [*_synthetic(around), inner, navigation(around.path, around.filters, found=around.found)], className="header"
    )


def _languages(around: Surroundings) -> Component:
    items = []
    for language in LANGUAGES:
        current = aria(current="true") if language == around.language else {}
        href = urls.in_language(around.path, around.filters, language)
        link = html.A(text("frame.language", language), href=href, hrefLang=language, lang=language, **current)
        items.append(html.Li(link))
    label = text("frame.languages", around.language)
    return html.Nav(html.Ul(items), className="languages", **aria(label=label))


def _reader(around: Surroundings) -> Component:
    language = around.language
    sign_out = html.Form(
        html.Button(text("frame.sign_out", language), type="submit", className="btn btn-link sign-out"),
        method="post",
        action=urls.sign_out(),
    )
    address = around.path + around.filters.query_string()
    who = html.Span([text("frame.seen_as", language), " ", html.Strong(around.reader)])
    return html.Div([who, why_seen(around.reason, around.counties, address, language), sign_out], className="reader")


def _footer(around: Surroundings) -> Component:
    return html.Footer(
        html.Div(
            [
                html.P(text("frame.about", around.language)),
                html.P(text("frame.privacy", around.language)),
                html.P([_footer_link(name, path, around) for name, path in _FOOTER_PAGES.items()]),
            ],
            className="footer__inner",
        ),
        className="footer",
    )


def _footer_link(name: str, path: str, around: Surroundings) -> Component:
    href = urls.page(path, Filters(language=around.language, snapshot=around.filters.snapshot))
    return html.A(text(f"frame.page_{name}", around.language), href=href, className="footer__link")
