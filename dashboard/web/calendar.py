"""The coming meetings as a calendar file, with the page's own filters and the session's scope."""

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound, ServiceUnavailable

from dashboard import urls
from dashboard.exports.calendar import as_calendar
from dashboard.filters import Choices, Filters, parse
from dashboard.programme import cohort_numbers
from dashboard.warehouse import DamagedSnapshotError, NoSnapshotError, View, Warehouse
from dashboard.web import tracing
from dashboard.web.guard import current_access


def install(server: Flask, warehouse: Warehouse) -> None:
    """Register the file; an address with anything in it that is not understood is not found.

    A page drops what it does not understand and says so. A file cannot say so, and must not hold more than it was
    asked for.
    """

    @server.get(urls.CALENDAR, endpoint="calendar")
    def calendar() -> Response:
        snapshots = [str(snapshot) for snapshot in warehouse.store.ids()]
        filters = parse(request.query_string.decode("ascii", "replace"), Choices(cohort_numbers(), snapshots))
        if filters.notices:
            raise NotFound
        access = current_access()
        try:
            with warehouse.view(access.scope, filters.snapshot) as view:
                content, snapshot = _content(view, filters), view.snapshot
        except DamagedSnapshotError:
            raise ServiceUnavailable from None
        except NoSnapshotError:
            raise NotFound from None
        facts = {**tracing.of_filters(filters), **tracing.of_area(filters.area), "snapshot": str(snapshot.id)}
        tracing.downloaded(access, "moter", "ics", facts)
        answer = Response(content, mimetype="text/calendar")
        answer.headers["Content-Disposition"] = f'attachment; filename="moter-{snapshot.id}.ics"'
        return answer


def _content(view: View, filters: Filters) -> bytes:
    meetings = view.run("coming_meetings", **filters.params(), within=filters.area)
    titles = {
        row["code"]: row[f"title_{filters.language}"]
        for row in view.run("model_titles")
        if row["kind"] == "meeting_type"
    }
    return as_calendar(
        meetings, titles, view.snapshot.as_of, synthetic=view.snapshot.synthetic, language=filters.language
    )
