"""The real server in processes of its own, on a free port of this machine."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, cycle
from pathlib import Path

_PORTS = 1_500  # so many are one process's own, of those that are tested with at the same time
_FIRST = 20_000 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8 * _PORTS
_BEGIN = _FIRST + os.getpid() * 97 % _PORTS
_OWN_PORTS = cycle(chain(range(_BEGIN, _FIRST + _PORTS), range(_FIRST, _BEGIN)))
_ENDS_WITHIN = 120  # seconds; only a server that hangs takes that long


def free_port() -> int:
    """Return a port nothing listens on, another one each time.

    It lies below those the system hands out itself, and each process of a run has its own: nobody else takes it between
    this and the start of the server that is to have it.
    """
    for port in _OWN_PORTS:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError


def environment(data: Path, port: int, **settings: str) -> dict[str, str]:
    """Return what the server is started with: this machine's environment without any settings of the dashboard's.

    Without `settings` people choose whose eyes they see with.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    own = {"PORT": str(port), "DATA": str(data), **(settings or {"LOGIN": "demo"})}
    own["SIGN_IN_ATTEMPTS"] = "1000000"  # tests sign in all the time
    return inherited | {f"DASHBOARD_{name}": setting for name, setting in own.items()}


@contextmanager
def running(data: Path, port: int | None = None, **settings: str) -> Iterator[str]:
    """Serve a data folder; give the address once it answers, and stop the server by an interrupt, as a person would."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve"],
        env=environment(data, port, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    address = f"http://127.0.0.1:{port}"
    try:
        assert address in said, said + process.stdout.read()
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=_ENDS_WITHIN)
