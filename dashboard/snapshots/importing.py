"""The import: read and check a delivery, build its snapshot beside, publish it by one rename."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard import refusals
from dashboard.delivery import Finding, FindingLog, Loaded, Progress, findings_json, in_order, load
from dashboard.delivery.codes import FROZEN_DIFFERS
from dashboard.delivery.findings import Severity
from dashboard.settings import Settings
from dashboard.snapshots.build import BUILD_MEMORY, build_snapshot, prepare
from dashboard.snapshots.describing import describe
from dashboard.snapshots.freezing import CohortSemester, differing
from dashboard.snapshots.holding import Waiting, user_name
from dashboard.snapshots.model import load_model
from dashboard.snapshots.opening import newest_whole
from dashboard.snapshots.recognising import program_digest, shown_already
from dashboard.snapshots.remote import store_of
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.system_errors import disk_errors_raised
from dashboard.texts import text


class DeliveryOlder(Exception):  # noqa: N818 - says what it is; the command line exits with 2
    """The delivery is of an earlier D than what is shown, and nobody said that it is wanted all the same."""

    def __init__(self, as_of: date, newest: SnapshotId) -> None:
        super().__init__(f"{as_of} is before {newest}")
        self.as_of = as_of
        self.newest = newest


@dataclass(frozen=True)
class Wanted:
    """How a delivery is wanted: also where it is older than what is shown, by whom (None: whoever runs this), and who
    is told when the import of another must be waited for."""

    older: bool = False
    by: str | None = None
    waiting: Waiting | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery: the snapshot's id when it was published, all findings, and, where it was published
    before so that nothing was changed, the snapshot that has it."""

    snapshot_id: SnapshotId | None
    loaded: Loaded | None
    findings: list[Finding]
    unchanged: SnapshotId | None = None

    @property
    def refused(self) -> bool:
        """Tell whether errors keep the delivery from being published."""
        return self.loaded is None

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity there are in all, also those that are not listed."""
        return sum({each.code: each.count for each in self.findings if each.severity == severity}.values())


def check_delivery(
    path: Path,
    as_of: date | None,
    settings: Settings,
    progress: Progress,
    refreeze: Sequence[CohortSemester] = (),
    wanted: Wanted | None = None,
) -> Outcome:
    """Read and check a delivery as an import does, and publish nothing; raises what `import_delivery` does."""
    with (
        tempfile.TemporaryDirectory() as folder,
        disk_errors_raised(Path(folder)),
        closing(_scratch(Path(folder))) as connection,
    ):
        loaded, findings = load(path, as_of, connection, progress)
        if loaded is None:
            return Outcome(None, None, findings)
        store = store_of(settings)
        store.bring_down()
        prepare(connection, loaded.as_of, settings, store, refreeze)
        shown = _shown(connection, store, loaded, (program_digest(settings), refreeze, wanted or Wanted()))
        return Outcome(None, loaded, in_order([*findings, *_frozen_differs(connection, loaded)]), shown)


def import_delivery(
    path: Path,
    as_of: date | None,
    settings: Settings,
    progress: Progress,
    refreeze: Sequence[CohortSemester] = (),
    wanted: Wanted | None = None,
) -> Outcome:
    """Read, check, build and publish a delivery; on any error nothing is published and nothing is left behind but
    the refusal, for Udir to see.

    refreeze: the semesters of which this delivery's answers replace what is frozen; without any, a delivery that is
    shown already changes nothing. Raises DeliveryUnusable, DeliveryOlder, RefreezeImpossible and FolderUnwritable; an
    interrupt or a full disk passes through after the tidying.
    """
    store, wanted, program = store_of(settings), wanted or Wanted(), program_digest(settings)
    with store.importing(wanted.waiting):
        folder = Path(tempfile.mkdtemp(dir=store.workplace()))
        try:
            with disk_errors_raised(store.folder), closing(_scratch(folder)) as connection:
                loaded, findings = load(path, as_of, connection, progress)
                if loaded is None:
                    refusals.keep(settings.data, path.resolve().name, refusals.reasons(findings))
                    return Outcome(None, None, findings)
                progress.step(text("cli.building", "nb"))
                publication_no = prepare(connection, loaded.as_of, settings, store, refreeze)
                findings = in_order([*findings, *_frozen_differs(connection, loaded)])
                if shown := _shown(connection, store, loaded, (program, refreeze, wanted)):
                    return Outcome(None, loaded, findings, shown)
                _load_source(connection, path, (loaded, publication_no), findings)
                built = folder / "snapshot.duckdb"
                build_snapshot(connection, built, progress)
            outcome = Outcome(None, loaded, findings)
            found = (outcome.count("error"), outcome.count("warning"))
            manifest = describe(built, found, program, wanted.by or user_name())
            return replace(outcome, snapshot_id=store.publish(built, loaded.as_of, manifest))
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _shown(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    loaded: Loaded,
    asked: tuple[str, Sequence[CohortSemester], Wanted],
) -> SnapshotId | None:
    """Return the snapshot that shows this very delivery already; raises DeliveryOlder."""
    program, refreeze, wanted = asked
    if not refreeze and (shown := shown_already(connection, store, loaded, program)):
        return shown
    newest = newest_whole(store)
    if newest is not None and loaded.as_of < newest.as_of and not wanted.older:
        raise DeliveryOlder(loaded.as_of, newest)
    return None


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
