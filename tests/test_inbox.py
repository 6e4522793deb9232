"""The inbox: nothing half-copied, nothing twice, nothing out of order, and nobody's delivery stops another's.

Time is a number here: nothing waits.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from dashboard.delivery import DeliveryUnusable, Finding, Loaded
from dashboard.inbox import Dropped, Receiver, dropped_in
from dashboard.inbox.names import date_in, is_unfinished
from dashboard.inbox.receiver import STORE_AGAIN_AFTER
from dashboard.inbox.whole import PATIENCE
from dashboard.refusals import Reason, Refusals
from dashboard.scope import Scope
from dashboard.snapshots.importing import DeliveryOlder, Outcome
from dashboard.snapshots.remote import StoreUnusable
from dashboard.snapshots.store import SnapshotId
from tests.delivery import tiny

SETTLE = 10
PUBLISHED = Outcome(SnapshotId(tiny.AS_OF), Loaded(tiny.AS_OF, "", synthetic=True, files=[]), [])


@dataclass
class Inbox:
    """An inbox with a clock that is set by hand, and an import that gives what it is told to."""

    folder: Path
    data: Path
    outcomes: dict[str, Outcome | Exception | Callable[[], Outcome]] = field(default_factory=dict)
    now: float = 0.0
    imported: list[tuple[str, date | None]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self._receiver = Receiver(self.folder, self.data, self._bring_in, self, SETTLE)

    def _bring_in(self, dropped: Dropped) -> Outcome:
        self.imported.append((dropped.name, dropped.given_date()))
        outcome = self.outcomes.get(dropped.name, PUBLISHED)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome if isinstance(outcome, Outcome) else outcome()

    def look(self, after: float = 0) -> list[str]:
        """Take all there is to take, so long after the last look; return the names."""
        self.now += after
        before = len(self.imported)
        while self._receiver.take_next(self.now):
            pass
        return [name for name, _ in self.imported[before:]]

    def taken(self, name: str) -> None:
        pass

    def ended(self, name: str, place: Path, outcome: Outcome) -> None:  # noqa: ARG002 -- as Told has it
        self.said.append(f"{name} > {place.relative_to(self.folder)}")

    def unusable(self, name: str, place: Path, reason: Reason) -> None:
        self.said.append(f"{name} > {place.relative_to(self.folder)}: {reason.code}")

    def left(self, name: str, why: str) -> None:
        self.said.append(f"{name}: {why}")


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    (tmp_path / "inn").mkdir()
    return Inbox(tmp_path / "inn", tmp_path / "data")


def drop(inbox: Inbox, name: str, created: str | None = "2026-11-15") -> Path:
    """Drop a delivery: a folder, or a zip with the same in it."""
    folder = tiny.write(inbox.folder.parent / "made" / name, {"meetings": tiny.delivery()["meetings"]}, created=created)
    target = inbox.folder / name
    if target.suffix:
        with zipfile.ZipFile(target, "w") as packed:
            for file in folder.iterdir():
                packed.write(file, file.name)
    else:
        shutil.copytree(folder, target)
    return target


def report(inbox: Inbox, place: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((inbox.folder / f"{place}.report.json").read_text(encoding="utf-8"))
    return found


def test_what_has_lain_still_is_imported_and_put_away_with_its_report(inbox: Inbox) -> None:
    drop(inbox, "høst")
    warned = Finding("warning", "delivery.file_unknown", "notat.txt")
    inbox.outcomes["høst"] = Outcome(PUBLISHED.snapshot_id, PUBLISHED.loaded, [warned])
    assert inbox.look() == []
    assert inbox.look(SETTLE - 1) == []
    assert inbox.look(1) == ["høst"]
    assert (inbox.folder / "done" / "høst" / "meetings.csv").is_file()
    assert [entry["code"] for entry in report(inbox, "done/høst")] == ["delivery.file_unknown"]
    assert dropped_in(inbox.folder) == []


def test_what_still_changes_is_not_taken(inbox: Inbox) -> None:
    target = drop(inbox, "høst")
    inbox.look()
    for size in range(3):
        (target / "evaluation.csv").write_text("x" * size)
        assert inbox.look(SETTLE) == []
    (target / "evaluation.csv").write_text("y" * 2)
    os.utime(target / "evaluation.csv", ns=(0, 0))
    assert inbox.look(SETTLE) == []
    (target / "evaluation.csv").rename(target / "milestones.csv")
    assert inbox.look(SETTLE) == []
    assert inbox.look(SETTLE) == ["høst"]


@pytest.mark.parametrize(
    "name", ["meetings.csv.part", "~$møter.xlsx", "x.crdownload", "x.filepart", ".meetings.csv.Ax1"]
)
def test_a_folder_with_something_unfinished_waits(inbox: Inbox, name: str) -> None:
    target = drop(inbox, "høst")
    (target / name).touch()
    for _ in range(3):
        assert inbox.look(SETTLE * PATIENCE) == []
    assert inbox.said == [f"høst: den ser ikke ferdig ut ({name})."]
    (target / name).unlink()
    inbox.look()
    assert inbox.look(SETTLE) == ["høst"]


def test_a_folder_waits_for_its_datapackage(inbox: Inbox) -> None:
    target = drop(inbox, "høst", created=None)
    for _ in range(3):
        assert inbox.look(SETTLE * PATIENCE) == []
    assert inbox.said == ["høst: den ser ikke ferdig ut (datapackage.json)."]
    (target / "datapackage.json").write_text('{"created": "2026-11-15"}')
    inbox.look()
    assert inbox.look(SETTLE) == ["høst"]


@pytest.mark.parametrize("name", [".høst.zip", "høst.zip.part", "~$høst.xlsx", "høst.txt", "høst.csv"])
def test_what_is_no_delivery_is_left_alone(inbox: Inbox, name: str) -> None:
    (inbox.folder / name).write_bytes(b"x")
    for _ in range(3):
        assert inbox.look(SETTLE * PATIENCE) == []
    assert (inbox.folder / name).exists()
    assert len(inbox.said) == (not name.startswith("."))


def test_a_zip_cut_short_waits_longer_before_it_is_judged(inbox: Inbox) -> None:
    target = drop(inbox, "høst.zip")
    target.write_bytes(target.read_bytes()[:-30])
    inbox.look()
    assert inbox.look(SETTLE) == []
    assert inbox.look(SETTLE * (PATIENCE - 2)) == []
    assert inbox.look(SETTLE) == ["høst.zip"]


def test_what_somebody_still_has_open_for_writing_is_not_taken(inbox: Inbox) -> None:
    target = drop(inbox, "høst")
    drop(inbox, "vår.zip")
    with (target / "meetings.csv").open("a"), (inbox.folder / "vår.zip").open("ab"):
        inbox.look()
        assert inbox.look(SETTLE * PATIENCE) == []
    with (target / "meetings.csv").open():
        assert inbox.look() == ["høst", "vår.zip"]


def test_deliveries_are_taken_by_date_and_then_by_name(inbox: Inbox) -> None:
    drop(inbox, "a", "2026-11-15")
    drop(inbox, "c.zip", "2026-01-15")
    drop(inbox, "d-2026-02-01.zip", None)
    drop(inbox, "b", "2026-01-15")
    inbox.look()
    assert inbox.look(SETTLE) == ["b", "c.zip", "d-2026-02-01.zip", "a"]


def test_nothing_is_taken_while_something_is_dropped_that_may_be_of_an_earlier_date(inbox: Inbox) -> None:
    drop(inbox, "a", "2026-11-15")
    inbox.look()
    (inbox.folder / "b.zip.part").write_bytes(b"half")
    assert inbox.look(SETTLE) == []
    (inbox.folder / "b.zip.part").unlink()
    drop(inbox, "b.zip", "2026-01-15")
    assert inbox.look(SETTLE) == []
    assert inbox.look(SETTLE) == ["b.zip", "a"]


def test_the_date_comes_from_the_delivery_or_else_from_its_name(inbox: Inbox) -> None:
    drop(inbox, "a-2026-11-14.zip")
    drop(inbox, "b-2026-11-14.zip", None)
    drop(inbox, "c.zip", None)
    drop(inbox, "d-2026-11-14")
    (inbox.folder / "e-2026-11-14.xlsx").write_bytes(b"")
    inbox.look()
    inbox.look(SETTLE * PATIENCE)
    day = date(2026, 11, 14)
    names = ("a-2026-11-14.zip", "b-2026-11-14.zip", "c.zip", "d-2026-11-14", "e-2026-11-14.xlsx")
    assert sorted(inbox.imported) == list(zip(names, (None, day, None, None, day), strict=True))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("leveranse-2026-11-15.xlsx", date(2026, 11, 15)),
        ("2026-11-15.xlsx", date(2026, 11, 15)),
        ("2026-11-15 (2).xlsx", date(2026, 11, 15)),
        ("2026-02-30.xlsx", None),
        ("2026-11-15--2026-11-16.xlsx", None),
        ("12026-11-150.xlsx", None),
        ("leveranse.xlsx", None),
    ],
)
def test_a_name_has_a_date_when_it_has_one_only(name: str, day: date | None) -> None:
    assert date_in(name) == day


@pytest.mark.parametrize("name", [".DS_Store", "._møter.csv", "møter.csv", "Thumbs.db"])
def test_what_systems_leave_behind_is_not_unfinished(name: str) -> None:
    assert not is_unfinished(name)


def test_a_refused_delivery_is_put_away_and_the_next_is_taken(inbox: Inbox) -> None:
    drop(inbox, "a")
    drop(inbox, "b")
    inbox.outcomes["a"] = Outcome(None, None, [Finding("error", "delivery.as_of_missing", None)])
    inbox.look()
    assert inbox.look(SETTLE) == ["a", "b"]
    assert inbox.said == ["a > refused/a", "b > done/b"]
    assert [entry["code"] for entry in report(inbox, "refused/a")] == ["delivery.as_of_missing"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DeliveryUnusable("Ingen mappe."), "inbox.unusable"),
        (DeliveryOlder(date(2026, 1, 1), SnapshotId(tiny.AS_OF)), "inbox.older"),
        (ZeroDivisionError("a fault"), "inbox.failed"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_entry_and_the_next_is_taken(
    inbox: Inbox, error: Exception, code: str
) -> None:
    drop(inbox, "a")
    drop(inbox, "b")
    inbox.outcomes["a"] = error
    inbox.look()
    assert inbox.look(SETTLE) == ["a", "b"]
    (entry,) = report(inbox, "refused/a")
    assert list(entry) == ["severity", "code", "file", "line", "column", "value", "message", "count"]
    assert entry["code"] == code
    (refusal,) = Refusals(inbox.data, Scope.national()).newest_first()
    assert (refusal.name, refusal.errors, refusal.reasons[0].code) == ("a", 1, code)


def test_links_are_refused_unread(inbox: Inbox) -> None:
    secret = inbox.folder.parent / "secret.csv"
    secret.write_text("not delivered")
    (drop(inbox, "a") / "evaluation.csv").symlink_to(secret)
    (inbox.folder / "b").symlink_to(inbox.folder.parent / "made" / "a", target_is_directory=True)
    inbox.look()
    assert inbox.look(SETTLE) == []
    assert [entry["code"] for entry in report(inbox, "refused/a")] == ["inbox.links"]
    assert (inbox.folder / "b").is_symlink()


def test_a_full_disk_leaves_the_delivery_for_later_and_is_said_once(inbox: Inbox) -> None:
    drop(inbox, "a")
    drop(inbox, "b")
    inbox.outcomes["a"] = OSError(28, "No space left on device")
    inbox.look()
    assert inbox.look(SETTLE) == ["a", "b"]
    assert inbox.look(SETTLE) == []
    assert inbox.look(300) == ["a"]
    assert [line for line in inbox.said if line.startswith("a")] == [
        "a: den kunne ikke leses inn nå og prøves igjen senere (ikke mer plass på disken)."
    ]
    del inbox.outcomes["a"]
    assert inbox.look(300) == ["a"]
    assert (inbox.folder / "done" / "a").is_dir()


def test_a_store_that_is_away_stops_nothing_but_the_clock(inbox: Inbox) -> None:
    """The later one is not tried meanwhile: published first, it would make the earlier one an older delivery."""
    drop(inbox, "a", "2026-11-14")
    drop(inbox, "b", "2026-11-15")
    inbox.outcomes["a"] = StoreUnusable("away", "s3://x", why="away")
    inbox.look()
    assert inbox.look(SETTLE) == ["a"]
    assert inbox.look(STORE_AGAIN_AFTER - 1) == []
    assert inbox.look(1) == ["a"]
    assert inbox.said == [
        "a: den kunne ikke leses inn nå og prøves igjen senere (objektlageret svarer ikke som det skal (away): s3://x)."
    ]
    assert not (inbox.folder / "refused").exists()
    del inbox.outcomes["a"]
    assert inbox.look(STORE_AGAIN_AFTER) == ["a", "b"]
    assert Refusals(inbox.data, Scope.national()).newest_first() == []


def test_a_disk_that_fills_while_it_is_read_is_no_fault_of_the_delivery(inbox: Inbox) -> None:
    drop(inbox, "a")
    full = DeliveryUnusable("Disken er full.")
    full.__cause__ = OSError(28, "No space left on device")
    inbox.outcomes["a"] = full
    inbox.look()
    assert inbox.look(SETTLE) == ["a"]
    assert (inbox.folder / "a").is_dir()
    assert not (inbox.folder / "refused").exists()


def test_what_cannot_be_put_away_stays_and_is_tried_again(inbox: Inbox) -> None:
    drop(inbox, "a")
    (inbox.folder / "done").write_text("no folder")
    inbox.look()
    assert inbox.look(SETTLE) == ["a"]
    (inbox.folder / "done").unlink()
    assert inbox.look(300) == ["a"]
    assert (inbox.folder / "done" / "a").is_dir()


def test_what_changes_while_it_is_read_stays_and_is_read_again(inbox: Inbox) -> None:
    target = drop(inbox, "a")

    def grows() -> Outcome:
        (target / "evaluation.csv").write_text("more")
        return PUBLISHED

    inbox.outcomes["a"] = grows
    inbox.look()
    assert inbox.look(SETTLE) == ["a"]
    assert target.is_dir()
    del inbox.outcomes["a"]
    assert inbox.look(SETTLE) == ["a"]


def test_nothing_put_away_is_overwritten(inbox: Inbox) -> None:
    for name in ("a", "b.zip"):
        for created in ("2026-11-13", "2026-11-14", "2026-11-15"):
            drop(inbox, name, created)
            inbox.look()
            assert inbox.look(SETTLE) == [name]
            shutil.rmtree(inbox.folder.parent / "made" / name)
    there = {path.name for path in (inbox.folder / "done").iterdir()}
    kept = {"a", "a-2", "a-3", "b.zip", "b-2.zip", "b-3.zip"}
    assert there == kept | {f"{name}.report.json" for name in kept}
    (first, last) = ((inbox.folder / "done" / name / "datapackage.json").read_text() for name in ("a", "a-3"))
    assert "2026-11-13" in first
    assert "2026-11-15" in last


def test_two_processes_at_one_inbox_take_nothing_twice(inbox: Inbox) -> None:
    other = Inbox(inbox.folder, inbox.data)
    drop(inbox, "a")
    for both in (inbox, other):
        both.look()
    assert inbox.look(SETTLE) + other.look(SETTLE) == ["a"]


def test_an_inbox_seen_anew_after_a_restart_takes_what_lies_there(inbox: Inbox) -> None:
    drop(inbox, "a")
    inbox.look()
    inbox.restart()
    assert inbox.look(SETTLE) == []
    assert inbox.look(SETTLE) == ["a"]
