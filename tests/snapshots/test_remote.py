"""One bucket, several machines: what is published on one is whole on the others, or is not there."""

import hashlib
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from dashboard.settings import Settings
from dashboard.snapshots import remote_lock
from dashboard.snapshots.holding import Holder
from dashboard.snapshots.manifest import Manifest
from dashboard.snapshots.remote import RemoteStore, StoreUnusable, store_of
from dashboard.snapshots.remote_bucket import Bucket, NotAsExpected
from dashboard.snapshots.remote_mirror import condition
from dashboard.snapshots.remote_refresh import Refreshing
from dashboard.snapshots.store import SnapshotId, Store
from tests.snapshots.bucket_server import BUCKET, BucketServer, serving

D = date(2026, 11, 15)
FIRST, SECOND, THIRD = (SnapshotId(D, number) for number in (1, 2, 3))
_PREFIXES = count()


@pytest.fixture(scope="module")
def server() -> Iterator[BucketServer]:
    with serving() as server:
        yield server


@pytest.fixture
def address(server: BucketServer, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return f"s3://{BUCKET}/dashbord/{next(_PREFIXES)}"


class Machine:
    """A machine with a data folder of its own."""

    def __init__(self, data: Path, address: str) -> None:
        self.settings = Settings(data=data, store=address)
        self.refreshing = Refreshing(self.settings, address)

    @property
    def store(self) -> Store:
        """What an import, rollback or prune on this machine uses."""
        return store_of(self.settings)

    def shows(self) -> dict[str, bytes]:
        """Return what is in view here without looking into the bucket."""
        local = Store(self.settings.data)
        return {str(snapshot_id): local.path(snapshot_id).read_bytes() for snapshot_id in local.ids()}

    def looks(self) -> dict[str, bytes]:
        """Look into the bucket as the server does every two seconds, and return what is then in view."""
        self.refreshing.look()
        return self.shows()

    def publishes(self, content: bytes, as_of: date = D) -> SnapshotId:
        store = self.store
        with store.importing():
            built = store.workplace() / "built"
            built.write_bytes(content)
            return store.publish(built, as_of, manifest(content, as_of))

    @property
    def condition(self) -> str:
        return condition(self.settings.data / "snapshots")


def manifest(content: bytes, as_of: date = D) -> Manifest:
    return Manifest(
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        as_of=as_of,
        imported_at=datetime(2026, 11, 21, tzinfo=UTC),
        imported_by="kari",
        source_name="leveranse",
        digest="0",
        program="0",
        synthetic=True,
        rows=1,
        errors=0,
        warnings=0,
        publication_no=1,
        frozen={},
    )


def told(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Return what the dashboard told the log; libraries tell of connections when it happens to suit them."""
    return [record for record in caplog.records if record.name.startswith("dashboard")]


@pytest.fixture
def a(tmp_path: Path, address: str) -> Machine:
    return Machine(tmp_path / "a", address)


@pytest.fixture
def b(tmp_path: Path, address: str) -> Machine:
    return Machine(tmp_path / "b", address)


def test_what_is_published_on_one_machine_is_on_the_other(a: Machine, b: Machine) -> None:
    assert b.looks() == {}
    assert a.publishes(b"one") == FIRST
    assert (a.shows(), b.shows()) == ({"2026-11-15": b"one"}, {})
    assert b.looks() == {"2026-11-15": b"one"}
    assert Store(b.settings.data).manifest(FIRST) == manifest(b"one")
    assert b.publishes(b"two") == SECOND
    assert a.looks() == b.looks() == {"2026-11-15": b"one", "2026-11-15-2": b"two"}
    assert a.condition == b.condition == "ok"


def test_a_machine_that_imports_first_gets_all_there_is(a: Machine, b: Machine) -> None:
    a.publishes(b"one")
    store = b.store
    with store.importing():
        assert store.ids() == [FIRST]


def test_a_file_that_is_not_the_one_published_is_refused_until_it_is(
    a: Machine, b: Machine, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    a.publishes(b"one")
    a.publishes(b"two")
    key = f"snapshots/2026-11-15-2.{manifest(b'two').sha256}.duckdb"
    Bucket(address).put(key, b"twi")
    assert b.looks() == {"2026-11-15": b"one"}
    b.looks()
    assert [record.levelname for record in told(caplog)] == ["ERROR"]
    assert "2026-11-15-2" in caplog.text
    assert b.condition == "damaged"
    with pytest.raises(StoreUnusable, match="2026-11-15-2"):
        b.publishes(b"three")
    Bucket(address).put(key, b"two")
    assert b.looks() == {"2026-11-15": b"one", "2026-11-15-2": b"two"}
    assert b.condition == "ok"


def test_half_an_upload_is_invisible_and_is_cleared_away(a: Machine, b: Machine, address: str) -> None:
    a.publishes(b"one")
    orphan = f"snapshots/2026-11-15-2.{manifest(b'half').sha256}.duckdb"
    Bucket(address).put(orphan, b"half")
    assert b.looks() == a.looks() == {"2026-11-15": b"one"}
    assert b.publishes(b"two") == SECOND
    assert orphan not in Bucket(address).listing()


def test_stopped_before_its_manifest_an_import_has_published_nothing(
    a: Machine, b: Machine, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(self: remote_lock.Lock) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(remote_lock.Lock, "check", stop)
        with pytest.raises(KeyboardInterrupt):
            a.publishes(b"one")
    assert (a.looks(), b.looks()) == ({}, {})
    assert b.publishes(b"two") == FIRST
    assert a.looks() == {"2026-11-15": b"two"}


def test_a_bucket_that_is_away_is_said_once_and_what_is_here_stays(
    a: Machine, b: Machine, server: BucketServer, caplog: pytest.LogCaptureFixture
) -> None:
    a.publishes(b"one")
    b.looks()
    server.stop()
    try:
        assert b.looks() == b.looks() == {"2026-11-15": b"one"}
        assert b.condition == "away"
        assert len(told(caplog)) == 1
        with pytest.raises(StoreUnusable, match="objektlageret svarer ikke"):
            a.publishes(b"two")
        assert a.shows() == {"2026-11-15": b"one"}
    finally:
        server.start()
    a.publishes(b"two")
    assert b.looks() == {"2026-11-15": b"one", "2026-11-15-2": b"two"}
    assert b.condition == "ok"
    assert "again" in told(caplog)[-1].getMessage()


def test_two_imports_at_once_come_one_after_the_other(a: Machine, b: Machine) -> None:
    store, waits, asked, ended = a.store, Event(), list[Holder | None](), Event()

    def waiting(holder: Holder | None) -> None:
        asked.append(holder)
        waits.set()

    def second() -> None:
        other = b.store
        with other.importing(waiting):
            built = other.workplace() / "built"
            built.write_bytes(b"second")
            other.publish(built, D, manifest(b"second"))
        ended.set()

    thread = Thread(target=second)
    with store.importing():
        thread.start()
        assert waits.wait(60)
        built = store.workplace() / "built"
        built.write_bytes(b"first")
        assert store.publish(built, D, manifest(b"first")) == FIRST
        assert not ended.is_set()
    thread.join(60)
    assert [holder is not None and "@" in holder.user for holder in asked] == [True]
    assert a.looks() == b.looks() == {"2026-11-15": b"first", "2026-11-15-2": b"second"}


def test_the_lock_of_one_that_was_killed_runs_out(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = Bucket(address)
    bucket.put("lock", b"killed")
    assert remote_lock._taken(bucket) is None
    monkeypatch.setattr(remote_lock, "EXPIRES", timedelta(seconds=-5))
    with remote_lock.locked(bucket) as lock:
        lock.check()
    assert bucket.read("lock") is None


def test_one_whose_lock_was_taken_publishes_nothing(a: Machine, b: Machine, address: str) -> None:
    store = a.store
    with store.importing():
        built = store.workplace() / "built"
        built.write_bytes(b"one")
        Bucket(address).put("lock", b"another machine took it")
        with pytest.raises(StoreUnusable, match="tatt over"):
            store.publish(built, D, manifest(b"one"))
    assert (a.looks(), b.looks()) == ({}, {})
    held = Bucket(address).read("lock")
    assert held is not None
    assert held.content == b"another machine took it"


def test_what_is_withdrawn_restored_and_removed_is_so_on_both(a: Machine, b: Machine, address: str) -> None:
    for content in (b"one", b"two", b"three"):
        a.publishes(content)
    assert list(b.looks()) == ["2026-11-15", "2026-11-15-2", "2026-11-15-3"]
    store = b.store
    with store.importing():
        store.withdraw([SECOND, THIRD])
    assert list(a.looks()) == list(b.looks()) == ["2026-11-15"]
    store = a.store
    with store.importing():
        store.restore(SECOND)
    assert list(a.looks()) == list(b.looks()) == ["2026-11-15", "2026-11-15-2"]
    store = b.store
    with store.importing():
        store.remove(FIRST)
        store.remove(THIRD)
    assert list(a.looks()) == list(b.looks()) == ["2026-11-15-2"]
    assert sorted(path.name for path in (a.settings.data / "snapshots").glob("2026-11-15.*")) == ["2026-11-15.pruned"]
    # Its id is never another's.
    assert a.publishes(b"four") == SnapshotId(D, 4)


def test_a_folder_that_is_no_copy_of_the_bucket_is_left_alone(
    a: Machine, tmp_path: Path, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    a.publishes(b"one")
    other = Machine(tmp_path / "other", f"{address}-other")
    other.publishes(b"another")
    strange = Machine(tmp_path / "other", address)
    assert strange.looks() == strange.looks() == {"2026-11-15": b"another"}
    assert strange.condition == "foreign"
    assert len(told(caplog)) == 1
    with pytest.raises(StoreUnusable, match="ikke er de samme"):
        strange.publishes(b"two")
    assert a.looks() == {"2026-11-15": b"one"}


def test_an_emptied_bucket_empties_no_folder_and_is_filled_by_the_next_import(
    a: Machine, b: Machine, address: str
) -> None:
    a.publishes(b"one")
    a.publishes(b"two")
    store = a.store
    with store.importing():
        store.withdraw([SECOND])
    bucket = Bucket(address)
    for key in bucket.listing():
        bucket.delete(key)
    assert a.looks() == {"2026-11-15": b"one"}
    assert a.condition == "foreign"
    assert a.publishes(b"three") == THIRD
    assert b.looks() == a.looks() == {"2026-11-15": b"one", "2026-11-15-3": b"three"}


def test_a_local_copy_that_was_lost_comes_again(a: Machine) -> None:
    a.publishes(b"one")
    Store(a.settings.data).path(FIRST).unlink()
    assert a.looks() == {"2026-11-15": b"one"}


def test_one_process_of_a_machine_looks_and_another_takes_over(a: Machine, address: str) -> None:
    one, another = a.refreshing, Refreshing(a.settings, address)
    assert one._is_chosen()
    assert not another._is_chosen()
    one.close()
    assert another._is_chosen()
    another.close()


def test_signing_out_on_one_machine_is_known_on_the_other(a: Machine, b: Machine, address: str) -> None:
    marker = hashlib.sha256(b"a session").hexdigest()
    a.settings.signed_out.mkdir(parents=True)
    (a.settings.signed_out / marker).touch()
    a.looks()
    b.looks()
    assert (b.settings.signed_out / marker).exists()
    Bucket(address).put("signed-out/../../x", b"")
    b.looks()
    assert [path.name for path in b.settings.signed_out.iterdir()] == [marker]


def test_a_writing_that_expects_something_else_is_none(address: str) -> None:
    bucket = Bucket(address)
    tag = bucket.put("thing", b"1", new=True)
    with pytest.raises(NotAsExpected):
        bucket.put("thing", b"2", new=True)
    with pytest.raises(NotAsExpected):
        bucket.put("thing", b"2", instead_of='"another"')
    bucket.put("thing", b"2", instead_of=tag)
    with pytest.raises(NotAsExpected):
        bucket.delete("thing", only=tag)
    held = bucket.read("thing")
    assert held is not None
    assert held.content == b"2"


def test_nothing_else_in_the_bucket_is_touched(a: Machine, address: str) -> None:
    outside = Bucket(address.rpartition("/")[0])
    outside.put("another/snapshots/x.duckdb", b"")
    a.publishes(b"one")
    assert "another/snapshots/x.duckdb" in outside.listing()
    assert isinstance(a.store, RemoteStore)


@pytest.fixture(autouse=True)
def _told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="dashboard")
