"""Sessions that were ended on one machine are ended on all: their markers, empty and named by a hash, are exchanged."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from dashboard.snapshots.remote_bucket import Bucket, Listed

_FOLDER = "signed-out/"
_DAY = 86_400


def exchange(folder: Path, bucket: Bucket, listing: Mapping[str, Listed], lasts: float) -> None:
    """Bring markers both ways, and remove those of sessions that are over by age alone; `lasts` is in seconds."""
    now = time.time()
    there = {
        key.removeprefix(_FOLDER): listed.written_at.timestamp()
        for key, listed in listing.items()
        if key.startswith(_FOLDER)
    }
    here = {path.name: path.stat().st_mtime for path in folder.iterdir()} if folder.is_dir() else {}
    for name in set(here) - set(there):
        if now - here[name] < lasts:
            bucket.put(f"{_FOLDER}{name}", b"")
    for name, written_at in there.items():
        if now - written_at > lasts + _DAY:
            bucket.delete(f"{_FOLDER}{name}")
        elif name not in here and _is_marker(name):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / name).touch(mode=0o600)
            # As old as it is there, so that here it is swept at the same time.
            os.utime(folder / name, (written_at, written_at))


def _is_marker(name: str) -> bool:
    return len(name) == 64 and name.isalnum()
