"""The local copy of what a bucket holds: brought down, checked by hash, and never served before it is whole.

In the bucket, `snapshots/<id>.json` is what publishes: it is written last, and names by its hash the one file
`snapshots/<id>.<sha256>.duckdb` that belongs to it. Anything else there is nobody's yet.
"""

import fcntl
import json
import logging
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import ValidationError

from dashboard.snapshots.manifest import Manifest, flush
from dashboard.snapshots.remote_bucket import Bucket, Held, Listed, NotAsExpected
from dashboard.snapshots.store import SnapshotId

FOLDER = "snapshots/"
_MANIFEST, _WITHDRAWN, _PRUNED, _DATA = ".json", ".withdrawn", ".pruned", ".duckdb"
_STATE, _LOCK, _FETCHING = ".mirror.json", ".mirror.lock", ".fetching"
#: A copy nobody has looked after for so many seconds may be behind.
_LOOKED_WITHIN = 60
_LOG = logging.getLogger(__name__)


@dataclass
class State:
    """What is known of the copy: of which bucket, each snapshot's tag there, which are damaged there, what is amiss."""

    store: str
    copied: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    amiss: str = ""


class ForeignSnapshots(Exception):  # noqa: N818 - says what it is
    """The folder holds snapshots that never were in the bucket: it is not a copy of it, and is left alone."""


class Mirror:
    """`snapshots/` of a data folder as the copy of a bucket."""

    def __init__(self, folder: Path, bucket: Bucket) -> None:
        self._folder = folder
        self._bucket = bucket
        #: What was refused is not fetched again in this process, nor complained of again.
        self._refused: dict[str, str] = {}

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other process of this machine from changing the copy meanwhile."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def bring_down(self, listing: Mapping[str, Listed]) -> State:
        """Make the folder hold what the bucket holds; within `alone`.

        Raises BucketUnusable and ForeignSnapshots; what has come before that stays, each snapshot whole.
        """
        state = self.state()
        # Nothing goes without its mark `pruned`: what is missing there otherwise is a mishap, or was never there.
        gone = {key.removesuffix(_PRUNED) for key in _marks(listing, _PRUNED)}
        there = {name: tag for name, tag in published(listing).items() if name not in gone}
        if strangers := set(self.ids()) - set(there) - gone:
            raise ForeignSnapshots(", ".join(sorted(strangers)))
        self._mark(listing)
        self._remove(gone)
        # The newest first: a new machine shows it at once, and what it has frozen anew hides in the older ones.
        for name in sorted(there, key=_order, reverse=True):
            if not (self._folder / f"{name}{_DATA}").exists():
                self._fetch(name, _looks(listing, name), state)
            elif state.copied.get(name) != there[name]:
                self._recognise(name, state)
        state.refused = sorted(name for name in self._refused if name in there)
        state.amiss = ""
        self._write(state)
        return state

    def amiss(self, what: str) -> None:
        """Note for the other processes of this machine why the copy is not kept up: `away` or `foreign`."""
        state = self.state()
        state.amiss = what
        self._write(state)

    def ids(self) -> list[str]:
        """Return the snapshots in the folder, the oldest first."""
        return sorted((path.stem for path in self._folder.glob(f"*{_DATA}") if _is_id(path.stem)), key=_order)

    def state(self) -> State:
        """Return what was last known of the copy; nothing, where it was of another bucket."""
        known = read_state(self._folder)
        return known if known is not None and known.store == self._bucket.address else State(self._bucket.address)

    def _recognise(self, name: str, state: State) -> None:
        """Take a snapshot that was here already for the copy of the one in the bucket, if it is the same."""
        told, manifest = self._manifest(name)
        if Manifest.read(self._folder / f"{name}{_MANIFEST}") != manifest:
            raise ForeignSnapshots(name)
        state.copied[name] = told.etag

    def _fetch(self, name: str, looks: str, state: State) -> None:
        if self._refused.get(name) == looks:
            return
        # Emptied first: what was killed while it fetched has left a part under a name of the library's choice.
        place = self._folder / _FETCHING
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        fetched = place / name
        try:
            told, manifest = self._manifest(name)
            self._bucket.download(data_key(name, manifest.sha256), fetched)
            if not manifest.describes(fetched):
                raise NotAsExpected("the file is not the one that was published")
        except NotAsExpected as error:
            self._refused[name] = looks
            _LOG.error("snapshot %s of %s is damaged there and is not served: %s", name, self._bucket.address, error)
            return
        self._refused.pop(name, None)
        state.copied[name] = told.etag
        self._write(state)
        own = self._folder / f"{name}{_MANIFEST}"
        (place / own.name).write_bytes(told.content)
        for path in (own, self._folder / f"{name}{_DATA}"):
            source = place / own.name if path == own else fetched
            flush(source)
            source.rename(path)
        flush(self._folder)
        _LOG.info("snapshot %s has come from %s", name, self._bucket.address)

    def _manifest(self, name: str) -> tuple[Held, Manifest]:
        told = self._bucket.read(manifest_key(name))
        if told is None:
            raise NotAsExpected("it was removed meanwhile")
        try:
            return told, Manifest.model_validate_json(told.content)
        except ValidationError:
            raise NotAsExpected("its manifest is none") from None

    def _mark(self, listing: Mapping[str, Listed]) -> None:
        wanted = _marks(listing, _WITHDRAWN)
        here = {path.name for path in self._folder.glob(f"*{_WITHDRAWN}")}
        for name in sorted(wanted - here, key=lambda name: _order(name.removesuffix(_WITHDRAWN)), reverse=True):
            (self._folder / name).touch()
        for name in here - wanted:
            (self._folder / name).unlink(missing_ok=True)

    def _remove(self, names: set[str]) -> None:
        for name in names:
            (self._folder / f"{name}{_PRUNED}").touch()
            # The mark that hides it goes last, as in the store.
            for ending in (_DATA, _MANIFEST, _WITHDRAWN):
                (self._folder / f"{name}{ending}").unlink(missing_ok=True)

    def _write(self, state: State) -> None:
        # Written at every look, also unchanged: its time is that of the last look.
        beside = self._folder / f"{_STATE}.new"
        beside.write_text(json.dumps(asdict(state)), encoding="utf-8")
        beside.rename(self._folder / _STATE)


def read_state(folder: Path) -> State | None:
    """Return what the processes of this machine know of the copy in a folder, None where it is none."""
    try:
        return State(**json.loads((folder / _STATE).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def condition(folder: Path) -> str:
    """Return how the copy in a folder is: ok, away, foreign, damaged, or behind when nobody has looked for a while."""
    state = read_state(folder)
    if state is None:
        return "away"
    if state.amiss:
        return state.amiss
    if time.time() - (folder / _STATE).stat().st_mtime > _LOOKED_WITHIN:
        return "behind"
    return "damaged" if state.refused else "ok"


def data_key(name: str, sha256: str) -> str:
    """Return where in the bucket the file of a snapshot is: two that differ never have the same place."""
    return f"{FOLDER}{name}.{sha256}{_DATA}"


def manifest_key(name: str) -> str:
    """Return where in the bucket the manifest of a snapshot is."""
    return f"{FOLDER}{name}{_MANIFEST}"


def published(listing: Mapping[str, Listed]) -> dict[str, str]:
    """Return the snapshots in a bucket, each with the tag of its manifest."""
    return {name.removesuffix(_MANIFEST): listing[f"{FOLDER}{name}"].etag for name in _marks(listing, _MANIFEST)}


def mark_key(name: str, kind: str) -> str:
    """Return where in the bucket the mark `withdrawn` or `pruned` of a snapshot is."""
    return f"{FOLDER}{name}.{kind}"


def _marks(listing: Mapping[str, Listed], ending: str) -> set[str]:
    names = {key.removeprefix(FOLDER) for key in listing if key.startswith(FOLDER) and key.endswith(ending)}
    return {name for name in names if _is_id(name.removesuffix(ending))}


def _looks(listing: Mapping[str, Listed], name: str) -> str:
    """Return what a snapshot's objects are known by: once one of them is another, it is worth fetching again."""
    return " ".join(listing[key].etag for key in sorted(listing) if key.startswith(f"{FOLDER}{name}."))


def _is_id(name: str) -> bool:
    return SnapshotId.parse(name) is not None


def _order(name: str) -> SnapshotId:
    snapshot_id = SnapshotId.parse(name)
    assert snapshot_id is not None  # noqa: S101 - only names that are ids come here
    return snapshot_id
