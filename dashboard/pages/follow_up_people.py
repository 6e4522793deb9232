"""The first part of «Oppfølging»: how many need follow-up for which reason, and who they are, a page at a time."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.about import about
from dashboard.components.aria import aria
from dashboard.components.downloads import downloads
from dashboard.components.follow_up_list import Titles, follow_up_list, reason_links
from dashboard.components.section import section
from dashboard.components.source import Source
from dashboard.filters import Filters
from dashboard.formatting import counted, number
from dashboard.questions import Question, Row
from dashboard.texts import Language, text

if TYPE_CHECKING:
    from dashboard.warehouse import View

_SECTION_ID = "deltakere"


def titles_of(view: "View", language: Language) -> Titles:
    """Return what requirements (by programme) and meeting types (programme «») are called."""
    asked = [(row["programme"], row["requirement"], row) for row in view.run("model_requirements")]
    asked += [("", row["code"], row) for row in view.run("model_titles") if row["kind"] == "meeting_type"]
    return {(programme, code): row[f"title_{language}"] for programme, code, row in asked}


def list_section(view: "View", filters: Filters, name: str | None, titles: Titles) -> Component:
    """Return the section; where nobody needs follow-up it says so, and which choices that holds for."""
    language = filters.language
    asked = {**filters.params(), "within": filters.area}
    counts = view.run("follow_up_reasons", **asked)
    everyone = next(row["participants"] for row in counts if row["reason"] == "all")
    if not everyone:
        return _nobody(filters, name)
    title = counted("follow_up.finding_in" if name else "follow_up.finding", everyone, language, area=name)
    rows = view.run("follow_up_list", **asked, reason=filters.reason, page_no=filters.page_no)
    shown = [follow_up_list(rows, titles, filters), *_pages(rows, filters)] if rows else []
    return section(
        _SECTION_ID, title, [reason_links(counts, filters), *_said(rows, filters), *shown, _footer(view, filters)]
    )


def _nobody(filters: Filters, name: str | None) -> Component:
    language = filters.language
    chosen = [filters.sentence(language), *([name] if name else [])]
    content: list[Component] = [html.P(text("follow_up.nobody", language, chosen=", ".join(chosen)))]
    if filters.common() != filters.of_everything() or filters.area:
        href = urls.page(urls.FOLLOW_UP, filters.of_everything())
        content.append(html.P(html.A(text("follow_up.nobody_way_on", language), href=href)))
    return section(_SECTION_ID, text("follow_up.nobody_title", language), content)


def _said(rows: list[Row], filters: Filters) -> list[Component]:
    """Return what a chosen reason leaves: those with it, with all their reasons, or nobody."""
    if filters.reason is None:
        return []
    language = filters.language
    reason = text(f"download.reason_{filters.reason}", language)
    if rows:
        words = counted("follow_up.with_reason", rows[0]["participants"], language, reason=reason.lower())
    else:
        words = text("follow_up.none_with_reason", language, reason=reason)
    return [html.P(words, className="figure-block__finding")]


def _pages(rows: list[Row], filters: Filters) -> list[Component]:
    """Return the links between pages of participants, nothing where one page holds them all."""
    language, here, last = filters.language, rows[0]["page_no"], rows[0]["pages"]
    if last == 1:
        return []
    between = {"first": rows[0]["place"], "last": rows[-1]["place"], "total": number(rows[0]["participants"])}
    links: list[Component] = [html.Span(text("follow_up.pages", language, **between))]
    if here > 1:
        previous = urls.page(urls.FOLLOW_UP, filters.on_page(here - 1))
        links.append(html.A(text("area.children_previous", language), href=previous))
    if here < last:
        following = urls.page(urls.FOLLOW_UP, filters.on_page(here + 1))
        links.append(html.A(text("area.children_next", language), href=following))
    return [html.Nav(links, className="pages", **aria(label=text("follow_up.pages_label", language)))]


def _footer(view: "View", filters: Filters) -> Component:
    """Return the list as files, every reason in them whatever is chosen on the page, and what it means."""
    language = filters.language
    source = Source.of(view, language)
    question = Question(
        "follow_up",
        cohort=filters.cohort,
        semester=filters.semester,
        within=filters.area,
        unit_type=filters.unit_type,
    )
    explained = about(
        text("follow_up.about", language),
        [text("follow_up.definition", language), text("follow_up.definition_order", language)],
        [question.command(source.scope_key, source.snapshot_id)],
        language,
    )
    files = downloads(
        question, text("follow_up.list_name", language), source, label=text("follow_up.download", language)
    )
    return html.Div([explained, files], className="figure-block__footer")
