"""The follow-up list: each participant with every reason in plain words, and the meeting that was held last."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.aria import aria
from dashboard.components.reasons import ORDER, reason_sentence
from dashboard.filters import Filters
from dashboard.formatting import long_date, number, short_date
from dashboard.texts import Language, text

Row = Mapping[str, Any]
#: (programme, requirement or meeting type) → title in the reader's language; meeting types belong to every programme
Titles = Mapping[tuple[str, str], str]


def reason_links(counts: Sequence[Row], filters: Filters) -> Component:
    """Return the filter by reason, each with the number of participants; from the rows of `follow_up_reasons`."""
    language = filters.language
    participants = {row["reason"]: row["participants"] for row in counts}
    items = []
    for reason in (None, *ORDER):
        count = participants.get(reason or "all", 0)
        if not count and reason not in (None, filters.reason):
            continue
        words = text("follow_up.every_reason" if reason is None else f"download.reason_{reason}", language)
        here = aria(current="true") if reason == filters.reason else {}
        href = urls.page(urls.FOLLOW_UP, filters.about_reason(reason))
        # The space is for those who hear it: without it the word and the number are one.
        items.append(html.Li(html.A([words, " ", html.Span(number(count), className="count")], href=href, **here)))
    return html.Nav(html.Ul(items), className="reason-links", **aria(label=text("follow_up.reasons_label", language)))


def follow_up_list(rows: Sequence[Row], titles: Titles, filters: Filters) -> Component:
    """Return one page of the list from the rows of `follow_up_list`."""
    people = [list(reasons) for _, reasons in groupby(rows, key=lambda row: row["place"])]
    items = [_participant(reasons, titles, filters) for reasons in people]
    return html.Ol(items, start=rows[0]["place"], className="follow-up")


def _participant(rows: Sequence[Row], titles: Titles, filters: Filters) -> Component:
    first, language = rows[0], filters.language
    onward = filters.choosing(first["cohort_no"], None)
    where = {"unit": first["municipality_name"], "municipality": first["county_name"]}[first["area_level"]]
    place = text(f"follow_up.where_{first['area_level']}", language, place=where, cohort=first["cohort_no"])
    ordered = sorted(rows, key=lambda row: (-row["semester_no"], ORDER.index(row["reason"])))
    return html.Li(
        [
            html.Div(
                [
                    html.A(first["area_name"], href=urls.area(first["area_level"], first["area_id"], onward)),
                    html.Span(place, className="follow-up__where"),
                    *_since(first, language),
                ],
                className="follow-up__head",
            ),
            html.Ul([html.Li(_reason(row, titles, language)) for row in ordered], className="follow-up__reasons"),
            html.P(_last_held(first, titles, language), className="follow-up__last"),
        ]
    )


def _since(row: Row, language: Language) -> list[Component]:
    if row["since_on"] is None:
        return []
    since = text("follow_up.since", language, date=short_date(row["since_on"]))
    return [html.Span(since, className="follow-up__since")]


def _reason(row: Row, titles: Titles, language: Language) -> str:
    of_programme = {code: title for (programme, code), title in titles.items() if programme == row["programme"]}
    return reason_sentence(row, row["semester_state"], of_programme, language)


def _last_held(row: Row, titles: Titles, language: Language) -> str:
    """Return what was agreed last: the meeting that was held, and whether its minutes can be read."""
    if row["last_held_on"] is None:
        return text(f"follow_up.last_none_{row['area_level']}", language)
    meeting = titles["", row["last_meeting_type"]]
    held = long_date(row["last_held_on"], language)
    if row["last_minutes_on"] is None:
        return text("follow_up.last_without_minutes", language, meeting=meeting, date=held)
    minutes = long_date(row["last_minutes_on"], language)
    return text("follow_up.last_with_minutes", language, meeting=meeting, date=held, minutes=minutes)
