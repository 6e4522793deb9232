"""From an address and somebody's access to a finished view. One callback and the first HTML both come through here."""

import logging
import secrets
from collections.abc import Callable, Hashable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from urllib.parse import unquote

import duckdb
from dash.development.base_component import Component
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from dashboard.access import Access
from dashboard.components.frame import Surroundings, frame
from dashboard.deliveries import Deliveries
from dashboard.filters import Choices, Filters, parse
from dashboard.pages.not_found import not_found
from dashboard.pages.page import NotFound, Page, PageRoute, Request
from dashboard.programme import cohort_numbers, county_names, respondent_roles, sub_goal_numbers
from dashboard.refusals import Refusals
from dashboard.snapshots.store import SnapshotId
from dashboard.snapshots.unreadable import is_unreadable
from dashboard.texts import Language
from dashboard.warehouse import DamagedSnapshotError, NoSnapshotError, OutdatedSnapshotError, View, Warehouse
from dashboard.web import tracing
from dashboard.web.messages import damaged, failed, no_data, outdated

_LOG = logging.getLogger(__name__)
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True)
class Answer:
    """A finished view: what to show, the window's title, the heading to move to, and the HTTP status.

    `facts` is what the trace tells of it; not the content.
    """

    content: Component
    title: str
    heading_id: str
    status: int
    language: Language
    facts: tracing.Facts


class Router:
    """The pages behind their addresses.

    An answer is a function of snapshot (and what later ones froze anew), scope, address and language, and nothing else;
    Udir's of «Datagrunnlag» also of the deliveries that were refused last.
    """

    def __init__(self, routes: Sequence[PageRoute], warehouse: Warehouse, *, prints: bool = False) -> None:
        self._prints = prints
        self._warehouse = warehouse
        self._routes = list(routes)
        # Query strings never fill a path variable here: the two are read apart, and pages get them apart.
        rules = [Rule(route.rule, endpoint=str(number), methods=["GET"]) for number, route in enumerate(routes)]
        self._addresses = Map(rules, strict_slashes=False, merge_slashes=False, redirect_defaults=False)

    def answer(self, path: str, query_string: str, access: Access, preferred: Language = "nb") -> Answer:
        """Return the view of an address. Never raises: what fails is a view that says so, without figures."""
        language, filters = preferred, Filters(language=preferred)
        facts: dict[str, str | int | None] = {}
        try:
            path = unquote(path)[:_LONGEST_ADDRESS]
            filters = self._filters(query_string, preferred)
            language = filters.language
            facts |= tracing.of_view(self._rule(path), path, filters)
            try:
                return self._framed(path, filters, access, facts)
            except duckdb.Error as error:
                if not is_unreadable(error):
                    raise
                # The file was spoilt while it was open: it has been put away, and now the one before answers.
                return self._framed(path, filters, access, facts)
        except NoSnapshotError as error:
            page = _without_figures(error, filters, language)
            return _answer(page, HTTPStatus.SERVICE_UNAVAILABLE, page.content, language, facts)
        except Exception:
            page = _failure(path, language)
            return _answer(page, HTTPStatus.INTERNAL_SERVER_ERROR, page.content, language, facts)

    def key(self, path: str, query_string: str, access: Access, preferred: Language = "nb") -> Hashable | None:
        """Return what an answer follows from; None where it quotes what was written, or none is known."""
        try:
            filters = self._filters(query_string, preferred)
            state, refused = self._warehouse.state(), self._refusals(access).names()
        except OSError:
            return None
        whose = (access.scope, access.office_id, access.why, access.source)
        return None if filters.notices else (path, filters, whose, state, refused)

    def _framed(self, path: str, filters: Filters, access: Access, facts: dict[str, str | int | None]) -> Answer:
        with ExitStack() as opened:
            view = opened.enter_context(self._warehouse.view(access.scope, snapshot=filters.snapshot))
            facts["snapshot"] = str(view.snapshot.id)
            page, status = self._page(view, path, filters, access, partial(self._earlier, view, opened))
            around = self._surroundings(view, path, filters, access, status)
            return _answer(page, status, frame(page.content, around), filters.language, facts)

    def _surroundings(
        self, view: View, path: str, filters: Filters, access: Access, status: HTTPStatus
    ) -> Surroundings:
        passed_over = self._warehouse.passed_over()
        return Surroundings(
            path,
            filters,
            access.reader(filters.language),
            view.snapshot.as_of,
            view.snapshot.synthetic,
            status != HTTPStatus.NOT_FOUND,
            self._warehouse.ids(),
            view.hidden_semesters,
            access.reason(filters.language),
            county_names(access.office_id, filters.language) if access.office_id else (),
            passed_over,
        )

    def _earlier(self, view: View, opened: ExitStack) -> View | None:
        """Open the delivery before a view's, for the same eyes, until the view is finished."""
        before = self._warehouse.before(view.snapshot.id)
        if before is None:
            return None
        try:
            return opened.enter_context(self._warehouse.view(view.scope, before))
        except (NoSnapshotError, duckdb.Error):
            return None  # a comparison less, rather than no page

    def _page(
        self, view: View, path: str, filters: Filters, access: Access, earlier: Callable[[], View | None]
    ) -> tuple[Page, HTTPStatus]:
        try:
            route, path_args = self._match(path)
            published = Deliveries(self._warehouse, access.scope)
            language, refused = filters.language, self._refusals(access)
            request = Request(
                view, path_args, filters, language, path, access, published, earlier, self._prints, refused
            )
            return route.build(request), HTTPStatus.OK
        except NotFound:
            return not_found(filters.language, filters.snapshot), HTTPStatus.NOT_FOUND
        except Exception as error:
            if isinstance(error, duckdb.Error) and is_unreadable(error):
                raise
            return _failure(path, filters.language), HTTPStatus.INTERNAL_SERVER_ERROR

    def _refusals(self, access: Access) -> Refusals:
        return Refusals(self._warehouse.store.folder.parent, access.scope)

    def _rule(self, path: str) -> str | None:
        try:
            return self._match(path)[0].rule
        except NotFound:
            return None

    def _match(self, path: str) -> tuple[PageRoute, dict[str, str]]:
        try:
            endpoint, path_args = self._addresses.bind("").match(path, method="GET")
        except HTTPException as unmatched:
            raise NotFound from unmatched
        return self._routes[int(endpoint)], dict(path_args)

    def _filters(self, query_string: str, preferred: Language) -> Filters:
        snapshots = [str(snapshot) for snapshot in self._warehouse.store.ids()]
        return parse(
            query_string, Choices(cohort_numbers(), snapshots, sub_goal_numbers(), respondent_roles()), preferred
        )


def _answer(page: Page, status: HTTPStatus, content: Component, language: Language, facts: tracing.Facts) -> Answer:
    return Answer(content, page.title, page.heading_id, int(status), language, facts)


def _without_figures(error: NoSnapshotError, filters: Filters, language: Language) -> Page:
    if isinstance(error, OutdatedSnapshotError):
        return outdated(language)
    if isinstance(error, DamagedSnapshotError):
        return damaged(language, SnapshotId.parse(filters.snapshot or ""))
    return no_data(language)


def _failure(path: str, language: Language) -> Page:
    reference = secrets.token_hex(4)
    _LOG.exception("view failed, reference %s, path %r", reference, path)
    return failed(language, reference)
