"""The bench measures views that came: whoever asks signs in as the application wants it, and a message is no view."""

import asyncio
from pathlib import Path

from tests.bench.asking import Visitor
from tests.bench.load_client import Load, run
from tests.browser.server import running

VIEWS = [("/", ""), ("/fylke/40", "?semester=1"), ("/moter", "?sprak=nn")]


def test_every_view_that_came_is_counted_and_none_is_a_fault(demo_data: Path) -> None:
    with running(demo_data) as address:
        assert Visitor(address, "udir").view("/fylke/40").fault() is None
        seen = asyncio.run(run(Load(address, {"udir": VIEWS}, users=2, seconds=60, once=True)))
    assert (seen["views"], seen["failed"], seen["faults"]) == (3, 0, [])
    assert len(seen["milliseconds"]) == 3


def test_a_view_that_did_not_come_is_a_fault(demo_data: Path, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        seen = asyncio.run(run(Load(address, {"udir": VIEWS}, users=2, seconds=60, once=True)))
    assert (seen["views"], seen["failed"], len(seen["faults"])) == (3, 3, 2)  # a message in each language
    with running(demo_data) as address:
        assert Visitor(address, "udir").view("/fylke/99").fault() is not None
