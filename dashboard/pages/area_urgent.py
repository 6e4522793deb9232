"""The ten participants of an area that need follow-up most, with one line each saying why."""

from collections.abc import Sequence
from itertools import groupby

from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.filters import Filters
from dashboard.formatting import counted, number, percent, short_date
from dashboard.pages.area_key_figures import Told
from dashboard.questions import Row

_COUNTED = {"overdue_meeting", "missing_meeting", "not_scheduled", "milestone_missing", "minutes_missing"}


SECTION_ID = "haster"


def urgent_pointer(told: Told) -> list[str | Component]:
    """Return a link down to the list, saying how many need follow-up; nothing when nobody does."""
    rows = told.figures.urgent
    if not rows:
        return []
    words = counted("area.urgent_finding", rows[0]["participants"], told.language)
    return [" ", html.A(words, href=f"#{SECTION_ID}")]


def urgent_section(told: Told, filters: Filters) -> Component:
    """Return the list from the rows of `follow_up_urgent`, the most urgent first."""
    rows = told.figures.urgent
    content: list[Component] = [html.H2(told.say("urgent_title"), className="section__title")]
    if not rows:
        content.append(html.P(told.say("urgent_none")))
    else:
        participants = rows[0]["participants"]
        people = [list(reasons) for _, reasons in groupby(rows, key=lambda row: row["place"])]
        more = participants > len(people)
        key = "area.urgent_finding_more" if more else "area.urgent_finding"
        content.append(html.P(counted(key, participants, told.language), className="figure-block__finding"))
        content.append(html.Ol([_participant(told, reasons, filters) for reasons in people], className="urgent"))
        whole = html.A(told.say("urgent_whole_list"), href=_whole_list(told, filters))
        content.append(html.P(whole, className="urgent-more"))
    return html.Section(content, className="section", id=SECTION_ID)


def _whole_list(told: Told, filters: Filters) -> str:
    """Return the address of the area's follow-up list, of the cohort and every semester, as here."""
    area = None if told.place.level == "nation" else told.place.area
    return urls.page(urls.FOLLOW_UP, filters.choosing(told.period.cohort, None).about_area(area))


def _participant(told: Told, rows: Sequence[Row], filters: Filters) -> Component:
    first = rows[0]
    link = html.A(first["area_name"], href=urls.area(first["area_level"], first["area_id"], filters))
    where = {"unit": first["municipality_name"], "municipality": told.say("urgent_where", county=first["county_name"])}
    why = [_semester(told, list(semester)) for _, semester in groupby(rows, key=lambda row: row["semester_no"])]
    oldest = min((row["oldest_on"] for row in rows if row["oldest_on"]), default=None)
    since = [html.Span(told.say("urgent_since", date=short_date(oldest)), className="urgent__since")] if oldest else []
    head = html.Div(
        [link, html.Span(where[first["area_level"]], className="urgent__where"), *since], className="urgent__head"
    )
    return html.Li([head, html.Div(" ".join(why), className="urgent__why")])


def _semester(told: Told, rows: Sequence[Row]) -> str:
    reasons = ", ".join(_reason(told, row) for row in rows)
    return told.say("urgent_semester", semester=rows[0]["semester_no"], reasons=reasons)


def _reason(told: Told, row: Row) -> str:
    reason = row["reason"]
    if reason in _COUNTED:
        return counted(f"area.reason_{reason}", int(row["quantity"]), told.language)
    if reason == "low_attendance":
        share = row["quantity"]
        return told.say("reason_low_attendance", share=percent(share)) if share else told.say("reason_nobody_attended")
    if reason == "sub_goal_drop":
        goals = row["detail"].replace(",", ", ")
        return told.say("reason_sub_goal_drop", fall=number(row["quantity"], 1), sub_goals=goals)
    return told.say(f"reason_{reason}")
