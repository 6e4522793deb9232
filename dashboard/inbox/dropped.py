"""What lies in an inbox: each delivery, or what may become one, as it is at this moment."""

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.delivery.containers import DAMAGED, contained, opened
from dashboard.delivery.contract import contract
from dashboard.delivery.entries import DATAPACKAGE, is_datapackage
from dashboard.delivery.reading import Unreadable
from dashboard.inbox.names import DELIVERY_FILES, DONE, REFUSED, date_in, is_hidden, is_unfinished

#: Path inside the delivery, size, and when it was changed, of all there is in it.
State = tuple[tuple[str, int, int], ...]

_LARGEST = 10_000_000  # bytes of a datapackage.json; what is larger is judged by the import
_UNREADABLE = "delivery.zip_unreadable"


@dataclass(frozen=True)
class Dropped:
    """Something in an inbox, and how it looked when it was looked at."""

    path: Path
    state: State

    @property
    def name(self) -> str:
        """Its name in the inbox."""
        return self.path.name

    def is_delivery(self) -> bool:
        """Tell whether it can be a delivery at all: a folder, a zip or a workbook, and nothing that lies elsewhere."""
        if self.path.is_symlink():
            return False
        return self.path.is_dir() or self.path.suffix.lower() in DELIVERY_FILES

    def unfinished(self) -> str | None:
        """Return what says that somebody still writes it: a name, or the file that is missing; None: nothing does."""
        if is_unfinished(self.name):
            return self.name
        inside = [path for path, _, _ in self.state if path]
        if named := next((path for path in inside if is_unfinished(Path(path).name)), None):
            return named
        if self.path.is_dir() and not any(is_datapackage(path) for path in inside):
            return DATAPACKAGE
        return None

    def has_links(self) -> bool:
        """Tell whether anything in it lies elsewhere: it would be read, and quoted, as if it had been delivered."""
        return any((self.path / path).is_symlink() for path, _, _ in self.state)

    def is_closed(self) -> bool:
        """Tell whether what is written last in such a delivery is there and can be read."""
        if self.path.is_dir():
            return self._package() is not None
        with suppress(OSError):
            return zipfile.is_zipfile(self.path)
        return False

    def given_date(self) -> date | None:
        """Return the date in its name where the delivery has none itself."""
        package = self._package()
        return date_in(self.name) if package is None or package.get("created") is None else None

    def place(self) -> tuple[date, str]:
        """Return its place in the order deliveries are imported in: by date, then name; without a date last."""
        created = (self._package() or {}).get("created")
        with suppress(ValueError):
            return (date.fromisoformat(str(created).strip()[:10]), self.name)
        return (date_in(self.name) or date.max, self.name)

    def _package(self) -> dict[str, object] | None:
        """Return its datapackage.json; None where there is none that can be read."""
        try:
            read = _in_folder(self.path) if self.path.is_dir() else _in_zip(self.path)
            package = None if read is None else json.loads(read.decode("utf-8-sig"))
        except (OSError, Unreadable, RecursionError, *DAMAGED):
            return None
        return package if isinstance(package, dict) else None


def dropped_in(folder: Path) -> list[Dropped]:
    """Return all there is in an inbox but what was put away; what goes while it is looked at is not there."""
    found: list[Dropped] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if not is_hidden(path.name) and path.name not in (DONE, REFUSED):
            with suppress(FileNotFoundError, NotADirectoryError):
                found.append(Dropped(path, state_of(path)))
    return found


def state_of(path: Path) -> State:
    """Return how it looks now; raises FileNotFoundError when it is gone."""
    return tuple(sorted(_entries(path)))


def _entries(path: Path) -> Iterator[tuple[str, int, int]]:
    yield ("", *_size_and_time(path))
    if path.is_dir() and not path.is_symlink():
        for folder, inside, files in os.walk(path):
            for name in (*inside, *files):
                entry = Path(folder, name)
                yield (str(entry.relative_to(path)), *_size_and_time(entry))


def _size_and_time(path: Path) -> tuple[int, int]:
    known = path.lstat()
    return known.st_size, known.st_mtime_ns


def _in_folder(folder: Path) -> bytes | None:
    path = next((path for path in folder.iterdir() if is_datapackage(path.name) and path.is_file()), None)
    return None if path is None or path.stat().st_size > _LARGEST else path.read_bytes()


def _in_zip(path: Path) -> bytes | None:
    if path.suffix.lower() != ".zip":
        return None
    for entry in contained(path, contract(), unreadable=_UNREADABLE):
        folder, _, name = entry.filename.rpartition("/")
        # At the top, or in the one folder a zip may have there.
        if is_datapackage(name) and "/" not in folder and entry.file_size <= _LARGEST:
            with opened(path, _UNREADABLE) as packed, packed.open(entry) as package:
                return package.read(_LARGEST)
    return None
