"""The import: read and check a delivery, build its snapshot beside, publish it by one rename."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard import refusals
from dashboard.delivery import Finding, FindingLog, Loaded, Progress, findings_json, in_order, load
from dashboard.delivery.codes import FROZEN_DIFFERS
from dashboard.settings import Settings
from dashboard.snapshots.build import BUILD_MEMORY, build_snapshot, prepare
from dashboard.snapshots.freezing import CohortSemester, differing
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


def check_delivery(
    path: Path,
    as_of: date | None,
    settings: Settings,
    progress: Progress,
    refreeze: Sequence[CohortSemester] = (),
) -> Outcome:
    """Read and check a delivery as an import does, and publish nothing; raises what `import_delivery` does."""
    with tempfile.TemporaryDirectory() as folder, closing(_scratch(Path(folder))) as connection:
        loaded, findings = load(path, as_of, connection, progress)
        if loaded is None:
            return Outcome(None, None, findings)
        prepare(connection, loaded.as_of, settings, Store(settings.data), refreeze)
        return Outcome(None, loaded, in_order([*findings, *_frozen_differs(connection, loaded)]))


def import_delivery(
    path: Path,
    as_of: date | None,
    settings: Settings,
    progress: Progress,
    refreeze: Sequence[CohortSemester] = (),
) -> Outcome:
    """Read, check, build and publish a delivery; on any error nothing is published and nothing is left behind but
    the refusal, for Udir to see.

    refreeze: the semesters of which this delivery's answers replace what is frozen. Raises DeliveryUnusable, and
    RefreezeImpossible; an interrupt or a full disk passes through after the tidying.
    """
    store = Store(settings.data)
    with store.importing():
        folder = Path(tempfile.mkdtemp(dir=store.workplace()))
        try:
            with closing(_scratch(folder)) as connection:
                loaded, findings = load(path, as_of, connection, progress)
                if loaded is None:
                    refusals.keep(settings.data, path.resolve().name, refusals.reasons(findings))
                    return Outcome(None, None, findings)
                progress.step(text("cli.building", "nb"))
                publication_no = prepare(connection, loaded.as_of, settings, store, refreeze)
                findings = in_order([*findings, *_frozen_differs(connection, loaded)])
                _load_source(connection, path, (loaded, publication_no), findings)
                built = folder / "snapshot.duckdb"
                build_snapshot(connection, built, progress)
            return Outcome(store.publish(built, loaded.as_of), loaded, findings)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _frozen_differs(connection: duckdb.DuckDBPyConnection, loaded: Loaded) -> list[Finding]:
    """Return a warning for each frozen semester of which the delivery has other answers: which, and no number."""
    log = FindingLog()
    (file_name,) = [file.path_name for file in loaded.files if file.name == "evaluation"]
    differs = differing(connection)
    log.add_all(
        [Finding("warning", FROZEN_DIFFERS, file_name, params=asdict(semester)) for semester in differs], len(differs)
    )
    return log.findings()


def _scratch(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        str(folder / "scratch.duckdb"),
        config={"memory_limit": BUILD_MEMORY, "temp_directory": str(folder / "spill")},
    )
    load_model(connection)
    return connection


def _load_source(
    connection: duckdb.DuckDBPyConnection, path: Path, publication: tuple[Loaded, int], findings: list[Finding]
) -> None:
    """Write `meta.source`, one row: where the figures come from, as which publication, and what was found."""
    loaded, publication_no = publication
    connection.execute(
        """create or replace table meta.source as select
            $digest as digest,
            $synthetic as synthetic,
            $source_name as source_name,
            $imported_at::timestamp as imported_at,
            $findings as findings,
            $publication_no::integer as publication_no""",
        {
            "digest": loaded.digest,
            "synthetic": loaded.synthetic,
            "source_name": path.resolve().name,
            # The only wall clock here; it is shown, and enters no figure.
            "imported_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            "findings": json.dumps(_in_both_languages(findings), ensure_ascii=False),
            "publication_no": publication_no,
        },
    )


def _in_both_languages(findings: list[Finding]) -> list[dict[str, Any]]:
    """Return findings as they are reported, with the sentence in nynorsk beside: pages are read in both languages."""
    pairs = zip(findings_json(findings), findings_json(findings, "nn"), strict=True)
    return [{**said, "message_nn": in_nynorsk["message"]} for said, in_nynorsk in pairs]
