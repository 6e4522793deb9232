"""Everything a client could send to a rule of the server, from well-formed to hopeless."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_to_bytes, urlencode

from flask import Flask
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.catalogue import LEVELS as EVERY_LEVEL
from dashboard.catalogue import catalogue
from dashboard.filters import LEVELS, REASONS
from dashboard.pages import ROUTES as PAGES
from dashboard.programme import respondent_roles

_VARIABLE = re.compile(r"<(?:[^:<>]*:)?(\w+)>")
_LEVEL_OF_PAGE = {"statsforvalter": "office", "fylke": "county", "kommune": "municipality", "enhet": "unit"}
_ODD = [
    *["", " ", "*", "%", "NO", "0", "-1", "५०", "４２", "50/..", "50%2F42", "42\x00", "' or 1=1 --", "..", "null"],
    *["../../x", "[]", "{}", "udir", "national", "9" * 5000, "1e3", "50;42", "50,42", "\r\nX-A: b", "\ud800", "alle"],
]
_TWISTS = [
    *["//{}", "/.{}", "/x/..{}", "/%2e%2e{}", "{}/", "{}//", "{}/.", "{}/..", "{};a=1", "{}%00", "{}%0d%0a", "{}.csv"],
    *["{}%2f", "{}%3fdata=x", "/%252e{}", "{}#x", "\\{}"],
]
_HEADERS = {
    "Host": ["127.0.0.1", "localhost:1", "vond.example", "", "127.0.0.1, vond.example"],
    "X-Forwarded-Host": ["vond.example"],
    "X-Forwarded-For": ["127.0.0.1", "::1, 1.2.3.4"],
    "X-Forwarded-Proto": ["https"],
    "X-Forwarded-Prefix": ["/innlogging", "/assets"],
    "Forwarded": ["for=127.0.0.1;host=vond.example"],
    "X-Original-URL": ["/innlogging", "/helse"],
    "X-Rewrite-URL": ["/innlogging"],
    "X-HTTP-Method-Override": ["GET", "POST"],
    "X-Forwarded-User": ["udir"],
    "Authorization": ["Bearer x", "Basic dWRpcjp1ZGly"],
    "Accept": ["application/json", "text/html", "*/*;q=0"],
    "Accept-Encoding": ["br", "gzip", "identity;q=0"],
    "If-None-Match": ["*", '"x"'],
    "If-Modified-Since": ["Sat, 01 Jan 2028 00:00:00 GMT"],
    "Range": ["bytes=0-99", "bytes=99-0"],
    "Sec-Fetch-Site": ["same-origin", "cross-site"],
    "Content-Type": ["text/plain", "application/json; charset=utf-7"],
}
_METHODS = ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE"]


@dataclass(frozen=True)
class Known:
    """What a client may know: ids by level, the deliveries, and by rule addresses that stood in somebody's views."""

    ids: Mapping[str, Sequence[str]]
    snapshots: Sequence[str]
    links: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """One request, as its bytes would be on the line."""

    path: str
    query: str = ""
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None

    def send(self, server: Flask, cookie: str | None) -> TestResponse:
        """Ask with a session's cookie, and keep nothing of what comes back."""
        line = {
            "PATH_INFO": unquote_to_bytes(self.path).decode("latin-1"),
            "QUERY_STRING": self.query.encode("utf-8", "replace").decode("latin-1"),
        }
        line |= {"HTTP_" + name.upper().replace("-", "_"): content for name, content in self.headers}
        line |= {} if cookie is None else {"HTTP_COOKIE": cookie}
        client = server.test_client(use_cookies=False)
        kind = None if self.body is None else "application/json"
        return client.open("/", method=self.method, data=self.body, content_type=kind, environ_overrides=line)

    @property
    def sent(self) -> str:
        """Return all that was sent as text, escapes undone as often as anybody might."""
        body = (self.body or b"").decode("utf-8", "replace")
        said = "\n".join([self.path, self.query, body, *(content for _, content in self.headers)])
        return "\n".join([said, unquote(said), unquote(unquote(said))])


def requests(rule: str, known: Known) -> st.SearchStrategy[Asked]:
    """Return requests to a rule of the server's: links somebody had, and whatever else can be made up."""
    paths = pages(known) if rule in ("/", "/<path:path>") else _filled(rule, known)
    twisted = st.builds(lambda twist, path: twist.format(path), st.sampled_from(_TWISTS), paths)
    header = st.sampled_from([(name, one) for name, every in _HEADERS.items() for one in every])
    headers = st.lists(header, max_size=3, unique_by=lambda one: one[0]).map(tuple)
    got, other = st.just("GET"), st.sampled_from(_METHODS)
    made_up = st.builds(
        Asked,
        path=st.one_of(paths, paths, paths, twisted, paths.map(str.upper)),
        query=queries(known),
        method=st.one_of(got, got, got, other),
        headers=st.one_of(st.just(()), headers),
    )
    links = known.links.get(rule)
    if not links:
        return made_up
    remembered = st.sampled_from(links).map(lambda link: Asked(link.partition("?")[0], link.partition("?")[2]))
    return st.one_of(remembered, made_up)


def pages(known: Known) -> st.SearchStrategy[str]:
    """Return paths of the pages, with any identity of any level in them."""
    return st.sampled_from(PAGES).flatmap(lambda page: _filled(page.rule, known))


def queries(known: Known) -> st.SearchStrategy[str]:
    """Return query strings: a view's or a file's, with something said twice, and odd ones."""
    areas = [(level, area_id) for level in EVERY_LEVEL for area_id in known.ids[level]]
    words = {level: word for word, level in LEVELS.items()}
    deliveries = [*known.snapshots, "2020-01-01", "2026-11-15-99"]
    shared: dict[str, Sequence[object]] = {"data": deliveries, "sprak": ["nb", "nn", "en"]}
    of_views = shared | {
        "pulje": [7, 8, 9, 99],
        "semester": [1, 2, 3, 4, 5],
        "type": ["barnehage", "skole", "hus"],
        "omrade": [f"{words.get(level, level)}-{area_id}" for level, area_id in areas],
        "delmal": [1, 6, 7],
        "rolle": [*respondent_roles(), "sjef"],
        "arsak": [*REASONS, "alt"],
        "side": [1, 2, 99, 10**9],
    }
    of_files = shared | {
        "level": EVERY_LEVEL,
        "within": [":".join(area) for area in areas],
        "cohort": [7, 8, 9],
        "semester": [1, 2, 3],
        "unit-type": ["kindergarten", "school"],
    }
    own_words = [
        "id",
        "unit_id",
        "area_id",
        "no",
        "scope",
        "office_id",
        "reader",
        "role",
        "neste",
        "pulje[]",
        "",
        "_method",
    ]
    of_dash = ["job", "cacheKey", "oldJob", "cancelJob"]
    of_attacks = {
        name: [*_ODD, *[area_id for _, area_id in areas]] for name in [*own_words, *of_dash, *of_views, *of_files]
    }
    said = st.one_of(_chosen(of_views), _chosen(of_files))
    twice = st.builds(lambda one, other: f"{one}&{other}", said, _chosen(of_attacks))
    odd = st.sampled_from(["&&&=", "%", "%ff%00", "a" * 3000, "data", "?" * 9, ";".join(["a=1"] * 9)])
    return st.one_of(said, said, twice, odd)


def _chosen(options: Mapping[str, Sequence[object]]) -> st.SearchStrategy[str]:
    pairs = [(name, one) for name, every in options.items() for one in every]
    once = st.lists(st.sampled_from(pairs), max_size=3, unique_by=lambda pair: pair[0])
    return once.map(lambda chosen: urlencode([(name, str(one).encode("utf-8", "replace")) for name, one in chosen]))


def _filled(rule: str, known: Known) -> st.SearchStrategy[str]:
    """Return paths of a rule with something in each of its variables; what a variable is for is told by its name."""
    page = next((level for word, level in _LEVEL_OF_PAGE.items() if rule.startswith(f"/{word}/")), None)
    anything = st.sampled_from([area_id for every in known.ids.values() for area_id in every] + _ODD)
    pools = {
        "name": st.sampled_from([*catalogue(), "areas", "findings", *_ODD]),
        "form": st.sampled_from(["csv", "csv", "xlsx", "CSV", "pdf", "json"]),
        "kind": st.sampled_from(["enhet", "kommune", "fylke"]),
    }
    usual = st.one_of(st.sampled_from(known.ids[page]), anything) if page else anything
    parts = _VARIABLE.split(rule)
    drawn = [pools.get(name, usual).map(lambda one: quote(one, errors="replace")) for name in parts[1::2]]
    said = [st.just(part) for part in parts[::2]]
    between = [piece for pair in zip(said, [*drawn, st.just("")], strict=True) for piece in pair]
    return st.tuples(*between).map("".join)
