"""Asks the server for views as a browser does, without the browser: signed in, by the page's one callback."""

import http.client
import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import brotli

from dashboard.texts import LANGUAGES, text

_CALLBACK = "/_dash-update-component"
_FAILED = ("failed", "no_data", "outdated", "damaged", "all_damaged", "not_found")


@dataclass(frozen=True)
class Answer:
    """What the server answered, as it came over the wire."""

    status: int
    body: bytes
    squeezed: bool

    def plain(self) -> bytes:
        """Return the body as it was before it was compressed for the way."""
        return brotli.decompress(self.body) if self.squeezed else self.body

    def title(self) -> str | None:
        """Return the window's title that came with the view, None where no view came."""
        if self.status != 200:
            return None
        title: str | None = json.loads(self.plain()).get("response", {}).get("arrival", {}).get("data", {}).get("title")
        return title

    def fault(self) -> str | None:
        """Return what is wrong with the answer, None where it is a view.

        A view that failed is answered too, with a page that says so: that must not pass for a quick one.
        """
        title = self.title()
        return f"{self.status} {title}" if title is None or title in _messages() else None


@cache
def _messages() -> frozenset[str]:
    return frozenset(text(f"errors.{why}_title", language) for why in _FAILED for language in LANGUAGES)


class Visitor:
    """Somebody signed in to a server: `udir` or an office's organisation number."""

    def __init__(self, address: str, reader: str) -> None:
        self.reader = reader
        self.server = urlsplit(address).netloc
        self._cookie = self._signed_in(reader)
        asked = json.loads(self._ask("GET", "/_dash-dependencies").plain())
        (self._show,) = [one for one in asked if any(i["id"] == "address" for i in one["inputs"])]

    def view(self, path: str, search: str = "") -> Answer:
        """Return what the server answers when asked for the view of an address."""
        return self._ask("POST", _CALLBACK, self._body(path, search))

    def written(self, path: str, search: str = "") -> bytes:
        """Return the same request as the bytes that go over the wire, for whoever sends it again and again."""
        body = self._body(path, search)
        headers = {"Host": self.server, **self._headers(), "Content-Length": str(len(body))}
        lines = [f"POST {_CALLBACK} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + body

    def _signed_in(self, reader: str) -> str:
        connection = http.client.HTTPConnection(self.server, timeout=60)
        form = urlencode({"reader": reader})
        connection.request("POST", "/innlogging", form, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        connection.close()
        if answer.status != 303:
            raise RuntimeError(f"{reader} cannot sign in: {answer.status}")
        return "; ".join(set_cookie.partition(";")[0] for set_cookie in answer.headers.get_all("Set-Cookie", []))

    def _ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        connection = http.client.HTTPConnection(self.server, timeout=60)
        try:
            connection.request(method, path, body, self._headers())
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(), answer.headers.get("Content-Encoding") == "br")
        finally:
            connection.close()

    def _headers(self) -> dict[str, str]:
        return {
            "Cookie": self._cookie,
            "Content-Type": "application/json",
            "Accept-Encoding": "br",
            "Sec-Fetch-Site": "same-origin",
        }

    def _body(self, path: str, search: str) -> bytes:
        values = {"pathname": path, "search": search}
        parts = str(self._show["output"]).strip(".").split("...")
        body: dict[str, Any] = {
            "output": self._show["output"],
            "outputs": [dict(zip(("id", "property"), part.rsplit(".", 1), strict=True)) for part in parts],
            "inputs": [{**one, "value": values[one["property"]]} for one in self._show["inputs"]],
            "changedPropIds": ["address.pathname"],
        }
        return json.dumps(body).encode()
