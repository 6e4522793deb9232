"""Going back, clearing away and damage, in any order: what is shown is the newest whole one that is not withdrawn."""

import shutil
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.scope import Scope
from dashboard.snapshots.keeping import prune, roll_back
from dashboard.snapshots.opening import DamagedSnapshotError, NoSnapshotError
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.warehouse import Warehouse
from tests.snapshots.copies import publish_copy, spoil
from tests.snapshots.test_freezing import NEW, SEMESTER_1, D, published, score_of_a


class Told:
    """What somebody who did all this would expect, without looking at the disk."""

    def __init__(self) -> None:
        self.number_of: dict[SnapshotId, int] = {}
        self.withdrawn: set[SnapshotId] = set()
        self.damaged: set[SnapshotId] = set()
        self.ever: list[SnapshotId] = []

    @property
    def in_view(self) -> list[SnapshotId]:
        return sorted(self.number_of.keys() - self.withdrawn)

    @property
    def shown(self) -> SnapshotId | None:
        return max((each for each in self.in_view if each not in self.damaged), default=None)

    def must_stay(self, keep: int) -> set[SnapshotId]:
        """Return the newest in view, the one that is shown, and, where it is whole, the one published last."""
        last = max(self.number_of, key=lambda each: self.number_of[each])
        return {*self.in_view[-keep:], *([self.shown] if self.shown else []), *({last} - self.damaged)}


def take(step: str, number: int, store: Store, told: Told, template: Path) -> None:
    chosen = sorted(told.number_of)[number % len(told.number_of)] if told.number_of else None
    if step == "publish" or chosen is None:
        snapshot_id = publish_copy(store, template, date(2026, 1, 1 + number), len(told.ever) + 1)
        assert snapshot_id not in told.ever
        told.ever.append(snapshot_id)
        told.number_of[snapshot_id] = len(told.ever)
    elif step == "damage" and chosen not in told.damaged:
        spoil(store.path(chosen))
        told.damaged.add(chosen)
    elif step == "prune":
        before, stays = {*told.number_of}, told.must_stay(number + 1)
        removed = {*prune(store, number + 1).removed}
        assert not removed & stays
        assert all(each < told.in_view[-number - 1] for each in removed)
        # Spared is one at most: nothing is frozen here.
        assert len(before - removed - {each for each in before if each >= min(told.in_view[-number - 1 :])}) <= 2
        for each in removed:
            del told.number_of[each]
    elif step == "roll back" and chosen in told.damaged:
        with pytest.raises(DamagedSnapshotError):
            roll_back(store, chosen)
    elif step == "roll back":
        roll_back(store, chosen)
        told.withdrawn |= {each for each in told.number_of if each > chosen}
        told.withdrawn.discard(chosen)
        assert told.shown == chosen


def shown_by(warehouse: Warehouse) -> str | None:
    try:
        with warehouse.view(Scope.national()) as view:
            assert len(view.run("areas", level="unit")) == 1
            return view.snapshot.id
    except NoSnapshotError:
        return None


_STEPS = st.lists(
    st.tuples(st.sampled_from(["publish", "publish", "roll back", "prune", "damage"]), st.integers(0, 3)),
    min_size=5,
    max_size=9,
)


@settings(max_examples=6)
@given(steps=_STEPS)
def test_what_is_shown_is_the_newest_whole_one_in_view(whole_snapshot: Path, steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # One has been open all the time and may have read what was spoilt after that; the other begins anew.
        store, told, always = Store(Path(folder)), Told(), Warehouse(Path(folder))
        for step, number in steps:
            take(step, number, store, told, whole_snapshot)
            assert store.ids_ever() == sorted(told.number_of)
            assert store.ids() == told.in_view
            with closing(Warehouse(Path(folder))) as anew:
                assert shown_by(anew) == (told.shown and str(told.shown))
                newer = [each for each in reversed(told.in_view) if told.shown is None or each > told.shown]
                assert anew.passed_over() == newer
            assert shown_by(always) in {str(each) for each in told.in_view} | {None}
        always.close()


def test_what_was_frozen_anew_and_is_withdrawn_still_hides_in_older_ones(tmp_path: Path) -> None:
    first = published(tmp_path)
    published(tmp_path, D, NEW, [SEMESTER_1])
    store = Store(tmp_path)
    roll_back(store, SnapshotId(D))
    with closing(Warehouse(tmp_path)) as warehouse:
        assert score_of_a(warehouse, first.stem) == []
    # What is published next shows the answers that were frozen last, although they were withdrawn.
    third = published(tmp_path, D, NEW)
    with closing(Warehouse(tmp_path)) as warehouse:
        assert score_of_a(warehouse, third.stem) == [1.2]


def test_the_one_that_carries_what_is_frozen_is_spared(tmp_path: Path) -> None:
    published(tmp_path)
    published(tmp_path, date(2026, 10, 1), NEW, [SEMESTER_1])  # of an old D, and published last
    published_ids = Store(tmp_path).ids()
    done = prune(Store(tmp_path), 1)
    assert (done.removed, done.spared) == ([], published_ids[:1])
    third = published(tmp_path)
    with closing(Warehouse(tmp_path)) as warehouse:
        assert score_of_a(warehouse, third.stem) == [1.2]
    # Now another carries it on.
    assert prune(Store(tmp_path), 1).removed == published_ids


def test_a_snapshot_that_was_spoilt_while_it_was_open_is_looked_at_anew(tmp_path: Path, whole_snapshot: Path) -> None:
    store = Store(tmp_path)
    older, newer = (publish_copy(store, whole_snapshot, date(2026, 1, day), day) for day in (1, 2))
    with closing(Warehouse(tmp_path)) as warehouse:
        assert shown_by(warehouse) == str(newer)
        spoil(store.path(newer))
        opened = warehouse._opened(None)
        warehouse._shelf.doubt(opened)  # as reading the spoilt part does
        warehouse._shelf.give_back(opened)
        assert shown_by(warehouse) == str(older)
        shutil.copy(whole_snapshot, store.path(newer))
        assert shown_by(warehouse) == str(older)  # a whole file, and still not the one that was published
