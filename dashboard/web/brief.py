"""A page as a PDF file, printed by a headless Chromium that reads this same server under the reader's own scope.

The browser gets nothing of the reader's session: it comes with a token that is signed, lasts 30 seconds, is used once
and buys a session of its own, good for one address and as long.
"""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from flask import Flask, Response, current_app, redirect, request, session
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.exceptions import NotFound, ServiceUnavailable

from dashboard.login.session import sessions
from dashboard.settings import Settings
from dashboard.web import tracing
from dashboard.web.guard import current_access
from dashboard.web.router import Router

_LASTS = 30  # seconds
_PATIENCE = 40  # seconds until a browser that does not finish is stopped; a busy machine takes more than 20
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SALT = "brief"
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--virtual-time-budget=10000",
)


@dataclass(frozen=True)
class Printer:
    """The browser that prints, and the server's address as it sees it."""

    program: str
    server: str


def printer_of(settings: Settings) -> Printer | None:
    """Return what prints here: the browser the settings name, else one that is installed; None where there is none."""
    named = [str(settings.chromium)] if settings.chromium else _NAMES
    program = next((found for name in named if (found := shutil.which(name))), None)
    if program is None:
        return None
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 -- not bound here
    return Printer(program, f"http://{f'[{host}]' if ':' in host else host}:{settings.port}")


def install(server: Flask, router: Router, printer: Printer | None) -> None:
    """Register `/last-ned/<enhet|kommune>/<id>.pdf`, and where the printing browser turns its token into a session."""
    busy = Lock()

    @server.get("/last-ned/<any(enhet, kommune):kind>/<string:area_id>.pdf", endpoint="brief")
    def brief(kind: str, area_id: str) -> Response:
        access, path, query = current_access(), f"/{kind}/{area_id}", request.query_string.decode("ascii", "replace")
        page = router.answer(path, query, access)
        if page.status != 200:
            tracing.downloaded(access, "brief", "pdf", page.facts, page.status)
            raise NotFound
        if printer is None or not busy.acquire(blocking=False):
            raise ServiceUnavailable
        once = _new_slip()
        try:
            content = _printed(printer, _token(server, sessions().held(), f"{path}?{query}" if query else path, once))
        finally:
            _slip(once).unlink(missing_ok=True)
            busy.release()
        tracing.downloaded(access, "brief", "pdf", page.facts)
        answer = Response(content, mimetype="application/pdf")
        answer.headers["Content-Disposition"] = f'attachment; filename="{kind}-{area_id}.pdf"'
        return answer

    @server.get("/utskrift/<string:token>", endpoint="brief_session")
    def brief_session(token: str) -> Response:
        try:
            held = _serializer(server).loads(token, max_age=_LASTS)
        except BadSignature:
            raise NotFound from None
        try:
            _slip(held["once"]).unlink()
        except FileNotFoundError:
            raise NotFound from None  # used before
        session.clear()
        session.update(held["session"])
        session["prints"] = {"address": held["address"], "until": time.time() + _LASTS}
        return redirect(held["address"], 303)  # type: ignore[return-value]


def _new_slip() -> str:
    once = secrets.token_hex(16)
    _slip(once).touch(mode=0o600, exist_ok=False)
    return once


def _token(server: Flask, held: dict[str, Any], address: str, once: str) -> str:
    return str(_serializer(server).dumps({"session": held, "address": address, "once": once}))


def _serializer(server: Flask) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(server.secret_key), salt=_SALT)


def _slip(once: str) -> Path:
    """Return the file that is there until the token is used: any of the server's processes may take it."""
    return Path(tempfile.gettempdir()) / f"laeringsmiljo-{once}"


def _printed(printer: Printer, token: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="laeringsmiljo-", ignore_cleanup_errors=True) as folder:
        sheet = Path(folder) / "brief.pdf"
        command = [
            printer.program,
            *_FLAGS,
            *(["--no-sandbox"] if os.geteuid() == 0 else []),  # Chromium has no sandbox for root
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={sheet}",
            f"{printer.server}/utskrift/{token}",
        ]
        run = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "LANG": "C.UTF-8"}
        quiet = subprocess.DEVNULL
        browser = subprocess.Popen(  # noqa: S603 -- the program is the operator's, the address our own
            command, env=run, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        try:
            browser.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            current_app.logger.warning("the browser that prints did not finish in %s seconds", _PATIENCE)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()
        if not sheet.is_file():
            raise ServiceUnavailable
        return sheet.read_bytes()
