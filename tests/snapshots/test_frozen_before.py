"""What is frozen comes from whole files: one spoilt anywhere gives all it has or nothing, and stops no import."""

import shutil
from pathlib import Path

import duckdb
import pytest

from dashboard.snapshots.freezing import TABLES
from dashboard.snapshots.frozen_before import load_frozen
from dashboard.snapshots.store import Store

_HEADERS, _BLOCK = 3 * 4096, 1 << 18


@pytest.fixture
def store(demo_data: Path, tmp_path: Path) -> Store:
    """Give a store of the demonstration and a copy of it, published after it."""
    store = Store(tmp_path)
    (demonstration,) = Store(demo_data).ids()
    store.folder.mkdir()
    for name in ("2026-11-15", "2026-11-15-2"):
        shutil.copy(Store(demo_data).path(demonstration), store.folder / f"{name}.duckdb")
    with duckdb.connect(str(store.folder / "2026-11-15-2.duckdb")) as newer:
        newer.execute("update meta.source set publication_no = 2")
    return store


def loaded(store: Store) -> tuple[int, dict[str, list[tuple[object, ...]]]]:
    """Return the number of the next publication, and what is frozen, table by table."""
    with duckdb.connect() as connection:
        number = load_frozen(connection, store, ())
        return number, {table: connection.execute(f"from frozen.{table} order by all").fetchall() for table in TABLES}


def spoil(path: Path, block: int) -> None:
    """Change some bytes of one block."""
    with path.open("r+b") as file:
        file.seek(_HEADERS + block * _BLOCK + 5000)
        file.write(b"spoilt")


def test_a_block_spoilt_anywhere_leaves_all_or_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    older, newer = store.folder / "2026-11-15.duckdb", store.folder / "2026-11-15-2.duckdb"
    whole = loaded(store)
    assert whole[0] == 3
    assert all(whole[1].values())
    older.unlink()
    nothing: dict[str, list[tuple[object, ...]]] = {table: [] for table in TABLES}
    good, seen = newer.read_bytes(), set()
    for block in range((len(good) - _HEADERS) // _BLOCK):
        newer.write_bytes(good)
        spoil(newer, block)
        caplog.clear()
        number, found = loaded(store)
        assert found in (whole[1], nothing)
        assert bool(caplog.messages) == (found == nothing)
        seen.add((number, found == nothing))
    # Some blocks hold nothing frozen; some can be told of only when they are copied, when the number is known.
    assert {(3, False), (3, True)} <= seen


def test_the_one_before_has_it_too(store: Store) -> None:
    whole = loaded(store)
    newer = store.folder / "2026-11-15-2.duckdb"
    for block in range((newer.stat().st_size - _HEADERS) // _BLOCK):
        spoil(newer, block)
    assert loaded(store) == whole
