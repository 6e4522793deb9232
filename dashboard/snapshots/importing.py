"""The import: read and check a delivery, build its snapshot beside, publish it by one rename."""

import json
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.delivery import Finding, Loaded, Progress, findings_json, load
from dashboard.settings import Settings
from dashboard.snapshots.build import BUILD_MEMORY, build_snapshot, load_rules
from dashboard.snapshots.model import load_model
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.texts import text


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery: the snapshot's id when it was published, and all findings."""

    snapshot_id: SnapshotId | None
    loaded: Loaded | None
    findings: list[Finding]

    @property
    def refused(self) -> bool:
        """Tell whether errors keep the delivery from being published."""
        return self.loaded is None


def check_delivery(path: Path, as_of: date | None, progress: Progress) -> Outcome:
    """Read and check a delivery and publish nothing; raises DeliveryUnusable."""
    with tempfile.TemporaryDirectory() as folder, closing(_scratch(Path(folder))) as connection:
        loaded, findings = load(path, as_of, connection, progress)
        return Outcome(None, loaded, findings)


def import_delivery(path: Path, as_of: date | None, settings: Settings, progress: Progress) -> Outcome:
    """Read, check, build and publish a delivery; on any error nothing is published and nothing is left behind.

    Raises DeliveryUnusable; an interrupt or a full disk passes through after the tidying.
    """
    store = Store(settings.data)
    with store.importing():
        folder = Path(tempfile.mkdtemp(dir=store.workplace()))
        try:
            with closing(_scratch(folder)) as connection:
                loaded, findings = load(path, as_of, connection, progress)
                if loaded is None:
                    return Outcome(None, None, findings)
                load_rules(connection, loaded.as_of, settings)
                _load_source(connection, path, loaded, findings)
                progress.step(text("cli.building", "nb"))
                built = folder / "snapshot.duckdb"
                build_snapshot(connection, built, progress)
            return Outcome(store.publish(built, loaded.as_of), loaded, findings)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _scratch(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        str(folder / "scratch.duckdb"),
        config={"memory_limit": BUILD_MEMORY, "temp_directory": str(folder / "spill")},
    )
    load_model(connection)
    return connection


def _load_source(connection: duckdb.DuckDBPyConnection, path: Path, loaded: Loaded, findings: list[Finding]) -> None:
    """Write `meta.source`, one row: where the figures come from and what was found in the delivery."""
    connection.execute(
        """create or replace table meta.source as select
            $digest as digest,
            $synthetic as synthetic,
            $source_name as source_name,
            $imported_at::timestamp as imported_at,
            $findings as findings""",
        {
            "digest": loaded.digest,
            "synthetic": loaded.synthetic,
            "source_name": path.resolve().name,
            # The only wall clock here; it is shown, and enters no figure.
            "imported_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            "findings": json.dumps(_in_both_languages(findings), ensure_ascii=False),
        },
    )


def _in_both_languages(findings: list[Finding]) -> list[dict[str, Any]]:
    """Return findings as they are reported, with the sentence in nynorsk beside: pages are read in both languages."""
    pairs = zip(findings_json(findings), findings_json(findings, "nn"), strict=True)
    return [{**said, "message_nn": in_nynorsk["message"]} for said, in_nynorsk in pairs]
