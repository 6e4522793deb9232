"""`rollback` and `prune`: an earlier snapshot is shown again, and the oldest are cleared away."""

from collections.abc import Sequence
from pathlib import Path

import click

from dashboard import trace
from dashboard.commands.waiting import say_who_is_waited_for
from dashboard.settings import settings
from dashboard.snapshots.keeping import prune, roll_back
from dashboard.snapshots.opening import DamagedSnapshotError, NoSnapshotError, OutdatedSnapshotError
from dashboard.snapshots.remote import store_of
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.texts import text


def run_rollback(named: str, data: Path | None) -> None:
    """Go back to a snapshot; one that cannot be gone back to is a click.BadParameter, exit code 2."""
    store = _store(data)
    # Nothing published is no reason to make the folder, or to wait for anybody.
    snapshot_id = SnapshotId.parse(named)
    if snapshot_id is None or snapshot_id not in store.ids_ever():
        raise _wrong("no_snapshot", valid=_listed(store.ids_ever()) or text("cli.none", "nb"))
    with store.importing(say_who_is_waited_for):
        try:
            done = roll_back(store, snapshot_id)
        except OutdatedSnapshotError:
            raise _wrong("outdated") from None
        except DamagedSnapshotError:
            raise _wrong("damaged", snapshot=snapshot_id) from None
        except NoSnapshotError:
            raise _wrong("no_snapshot", valid=_listed(store.ids_ever())) from None
    if not (done.withdrawn or done.restored):
        _say("rolled_back_already", snapshot=snapshot_id)
        return
    trace.record("rolled_back", snapshot=str(snapshot_id), withdrawn=_listed(done.withdrawn) or None)
    _say("rolled_back", snapshot=snapshot_id)
    if done.still_withdrawn:
        _say("still_withdrawn", snapshots=_listed(done.still_withdrawn))


def run_prune(keep: int, data: Path | None) -> None:
    """Remove what is older than the `keep` newest, and say what went."""
    store = _store(data)
    if not store.ids_ever():
        _say("nothing_pruned")
        return
    with store.importing(say_who_is_waited_for):
        done = prune(store, keep)
    for snapshot_id in done.removed:
        trace.record("pruned", snapshot=str(snapshot_id))
    if done.removed:
        _say("pruned", snapshots=_listed(done.removed))
    else:
        _say("nothing_pruned")
    if done.spared:
        _say("spared", snapshots=_listed(done.spared))


def _store(data: Path | None) -> Store:
    chosen = settings().in_folder(data)
    trace.write_to(trace.path_of(chosen))
    store = store_of(chosen)
    store.bring_down()
    return store


def _listed(snapshot_ids: Sequence[SnapshotId]) -> str:
    return ", ".join(str(snapshot_id) for snapshot_id in snapshot_ids)


def _wrong(key: str, **params: object) -> click.BadParameter:
    return click.BadParameter(text(f"cli.{key}", "nb", **params), param=click.Argument(["ID"]))


def _say(key: str, **params: object) -> None:
    click.echo(text(f"cli.{key}", "nb", **params))
