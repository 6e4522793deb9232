"""A service of advisories on loopback: OSV's and the npm registry's, with what a test says is known."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Service:
    """What is known, how many asked, and whether anybody is answered."""

    address: str = ""
    known: set[str] = field(default_factory=set)
    status: int = 200
    answers: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str, sent: bytes) -> Any:
        """Return the answer to a request, as the real services write it."""
        self.asked.append(path)
        if path == "/v1/query":
            name = json.loads(sent)["package"]["name"]
            return {"vulns": [_osv(name)]} if name in self.known else {}
        if path.endswith("/advisories/bulk"):
            return {name: [_npm(name)] for name in self.known}
        name = path.strip("/")
        versions = {version: {"name": name, "version": version} for version in ("1.0.0", "1.0.1")}
        return {"name": name, "versions": versions, "dist-tags": {"latest": "1.0.1"}}


@contextmanager
def serving() -> Iterator[Service]:
    """Serve until the test is over; whoever is kept waiting is let go then."""
    service = Service()
    service.answers.set()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            service.answers.wait()
            body = json.dumps(service.answer(self.path, sent) if service.status == 200 else {}).encode()
            self.send_response(service.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _answer  # noqa: N815 -- the names the standard library calls

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

        def handle(self) -> None:
            # Whoever was kept waiting has gone by the time it is let go.
            try:
                super().handle()
            except OSError:
                return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.address = f"http://127.0.0.1:{server.server_port}"
        running = Thread(target=server.serve_forever, daemon=True)
        running.start()
        try:
            yield service
        finally:
            service.answers.set()
            server.shutdown()
            running.join()


def _osv(name: str) -> dict[str, Any]:
    return {
        "schema_version": "1.6.0",
        "id": "GHSA-aaaa-bbbb-cccc",
        "aliases": ["CVE-2026-0001"],
        "summary": "Something is wrong.",
        "affected": [
            {
                "package": {"name": name, "ecosystem": "PyPI"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.0.1"}]}],
            }
        ],
    }


def _npm(name: str) -> dict[str, Any]:
    return {
        "id": 1,
        "url": "https://github.com/advisories/GHSA-dddd-eeee-ffff",
        "title": f"Something is wrong in {name}",
        "severity": "low",
        "vulnerable_versions": "<1.0.1",
        "cwe": ["CWE-20"],
        "cvss": {"score": 3.1, "vectorString": None},
    }
