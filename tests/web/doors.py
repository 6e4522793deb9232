"""Who stands before the doors: a server over two deliveries, each reader's cookie, and what each must not see."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from hypothesis import HealthCheck, settings
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from dashboard.scope import Scope
from dashboard.texts import text
from tests.web.asking import Asked, Known
from tests.web.decoding import said_in
from tests.web.hrefs import hrefs
from tests.web.markers import Outside, Seen, outside, seen_by
from tests.web.mirrored import import_mirrored
from tests.web.world import TRONDELAG_OFFICE, signed_in

EAST_OFFICE = "974761319"  # of four counties
NOBODY, UDIR = "nobody", "udir"
READERS = [NOBODY, UDIR, TRONDELAG_OFFICE, EAST_OFFICE]
_VISITED = {
    UDIR: ["/", "/fylke/46", "/oppfolging", "/moter?data=2026-11-15"],
    TRONDELAG_OFFICE: ["/", "/kommune/5001", "/enhet/336515084", "/oppfolging"],
}
SNAPSHOTS = ["2026-11-15", "2026-11-15-2"]
_FAILURES = [text("errors.failed_title", "nb"), text("errors.failed_title", "nn"), "Traceback", 'File "/']


@dataclass(frozen=True)
class World:
    """A server, each reader's cookie, what each must not see, and what all of them may know to ask for."""

    server: Flask
    cookies: Mapping[str, str | None]
    outside: Mapping[str, Outside]
    known: Known

    def leaks(self, reader: str, asked: Asked) -> set[str]:
        """Ask as a reader; return what of the outside was in the answer."""
        said = said_in(asked.send(self.server, self.cookies[reader]))
        return self.outside[reader].found(said, asked.sent)


def publish_two(demonstration: Path, data: Path, workplace: Path) -> None:
    """Publish two deliveries; in the later one two other counties hold other units, under other names."""
    shutil.copytree(demonstration / "snapshots", data / "snapshots")
    import_mirrored(data, workplace, renamed=True)


def seen_by_each(data: Path) -> dict[str, Seen]:
    """Return what each reader's scope holds."""
    offices = {office: Scope.office(office) for office in (TRONDELAG_OFFICE, EAST_OFFICE)}
    return {reader: seen_by(scope, data) for reader, scope in ({UDIR: Scope.national()} | offices).items()}


def world_of(server: Flask, seen: Mapping[str, Seen]) -> World:
    """Have every reader sign in to a server."""
    cookies = {reader: None if reader == NOBODY else cookie_of(server, reader) for reader in READERS}
    held = {reader: outside(seen[UDIR], seen.get(reader)) for reader in READERS}
    mine, everything = seen[TRONDELAG_OFFICE].areas, seen[UDIR].areas
    ids = {
        level: [
            area_id
            for areas in (mine, everything - mine)
            for area_id in sorted({found for at, found, _ in areas if at == level})[:12]
        ]
        for level in ("nation", "office", "county", "municipality", "unit")
    }
    return World(server, cookies, held, Known(ids, SNAPSHOTS, links_in_views(server)))


def links_in_views(server: Flask) -> dict[str, list[str]]:
    """Return by rule the addresses in views that Udir and an office have had: bookmarks, and what was passed on."""
    found: dict[str, set[str]] = {}
    for reader, paths in _VISITED.items():
        client = signed_in(server, reader)
        for path in paths:
            for link in hrefs(client, *path.split("?")):
                try:
                    rule, _ = server.url_map.bind("").match(link.partition("?")[0], return_rule=True)
                except (HTTPException, RequestRedirect):
                    continue
                found.setdefault(rule.rule, set()).add(link)
    return {rule: sorted(links) for rule, links in found.items()}


def cookie_of(server: Flask, reader: str) -> str:
    """Sign in, and return the session's cookie as it is sent."""
    cookie = signed_in(server, reader).get_cookie(str(server.config["SESSION_COOKIE_NAME"]))
    assert cookie is not None
    return f"{cookie.key}={cookie.value}"


def check(world: World, reader: str, asked: Asked) -> TestResponse:
    """Ask, and fail on anything outside the scope, and on anything that went wrong in the server."""
    answer = asked.send(world.server, world.cookies[reader])
    said = said_in(answer)
    leaked = world.outside[reader].found(said, asked.sent)
    if asked.path == "/innlogging":  # which offers the register's offices to everybody
        leaked &= world.outside[NOBODY].found(said, asked.sent)
    assert not leaked, (sorted(leaked)[:9], reader, asked)
    unprinted = answer.status_code == 503 and asked.path.lower().endswith(".pdf")
    assert answer.status_code < 500 or unprinted, (reader, asked, answer.status)
    assert not [failure for failure in _FAILURES if failure in said], (reader, asked)
    return answer


def tries(most: int) -> settings:
    """Return the settings of a test that draws its requests: the same ones every time."""
    unwatched = list(HealthCheck)
    return settings(max_examples=most, derandomize=True, deadline=None, database=None, suppress_health_check=unwatched)
