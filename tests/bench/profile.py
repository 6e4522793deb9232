"""`make profile`: where the processor's time goes that a page takes, by kind of work, by query and by function.

`make profile PAGE=/delmal` tells of one page. Another data folder than a fresh import of the demonstration: `--data`.
"""

import argparse
import cProfile
import pstats
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from tests.bench import tables
from tests.bench.sections import Sections, timed
from tests.bench.views import Maker, pages

ROUNDS = 10
_SLOWEST = 12
_TREE = resources.root()


def main() -> None:
    """Print one table of all pages, and for each page its queries and its slowest functions."""
    arguments = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    arguments.add_argument("--page", help="the address of one page, for example /delmal?semester=2")
    arguments.add_argument("--data", type=Path, help="a data folder with something published")
    chosen = arguments.parse_args()
    console = tables.console()
    with ExitStack() as exits:
        data = chosen.data or _demonstration(Path(exits.enter_context(tempfile.TemporaryDirectory())))
        maker = exits.enter_context(closing(Maker(data)))
        addresses = [chosen.page] if chosen.page else list(pages(maker.warehouse).values())
        sections = {address: sections_of(maker, address) for address in addresses}
        console.print(
            tables.table(
                f"Where the time goes, processor ms a view ({ROUNDS} rounds)",
                [{"page": address, **found.as_row()} for address, found in sections.items()],
            )
        )
        for address, found in sections.items():
            if found.queries:
                console.print(tables.table(f"{address}: queries", found.by_query()))
            console.print(tables.table(f"{address}: slowest functions, their own time", slowest(maker, address)))


def sections_of(maker: Maker, address: str) -> Sections:
    """Return where the time of a view goes, made some times when everything is warm."""
    maker.view(address)
    return timed(lambda: maker.view(address), ROUNDS)


def slowest(maker: Maker, address: str) -> list[dict[str, Any]]:
    """Return the functions that most of a view's time is spent in; the profiler itself makes small ones look dearer."""
    profiler = cProfile.Profile(time.process_time)
    profiler.enable()
    for _ in range(ROUNDS):
        maker.view(address)
    profiler.disable()
    found: dict[tuple[str, int, str], Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    dearest = sorted(found.items(), key=lambda each: -each[1][2])[:_SLOWEST]
    return [
        {
            "function": _named(*where),
            "calls": round(calls / ROUNDS),
            "own ms": own * 1000 / ROUNDS,
            "with what it calls ms": whole * 1000 / ROUNDS,
        }
        for where, (_, calls, own, whole, _) in dearest
    ]


def _named(file: str, line: int, function: str) -> str:
    if file == "~":
        return function  # of Python itself, or compiled
    path = Path(file)
    if path.is_relative_to(_TREE) and ".venv" not in path.parts:
        return f"{path.relative_to(_TREE)}:{line} {function}"
    return f"{path.parent.name}/{path.name}:{line} {function}"


def _demonstration(data: Path) -> Path:
    delivery = resources.root() / "data" / "demonstration" / "2026-11-15"
    import_delivery(delivery, None, Settings(data=data), SilentProgress())
    return data


if __name__ == "__main__":
    main()
