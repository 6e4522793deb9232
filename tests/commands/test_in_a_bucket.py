"""The commands on machines that share a bucket: each sees what it holds now, and what one changes all follow."""

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.analysis import frame
from dashboard.settings import Settings, settings
from dashboard.snapshots.remote import store_of
from dashboard.snapshots.remote_bucket import Bucket
from dashboard.snapshots.remote_refresh import Refreshing
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.warehouse import Scope, Warehouse
from tests.delivery import tiny
from tests.snapshots.bucket_server import BUCKET, BucketServer, serving
from tests.snapshots.copies import publish_copy

#: Later than the tiny delivery.
FIRST, SECOND, THIRD = (SnapshotId(date(2026, 12, day)) for day in (1, 2, 3))
QUERY = ("query", "status", "--scope", "national", "--format", "csv")
_PREFIXES = count()


@pytest.fixture(scope="module")
def server() -> Iterator[BucketServer]:
    with serving() as server, pytest.MonkeyPatch.context() as patched:
        for name, value in server.environment.items():
            patched.setenv(name, value)
        yield server


def _bucket(data: Path, snapshot: Path) -> str:
    """Publish three snapshots on the machine with that data folder, and return where."""
    address = f"s3://{BUCKET}/commands/{next(_PREFIXES)}"
    store = store_of(Settings(data=data, store=address))
    for number, snapshot_id in enumerate((FIRST, SECOND, THIRD), start=1):
        publish_copy(store, snapshot, snapshot_id.as_of, number)
    return address


@pytest.fixture(scope="module")
def unchanged(server: BucketServer, whole_snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a bucket that is only read."""
    return _bucket(tmp_path_factory.mktemp("machine"), whole_snapshot)


class Run:
    """Runs the command line in this process, on one machine or another."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._captured = captured

    def on(self, address: str) -> None:
        """Have the commands use this bucket."""
        self._monkeypatch.setenv("DASHBOARD_STORE", address)
        settings.cache_clear()

    def __call__(self, data: Path, *words: str) -> tuple[int, str, str]:
        """Return the exit code, and what was said on either stream."""
        self._monkeypatch.setattr(sys, "argv", ["dashboard", *words, "--data", str(data)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said, complained = self._captured.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, said, complained


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    yield Run(monkeypatch, capsys)
    settings.cache_clear()


def shows(data: Path, address: str) -> list[str]:
    """Look into the bucket as a server does, and return what is then in view."""
    Refreshing(Settings(data=data, store=address), address).look()
    return [str(snapshot_id) for snapshot_id in Store(data).ids()]


def test_a_query_sees_what_another_machine_has_published(tmp_path: Path, run: Run, unchanged: str) -> None:
    run.on(unchanged)
    code, said, complained = run(tmp_path, *QUERY)
    assert (code, complained) == (0, "")
    assert "Fjordglimt skole" in said
    with closing(Warehouse(tmp_path)) as warehouse, warehouse.view(Scope.national()) as view:
        assert view.snapshot.id == str(THIRD)


def test_so_do_the_list_the_difference_and_the_analyst(tmp_path: Path, run: Run, unchanged: str) -> None:
    run.on(unchanged)
    _, said, _ = run(tmp_path / "b", "snapshots")
    assert all(str(snapshot_id) in said for snapshot_id in (FIRST, SECOND, THIRD))
    code, said, _ = run(tmp_path / "c", "diff", str(FIRST), str(THIRD))
    assert (code, said) == (0, "Ingenting er endret fra 2026-12-01 til 2026-12-03.\n")
    assert "Fjordglimt skole" in set(frame("status", data=tmp_path / "d")["area_name"])


def test_a_check_knows_what_is_shown(tmp_path: Path, run: Run, unchanged: str) -> None:
    run.on(unchanged)
    older = tiny.write(tmp_path / "older", tiny.delivery())
    code, _, complained = run(tmp_path / "b", "import", str(older), "--check")
    assert code == 2
    assert complained.startswith("Leveransen er fra 2026-11-15, og 2026-12-03 vises alt.")


def test_a_bucket_that_is_away_is_2_and_one_sentence(
    tmp_path: Path, run: Run, server: BucketServer, unchanged: str, whole_snapshot: Path
) -> None:
    run.on(unchanged)
    publish_copy(Store(tmp_path), whole_snapshot, FIRST.as_of)
    server.stop()
    try:
        for words in (QUERY, ["snapshots"], ["diff", "x", "y"], ["rollback", str(FIRST)], ["prune", "--keep", "1"]):
            code, said, complained = run(tmp_path, *words)
            assert (code, said) == (2, "")
            assert complained.startswith("Det gikk ikke: objektlageret svarer ikke som det skal")
            assert len(complained.splitlines()) == 1
    finally:
        server.start()
    assert Store(tmp_path).ids() == [FIRST]


def test_going_back_and_clearing_away_on_one_machine_are_followed_by_all(
    tmp_path: Path, run: Run, server: BucketServer, whole_snapshot: Path
) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    address = _bucket(a, whole_snapshot)
    run.on(address)
    code, said, _ = run(b, "rollback", str(FIRST))
    assert code == 0
    assert said.startswith("2026-12-01 vises nå som det nyeste.\n")
    assert shows(a, address) == shows(b, address) == [str(FIRST)]
    assert run(a, "rollback", str(THIRD))[0] == 0
    assert shows(a, address) == shows(b, address) == [str(FIRST), str(THIRD)]

    assert run(b, "prune", "--keep", "1")[:2] == (0, "Slettet: 2026-12-01, 2026-12-02.\n")
    assert run(a, "rollback", str(FIRST)) == (
        2,
        "",
        "ID: Det finnes ikke noe slikt øyeblikksbilde. Publiserte: 2026-12-03.\n",
    )
    assert shows(a, address) == shows(b, address) == [str(THIRD)]
    assert not [key for key in Bucket(address).listing() if "2026-12-01." in key and not key.endswith(".pruned")]


def test_what_is_damaged_in_the_bucket_is_named_and_the_rest_is_read(
    tmp_path: Path, run: Run, server: BucketServer, whole_snapshot: Path
) -> None:
    address = _bucket(tmp_path / "a", whole_snapshot)
    run.on(address)
    (key,) = [key for key in Bucket(address).listing() if "2026-12-03." in key and key.endswith(".duckdb")]
    Bucket(address).put(key, b"something else")
    code, said, complained = run(tmp_path / "b", *QUERY)
    assert code == 0
    assert "Fjordglimt skole" in said
    assert complained == (
        "Skadet i objektlageret, og ikke hentet: 2026-12-03. Se docs/drift.md, «Flere instanser og objektlager».\n"
    )
