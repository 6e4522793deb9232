"""Which delivery is looked at: the newest, or any published one, with a clear word when it is an older one."""

from collections.abc import Sequence
from dataclasses import replace

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard import html, urls
from dashboard.components.filter_bar import EVERYTHING
from dashboard.components.notice import notice
from dashboard.filters import Filters
from dashboard.formatting import enumeration, long_date
from dashboard.snapshots.freezing import CohortSemester
from dashboard.snapshots.store import SnapshotId
from dashboard.texts import Language, text

_SELECT_ID = "filter-data"


def delivery_choice(filters: Filters, published: Sequence[SnapshotId]) -> list[Component]:
    """Return the select of deliveries, the newest first; a delivery that is said by its id stays in the address."""
    if not published:
        return []
    language = filters.language
    newest = text("frame.newest", language, date=delivery_name(published[-1], language))
    options = [{"label": newest, "value": EVERYTHING}]
    options += [{"label": delivery_name(each, language), "value": str(each)} for each in reversed(published)]
    label = dbc.Label(text("frame.deliveries", language), html_for=_SELECT_ID)
    select = dbc.Select(id=_SELECT_ID, options=options, value=filters.snapshot or EVERYTHING, size="sm")
    return [html.Div([label, select], className="delivery-choice")]


def older_delivery(path: str, filters: Filters, published: Sequence[SnapshotId]) -> list[Component]:
    """Return the word that this is not the newest delivery, with the way to it; nothing when it is."""
    seen = SnapshotId.parse(filters.snapshot or "")
    if seen is None or not published or seen == published[-1]:
        return []
    language = filters.language
    said = text("frame.older", language, date=delivery_name(seen, language))
    newest = html.A(text("frame.show_newest", language), href=urls.page(path, replace(filters, snapshot=None)))
    return [html.Div(notice([said, " ", newest], "warning"), className="older-delivery")]


def damaged_deliveries(
    damaged: Sequence[SnapshotId], published: Sequence[SnapshotId], language: Language
) -> list[Component]:
    """Return the word that the newest deliveries cannot be read, and which is the newest that can; nothing when all
    can be."""
    if not damaged or not published:
        return []
    named = enumeration([delivery_name(each, language) for each in damaged], language)
    newest = delivery_name(published[-1], language)
    said = text("frame.damaged", language, damaged=named, newest=newest)
    return [html.Div(notice(said, "warning"), className="damaged-delivery")]


def hidden_answers(hidden: Sequence[CohortSemester], language: Language) -> list[Component]:
    """Return the word that answers of these semesters are left out of an older delivery; nothing without any."""
    if not hidden:
        return []
    named = [
        text("frame.cohort_semester", language, cohort=each.cohort_no, semester=each.semester_no) for each in hidden
    ]
    return [notice(text("frame.hidden_answers", language, semesters=enumeration(named, language)), "warning")]


def delivery_name(snapshot_id: SnapshotId, language: Language) -> str:
    """Return the delivery's date, and its number where the date has more than one."""
    date = long_date(snapshot_id.as_of, language)
    if snapshot_id.number == 1:
        return date
    return text("frame.delivery_numbered", language, date=date, number=snapshot_id.number)
