"""The deliveries that were refused last, for Udir alone: why, where first, and what to do.

What this shows depends on `<data>/refusals/` beside the snapshot: a cache of pages must count that list among what an
answer is made of.
"""

from dash.development.base_component import Component

from dashboard import html
from dashboard.formatting import counted, number, short_date
from dashboard.pages.page import Request
from dashboard.refusals import SHOWN_OF_A_CODE, Found, Reason, Refusal
from dashboard.texts import Language, text


def refusals_content(request: Request) -> list[Component] | None:
    """Return the refusals; None where the reader may not know that there is such a list."""
    if request.refusals is None or not request.refusals.are_told:
        return None
    language = request.language
    refusals = request.refusals.newest_first()
    if not refusals:
        return [html.P(text("data_basis.refusals_none", language))]
    lead = text("data_basis.refusals_lead", language, shown=number(SHOWN_OF_A_CODE))
    return [html.P(lead), *[_refusal(refusal, language) for refusal in refusals]]


def _refusal(refusal: Refusal, language: Language) -> Component:
    at = refusal.refused_at
    when = text("data_basis.imported_at", language, date=short_date(at.date()), time=f"{at:%H.%M}")
    told = f" · {when} · {_errors(refusal.errors, language)}"
    return html.Details(
        [
            html.Summary([html.Strong(refusal.name), told]),
            html.Dl([_reason(reason, language) for reason in refusal.reasons], className="refusal__reasons"),
        ],
        className="refusal",
    )


def _errors(count: int, language: Language) -> str:
    return counted("data_basis.refusal_errors", count, language)


def _reason(reason: Reason, language: Language) -> Component:
    found = html.Ul([_found(each, language) for each in reason.found])
    code = html.Dt([html.Code(reason.code), f" · {_errors(reason.count, language)}"])
    return html.Div([code, html.Dd(found)])


def _found(found: Found, language: Language) -> Component:
    if found.file is None or found.line is None:  # the sentence names what it is about
        return html.Li(_sentence(found, language))
    place = html.Span(f"{found.file}:{found.line}", className="refusal__place")
    return html.Li([place, " ", _sentence(found, language)])


def _sentence(found: Found, language: Language) -> str:
    return found.message_nn if language == "nn" else found.message
