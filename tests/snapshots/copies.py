"""Whole snapshots without the work of building them: copies of one, each published under its own number."""

import shutil
from datetime import date
from pathlib import Path

import duckdb

from dashboard.snapshots.describing import describe
from dashboard.snapshots.store import SnapshotId, Store
from tests.queries.tiny import build

UNIT = {
    "cohort_no": 9,
    "unit_id": "974558386",
    "unit_name": "Fjordglimt skole",
    "unit_type": "school",
    "ownership": "municipal",
    "municipality_no": "5054",
    "joined_on": date(2025, 8, 1),
}


def template(folder: Path) -> Path:
    """Build the snapshot that the others are copies of."""
    built = folder / "template.duckdb"
    build(built, date(2026, 11, 15), {"participation": [UNIT]})
    return built


def publish_copy(store: Store, of: Path, as_of: date, publication_no: int = 1, *, manifest: bool = True) -> SnapshotId:
    """Publish a copy as the delivery of a D."""
    with store.importing():
        built = Path(shutil.copy(of, store.workplace() / "built.duckdb"))
        with duckdb.connect(str(built)) as connection:
            connection.execute("update meta.source set publication_no = $no", {"no": publication_no})
            connection.execute("update mart.delivery set as_of = $as_of", {"as_of": as_of})
        return store.publish(built, as_of, describe(built, (0, 2), "program", "Kari Nordmann") if manifest else None)


def spoil(path: Path) -> None:
    """Change one byte, as a disk may."""
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    path.write_bytes(whole)


def spoil_every_block(path: Path) -> None:
    """Change some bytes of each block, in place: whoever has the file open reads them next."""
    headers, block = 3 * 4096, 1 << 18
    with path.open("r+b") as file:
        for start in range(headers, path.stat().st_size, block):
            file.seek(start + 5000)
            file.write(b"spoilt")
