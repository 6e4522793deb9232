"""`import`: the outcome as sentences, findings as a table and a report, and the exit codes of the contract."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb

from dashboard import trace
from dashboard.commands.progress import shown_progress
from dashboard.commands.waiting import say_who_is_waited_for
from dashboard.delivery import DeliveryUnusable, findings_json, findings_table
from dashboard.settings import settings
from dashboard.snapshots.freezing import CohortSemester, RefreezeImpossible
from dashboard.snapshots.importing import DeliveryOlder, Outcome, Wanted, check_delivery, import_delivery
from dashboard.system_errors import why
from dashboard.terminal import Terminal, on_one_line
from dashboard.texts import text

PUBLISHED, REFUSED, WRONG_USE = 0, 1, 2


def run(  # noqa: PLR0913 - one argument for each option of the command line
    delivery: Path,
    *,
    as_of: date | None,
    check: bool,
    report: Path | None,
    data: Path | None,
    refreeze: Sequence[tuple[int, int]] = (),
    older: bool = False,
    by: str | None = None,
) -> int:
    """Import or check a delivery and return the exit code: 0 published, 1 refused, 2 wrong use or out of order."""
    console, complaints = Terminal(soft_wrap=True), Terminal(stderr=True, soft_wrap=True)
    chosen = settings().in_folder(data)
    anew = sorted({CohortSemester(*semester) for semester in refreeze})
    trace.write_to(None if check else trace.path_of(chosen))
    try:
        with _writable(report), shown_progress(complaints) as progress:
            bring_in = check_delivery if check else import_delivery
            outcome = bring_in(delivery, as_of, chosen, progress, anew, Wanted(older, by, say_who_is_waited_for))
    except DeliveryUnusable as error:
        trace.record("import_refused", delivery=delivery.resolve().name, reason="unusable")
        complaints.print(on_one_line(str(error)), markup=False, highlight=False)
        return WRONG_USE
    except DeliveryOlder as error:
        trace.record("import_refused", delivery=delivery.resolve().name, reason="older")
        said = text("cli.older", "nb", as_of=error.as_of, newest=error.newest)
        complaints.print(said, markup=False, highlight=False)
        return WRONG_USE
    except RefreezeImpossible as error:
        trace.record("import_refused", delivery=delivery.resolve().name, reason="refreeze")
        complaints.print(
            text(f"cli.refreeze_{error.why}", "nb", semester=error.semester), markup=False, highlight=False
        )
        return WRONG_USE
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        # DuckDB reports a full disk or a folder it may not write to as its own kind of error.
        trace.record("import_refused", delivery=delivery.resolve().name, reason="stopped")
        complaints.print(
            on_one_line(text("cli.build_stopped", "nb", why=str(error).splitlines()[0])), markup=False, highlight=False
        )
        return WRONG_USE
    except OSError:
        trace.record("import_refused", delivery=delivery.resolve().name, reason="stopped")
        raise
    # Before anything is printed: it counts also where nobody reads on (`| head`).
    trace_outcome(outcome, delivery, anew)
    failed = None if report is None else _write(report, outcome)
    if outcome.findings:
        console.print(findings_table(outcome.findings))
    console.print(on_one_line(sentence_of(outcome, delivery)), markup=False, highlight=False)
    if outcome.snapshot_id is not None:
        for semester in anew:
            console.print(text("cli.refrozen", "nb", **asdict(semester)), markup=False, highlight=False)
    if failed is not None:
        complaints.print(on_one_line(failed), markup=False, highlight=False)
        return WRONG_USE
    return REFUSED if outcome.refused else PUBLISHED


def trace_outcome(outcome: Outcome, delivery: Path, refrozen: Sequence[CohortSemester] = ()) -> None:
    """Trace what became of a delivery."""
    errors, warnings = outcome.count("error"), outcome.count("warning")
    facts: dict[str, str | int] = {"delivery": delivery.resolve().name, "errors": errors, "warnings": warnings}
    if outcome.unchanged is not None:
        trace.record("import_unchanged", snapshot=str(outcome.unchanged), **facts)
        return
    if outcome.snapshot_id is None:
        trace.record("import_refused", reason="findings", **facts)
        return
    snapshot = str(outcome.snapshot_id)
    trace.record("imported", snapshot=snapshot, **facts)
    for semester in refrozen:
        trace.record("refrozen", semester=str(semester), snapshot=snapshot)


@contextmanager
def _writable(report: Path | None) -> Iterator[None]:
    """Raise OSError before anything is published where the report cannot be written; leave no empty one behind."""
    if report is None:
        yield
        return
    is_new = not report.exists()
    report.open("a", encoding="utf-8").close()
    try:
        yield
    except BaseException:
        if is_new:
            report.unlink(missing_ok=True)
        raise


def _write(report: Path, outcome: Outcome) -> str | None:
    """Write the report; return what to say where the disk would not take it after all."""
    written = json.dumps(findings_json(outcome.findings), ensure_ascii=False, indent=2)
    try:
        report.write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        return text("cli.report_unwritten", "nb", report=report, why=why(error))
    return None


def sentence_of(outcome: Outcome, delivery: Path) -> str:
    """Return what became of a delivery, in words."""
    if outcome.loaded is None:
        return text("cli.refused", "nb", delivery=delivery.name, errors=outcome.count("error"))
    if outcome.unchanged is not None:
        return text("cli.unchanged", "nb", delivery=delivery.name, snapshot=outcome.unchanged)
    if outcome.snapshot_id is None:
        return text("cli.checked", "nb", delivery=delivery.name)
    return text("cli.published", "nb", delivery=delivery.name, snapshot=outcome.snapshot_id)
