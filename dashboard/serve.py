"""`serve`: checks what would stop the server with one sentence, then runs it until it is interrupted."""

import http.client
import multiprocessing
import os
import secrets
import socket
import sys
from pathlib import Path
from threading import Event, Thread

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from pydantic import ValidationError

from dashboard import login, ready, stopping
from dashboard.settings import Settings
from dashboard.system_errors import why
from dashboard.texts import text
from dashboard.web import assets, memory

# Readers are held by one process at a time for some ten milliseconds; more threads only make them wait for each other.
_THREADS = 2
_PATIENCE = 5  # seconds a process gets to finish what it is answering
_HEADERS_WITHIN = 10_000  # milliseconds; a request that never finishes its headers is dropped
_LARGEST_HEADERS = 65_536  # bytes of address and headers together
_STOPPED, _COULD_NOT = 0, 2


def run(data: Path | None) -> int:
    """Serve until interrupted; return the exit code: 0 when stopped, 2 when it could not start."""
    try:
        settings = Settings() if data is None else Settings(data=data)
        login.check(settings)
        assets.manifest()
        _check_address(settings)
    except (login.LoginRefused, _Unusable) as refused:
        return _could_not(str(refused))
    except assets.AssetsMissing:
        return _could_not(text("serve.assets_missing", "nb"))
    except ValidationError as invalid:
        fault = invalid.errors(include_input=False, include_url=False)[0]
        name = "DASHBOARD_" + str(fault["loc"][0]).upper()
        return _could_not(text("serve.invalid_setting", "nb", name=name))
    _hand_to_workers(settings)
    _make_ready()
    return _serve(settings)


class _Unusable(Exception):  # noqa: N818 -- named for what it says of the address
    """Nothing can listen on the address; the message says why."""


def _check_address(settings: Settings) -> None:
    where = {"host": settings.host, "port": settings.port}
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno in (98, 48):
                raise _Unusable(text("serve.port_taken", "nb", **where)) from error
            raise _Unusable(text("serve.address_unusable", "nb", **where, reason=why(error))) from error


def _hand_to_workers(settings: Settings) -> None:
    """Give the processes that will answer the same data and the same key: each reads its settings itself."""
    os.environ["DASHBOARD_DATA"] = str(settings.data.resolve())
    key = settings.secret.get_secret_value() if settings.secret else secrets.token_hex(32)
    os.environ["DASHBOARD_SECRET"] = key


def _make_ready() -> None:
    """Import and make once what every process that answers needs, where these are copies of this one."""
    if multiprocessing.get_start_method() == "fork":
        ready.application()
        memory.share()


def _serve(settings: Settings) -> int:
    server = Granian(
        "dashboard.wsgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        # Of what Granian speaks, only what a browser or a proxy needs here.
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADERS_WITHIN, max_buffer_size=_LARGEST_HEADERS),
        workers=settings.workers,
        blocking_threads=_THREADS,
        # A process interrupted before it listens for signals would otherwise be waited for without end.
        workers_kill_timeout=_PATIENCE,
        # Its warning of a process that would not stop is given also of one that just did (granian 2.8.7).
        log_level=LogLevels.error,
    )
    stopping.also_copies()
    stopped = Event()
    Thread(target=_announce, args=(settings, stopped), daemon=True).start()
    try:
        server.serve()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else _COULD_NOT
    finally:
        stopped.set()
    return _STOPPED


def _announce(settings: Settings, stopped: Event) -> None:
    """Print the address as soon as something answers there."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    while not stopped.wait(0.05):
        asked = http.client.HTTPConnection(settings.host, settings.port, timeout=5)
        try:
            asked.request("GET", "/helse")
            asked.getresponse()
        except OSError:
            continue
        finally:
            asked.close()
        click.echo(text("serve.serving", "nb", address=f"http://{host}:{settings.port}"))
        sys.stdout.flush()
        return


def _could_not(sentence: str) -> int:
    click.echo(sentence, err=True)
    return _COULD_NOT
