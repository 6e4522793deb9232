"""Two servers of the real kind, as on two machines behind one proxy: one session, one sign-out, one publication."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
import requests

from dashboard import resources
from tests.browser.server import environment, free_port, running
from tests.snapshots.bucket_server import BUCKET, serving

KEY = "the one key that both instances are given"
DELIVERY = resources.root() / "data" / "examples" / "indre-fosen-2020"
# They agree within some 4 seconds; a machine that does much else gets more.
_PATIENCE = 120


@dataclass(frozen=True)
class Pair:
    """Two instances by their addresses, and how something is imported beside one of them."""

    one: str
    other: str
    bring_in: Callable[[], str]


@contextmanager
def pair(folders: tuple[Path, Path], **settings: str) -> Iterator[Pair]:
    given = {"LOGIN": "demo", "SECRET": KEY, "WORKERS": "1", **settings}

    def bring_in() -> str:
        command = [sys.executable, "-m", "dashboard", "import", str(DELIVERY)]
        env = environment(folders[0], 1, **given)
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    with running(folders[0], free_port(), **given) as one, running(folders[1], free_port(), **given) as other:
        yield Pair(one, other, bring_in)


@pytest.fixture(params=["folder", "bucket"])
def instances(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """Give two instances on one folder, and two with a folder each on one bucket."""
    if request.param == "folder":
        with pair((tmp_path, tmp_path)) as both:
            yield both
        return
    with serving() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        with pair((tmp_path / "one", tmp_path / "other"), STORE=f"s3://{BUCKET}/dashbord") as both:
            yield both


def until(holds: Callable[[], bool]) -> None:
    """Ask until it holds."""
    began, pause = time.monotonic(), Event()
    while not holds():
        assert time.monotonic() - began < _PATIENCE
        pause.wait(0.1)
    print(f"after {time.monotonic() - began:.1f} s")  # noqa: T201 - how long, for who asks with -s


def signed_in(address: str) -> requests.Session:
    reader = requests.Session()
    answer = reader.post(f"{address}/innlogging", data={"reader": "udir"}, allow_redirects=False, timeout=_PATIENCE)
    assert answer.status_code == 303
    return reader


def carried(reader: requests.Session) -> dict[str, str]:
    """Return the cookie as a browser behind a proxy would send it to either instance."""
    ((name, value),) = reader.cookies.items()
    return {"Cookie": f"{name}={value}"}


def is_in(address: str, cookie: dict[str, str]) -> bool:
    return requests.get(f"{address}/_dash-layout", headers=cookie, timeout=_PATIENCE).status_code == 200


def health(address: str) -> dict[str, str]:
    told: dict[str, str] = requests.get(f"{address}/helse", timeout=_PATIENCE).json()
    return told


def test_two_instances_are_as_one(instances: Pair) -> None:
    one, other = instances.one, instances.other
    assert health(one)["status"] == health(other)["status"] == "no snapshot"

    cookie = carried(signed_in(one))
    assert is_in(one, cookie)
    assert is_in(other, cookie)

    said = instances.bring_in()
    assert "er publisert" in said
    until(lambda: health(one)["status"] == health(other)["status"] == "ok")

    requests.post(f"{other}/logg-ut", headers={**cookie, "Origin": other}, allow_redirects=False, timeout=_PATIENCE)
    assert not is_in(other, cookie)
    until(lambda: not is_in(one, cookie))
