"""The bytes of large files are looked at on one core while DuckDB, on the other, is busy with the files before."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from dashboard.delivery.csv_form.scan import Scan, scan

Advance = Callable[[int, int], None]
Look = Callable[[Path, Advance], Scan]
"""Looks at the bytes of a file, telling how many of how many it has seen."""

_LARGE = 5_000_000
"""Bytes from which it pays to begin before it is the file's turn."""


@contextmanager
def looking_ahead(paths: Sequence[Path]) -> Iterator[Look]:
    """Begin to look at files, in the order they will be asked for; give the function that waits for each."""
    stopped = False
    told: dict[Path, Advance] = {}

    def look_at(path: Path) -> Scan:
        def advance(n: int, total: int) -> None:
            if stopped:
                raise CancelledError
            if path in told:
                told[path](n, total)

        return scan(path, advance)

    with ThreadPoolExecutor(max_workers=1) as pool:
        begun: dict[Path, Future[Scan]] = {}

        def look(path: Path, advance: Advance) -> Scan:
            if path not in begun:
                return scan(path, advance)
            told[path] = advance
            return begun[path].result()

        try:
            begun |= {path: pool.submit(look_at, path) for path in paths if path.stat().st_size >= _LARGE}
            yield look
        finally:
            stopped = True
            pool.shutdown(wait=False, cancel_futures=True)
