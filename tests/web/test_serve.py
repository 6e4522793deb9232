"""Starting and stopping the real server: one sentence when it cannot start, silence when it is interrupted."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.server import environment, free_port

SERVE = [sys.executable, "-m", "dashboard", "serve"]
# Each process then imports and makes everything itself, as where Python does not copy processes.
WITHOUT_COPIES = "import multiprocessing as m; m.set_start_method('spawn'); from dashboard.cli import main; main()"
# What would be lost in a copy: threads, and open snapshots.
MADE_READY = """
import os, pathlib, threading
from dashboard import ready
ready.application()
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join()
held = [str(fd.readlink()) for fd in pathlib.Path("/proc/self/fd").iterdir() if fd.is_symlink()]
print(len(os.listdir("/proc/self/task")), [name for name in held if "snapshots" in name])
"""


def refused(data: Path, **settings: str) -> str:
    env = environment(data, free_port()) | settings
    ended = subprocess.run(SERVE, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    return ended.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DASHBOARD_LOGIN": ""}, "DASHBOARD_LOGIN=demo"),
        ({"DASHBOARD_HOST": "0.0.0.0"}, "bare brukes på egen maskin"),  # noqa: S104
        ({"DASHBOARD_PORT": "åtti"}, "DASHBOARD_PORT"),
        ({"DASHBOARD_SECRET": "kort"}, "DASHBOARD_SECRET"),
        ({"DASHBOARD_LOGIN": "ukjent"}, "DASHBOARD_LOGIN"),
    ],
)
def test_what_cannot_be_served_is_refused_in_one_sentence(
    small_data: Path, settings: dict[str, str], said: str
) -> None:
    assert said in refused(small_data, **settings)


def start(data: Path, port: int, command: Sequence[str] = SERVE) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        env=environment(data, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def test_it_says_where_it_is_and_stops_quietly_when_interrupted(small_data: Path) -> None:
    port = free_port()
    server = start(small_data, port)
    assert server.stdout is not None
    assert f"http://127.0.0.1:{port}" in server.stdout.readline()
    taken = refused(small_data, DASHBOARD_PORT=str(port))
    assert f"127.0.0.1:{port} er opptatt" in taken
    assert interrupted(server) == (0, "")


def test_it_serves_where_processes_are_not_copies_of_the_first(small_data: Path) -> None:
    port = free_port()
    server = start(small_data, port, [sys.executable, "-c", WITHOUT_COPIES, "serve"])
    assert server.stdout is not None
    assert f"http://127.0.0.1:{port}" in server.stdout.readline()
    assert interrupted(server) == (0, "")


def test_nothing_is_made_before_the_copies_that_they_would_lose(small_data: Path) -> None:
    command = [sys.executable, "-c", MADE_READY]
    env = environment(small_data, free_port())
    ended = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.stdout, ended.stderr) == ("1 []\n", "")


def interrupted(server: "subprocess.Popen[str]") -> tuple[int, str]:
    """Interrupt every process of the group, as Ctrl-C does; return the exit code and what was printed since."""
    os.killpg(server.pid, signal.SIGINT)
    rest, _ = server.communicate(timeout=120)
    return server.returncode, rest


def test_it_stops_quietly_also_while_its_processes_still_start(small_data: Path) -> None:
    server = start(small_data, free_port())
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    while not children.read_text():
        assert server.poll() is None
    code, rest = interrupted(server)
    # One may have been quick and answered first.
    assert (code, [line for line in rest.splitlines() if "http://127.0.0.1" not in line]) == (0, [])
