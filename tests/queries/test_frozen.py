"""metrics: Frozen. Deliveries published one after the other, with k = 5. Answers of cohort 9, whose semester 1 ends
2025-12-31 (closed from 2026-01-14) and semester 2 2026-06-30; staff at schools, sub-goal 1, unless a case says else."""

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.freezing import CohortSemester, RefreezeImpossible
from dashboard.warehouse import Warehouse
from tests.oracle.tables import Delivery, Evaluation, Participation
from tests.queries.by_hand import FOSEN, HALDEN, TRONDHEIM, A, B, C, E, answers, only, picked, unit
from tests.queries.published import rows_of
from tests.queries.tiny import publish

FIRST, SECOND, THIRD = date(2026, 2, 1), date(2026, 3, 1), date(2026, 9, 1)
UNITS = [unit(A), unit(B), unit(C, TRONDHEIM), unit(E, HALDEN)]
LEVELS = ("unit", "municipality", "county", "office", "nation")
SAID = "score favourable n change more_above suppressed withheld"
FIVE = (4, 3, 3, 3, 3)
SEMESTER_1 = CohortSemester(9, 1)


class Published:
    """A data folder to publish deliveries in, and what its snapshots then say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._warehouse = Warehouse(folder)
        self.differs: list[CohortSemester] = []

    def publish(
        self,
        as_of: date,
        evaluation: Sequence[Evaluation],
        units: Sequence[Participation] = UNITS,
        settings: Settings | None = None,
        refreeze: Sequence[CohortSemester] = (),
    ) -> str:
        """Publish a delivery and return its id; `differs` is what of it is not as frozen."""
        rows = rows_of(Delivery(as_of, list(units), evaluation=list(evaluation)))
        snapshot, self.differs = publish(self._folder, as_of, rows, settings, refreeze)
        return snapshot

    def said(
        self, snapshot: str, name: str = "sub_goals_said", scope: Scope | None = None, **options: Any
    ) -> list[Any]:
        with self._warehouse.view(scope or Scope.national(), snapshot) as view:
            levels = LEVELS if name != "follow_up" else LEVELS[:1]
            return [row for level in levels for row in view.run(name, level=level, **options)]

    def counted(self, snapshot: str, semester_no: int = 1, role: str = "staff") -> dict[str, Any]:
        """Return n and score of every area with a row for sub-goal 1."""
        rows = [row for row in self.said(snapshot) if (row["semester_no"], row["sub_goal_no"]) == (semester_no, 1)]
        return {row["area_id"]: picked(row, "n score") for row in rows if row["role"] == role}

    def hidden(self, snapshot: str) -> list[CohortSemester]:
        with self._warehouse.view(Scope.national(), snapshot) as view:
            return list(view.hidden_semesters)

    def close(self) -> None:
        self._warehouse.close()


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Published]:
    published = Published(tmp_path)
    yield published
    published.close()


def staff(unit_id: str, scores: Sequence[int | None], semester_no: int = 1, place: str = FOSEN) -> list[Evaluation]:
    return answers(semester_no, "staff", unit_id, scores, municipality_no=place)


def everywhere(n: int, score: float, *areas: str) -> dict[str, Any]:
    return dict.fromkeys(areas, (n, pytest.approx(score, abs=1e-9)))


FROZEN = everywhere(5, 16 / 5, A, FOSEN, "50", "974764350", "NO")


def test_the_first_closed_delivery_fixes_the_semester(here: Published) -> None:
    here.publish(FIRST, staff(A, FIVE))
    assert here.differs == []
    second = here.publish(SECOND, staff(A, (5, 5, 5, 5, 1)))
    assert here.counted(second) == FROZEN
    assert here.differs == [SEMESTER_1]
    third = here.publish(THIRD, staff(A, FIVE))
    assert here.counted(third) == FROZEN
    assert here.differs == []  # the frozen answers, delivered again


@pytest.mark.parametrize(
    "later",
    [
        (5, 3, 3, 3, 3),  # one changed
        (4, 3, 3, 3, 3, 1),  # one added
        (4, 3, 3, 3),  # one removed: fewer than k
        (4, 3, 3, 3, None),  # one blanked
        (3, 3, 3, 3, 3),  # all agree
        (),  # none at all any more
    ],
)
def test_one_answer_more_or_less_changes_no_figure(here: Published, later: tuple[int | None, ...]) -> None:
    first = here.publish(FIRST, staff(A, FIVE) + staff(B, (1, 2)))
    second = here.publish(SECOND, staff(A, later) + staff(B, (1, 2)))
    assert here.differs == [SEMESTER_1]
    for name in ("sub_goals_said", "answers_by_level"):
        assert here.said(second, name) == here.said(first, name)
        assert here.said(second, name)


def test_before_the_closing_day_nothing_is_shown_whatever_is_frozen(here: Published) -> None:
    here.publish(FIRST, staff(A, FIVE))
    early = here.publish(date(2026, 1, 13), staff(A, FIVE))
    assert here.said(early) == here.said(early, "answers_by_level") == []
    # Published last, it hands on what it does not show itself.
    closed = here.publish(date(2026, 1, 14), staff(A, (1, 1, 1, 1, 2)))
    assert here.counted(closed) == FROZEN


def test_nothing_of_a_frozen_semester_is_followed_up_before_the_closing_day(here: Published) -> None:
    evaluation = staff(A, (5, 5, 5, 5, 4)) + staff(A, (3, 3, 3, 3, 4), 2)
    here.publish(THIRD, evaluation)
    drops = {
        day: [row["reason"] for row in here.said(here.publish(day, evaluation), "follow_up")].count("sub_goal_drop")
        for day in (date(2026, 7, 13), date(2026, 7, 14))  # semester 2 ended 2026-06-30
    }
    assert drops == {date(2026, 7, 13): 0, date(2026, 7, 14): 1}


def test_a_delivery_before_the_closing_day_freezes_nothing(here: Published) -> None:
    here.publish(date(2026, 1, 13), staff(A, (1, 1, 1, 1, 2)))
    closed = here.publish(date(2026, 1, 14), staff(A, FIVE))
    assert here.counted(closed) == FROZEN
    assert here.differs == []


def test_blank_scores_alone_freeze_nothing(here: Published) -> None:
    first = here.publish(FIRST, staff(A, (None, None)))
    assert here.counted(first)[A] == (0, None)
    second = here.publish(SECOND, staff(A, FIVE))
    assert here.counted(second) == FROZEN
    assert here.differs == []
    assert here.hidden(first) == []


def test_it_is_the_order_of_publishing_that_counts(here: Published) -> None:
    here.publish(SECOND, staff(A, FIVE))
    older = here.publish(FIRST, staff(A, (1, 1, 1, 1, 2)))
    assert here.counted(older) == FROZEN
    assert here.differs == [SEMESTER_1]


def test_another_semester_and_another_cohort_are_their_own(here: Published) -> None:
    units = [*UNITS, unit(A, cohort_no=7)]
    older_cohort = answers(1, "staff", A, FIVE, cohort_no=7)
    here.publish(FIRST, staff(A, FIVE), units)
    changed = staff(A, (1, 1, 1, 1, 2)) + staff(A, (5, 5, 5, 5, 4), 2) + older_cohort
    third = here.publish(THIRD, changed, units)
    assert here.differs == [SEMESTER_1]
    of_units = {
        (row["cohort_no"], row["semester_no"]): picked(row, "n score change")
        for row in here.said(third)
        if row["area_id"] == A and row["sub_goal_no"] == 1 and row["role"] == "staff"
    }
    # The change of semester 2 is since the frozen 3.2, not since the delivered 1.2.
    assert of_units == {
        (7, 1): (5, pytest.approx(3.2), None),
        (9, 1): (5, pytest.approx(3.2), None),
        (9, 2): (5, pytest.approx(4.8), pytest.approx(1.6)),
    }


def test_a_drop_is_since_the_frozen_score(here: Published) -> None:
    here.publish(FIRST, staff(A, (5, 5, 5, 5, 4)))
    third = here.publish(THIRD, staff(A, (1, 1, 1, 1, 2)) + staff(A, (4, 4, 4, 4, 5), 2))
    drop = only(here.said(third, "follow_up"), reason="sub_goal_drop")
    assert picked(drop, "area_id semester_no quantity detail") == (A, 2, pytest.approx(4.8 - 4.2), "1")


def test_a_unit_that_disappears_takes_its_row_and_nothing_else(here: Published) -> None:
    # A's five are a block of A; B's three and C's three are one of county 50.
    evaluation = staff(A, FIVE) + staff(B, (1, 2, 3)) + staff(C, (1, 2, 3), place=TRONDHEIM)
    first = here.publish(FIRST, evaluation)
    gone = [row for row in evaluation if row.unit_id not in (A, C)]
    second = here.publish(SECOND, gone, [unit(B), unit(E, HALDEN)])
    kept = [row for row in here.said(first) if row["area_id"] not in (A, C, TRONDHEIM)]
    assert here.said(second) == kept
    assert here.counted(second) == everywhere(11, 28 / 11, "50", "974764350", "NO") | {B: (None, None)} | {
        FOSEN: (5, pytest.approx(3.2))
    }


def test_a_unit_that_moves_leaves_its_answers_where_they_were_frozen(here: Published) -> None:
    # A's block, and its three leaders joined with B's two at Indre Fosen. Then A is in Halden, in another county.
    leaders = answers(1, "leader", A, (1, 2, 3)) + answers(1, "leader", B, (1, 2))
    first = here.publish(FIRST, staff(A, FIVE) + leaders)
    moved = [
        dataclasses.replace(row, municipality_no=HALDEN) if row.unit_id == A else row
        for row in [*staff(A, FIVE), *leaders]
    ]
    second = here.publish(SECOND, moved, [unit(A, HALDEN), unit(B)])
    assert here.differs == []  # the answers are the same; the place is no answer
    assert here.said(second) == here.said(first)
    assert HALDEN not in here.counted(second)
    # The row of A goes along to the eyes of its new office; nothing of the old place does.
    east = {row["area_id"] for row in here.said(second, scope=Scope.office("974761319"))}
    assert east == {A, "NO"}


def test_a_unit_that_joins_or_leaves_changes_nothing(here: Published) -> None:
    first = here.publish(FIRST, staff(A, FIVE), [unit(A)])
    second = here.publish(
        SECOND,
        staff(A, FIVE) + staff(B, FIVE),
        [unit(A, left_on=date(2026, 2, 15)), unit(B, joined_on=date(2025, 12, 1))],
    )
    assert here.said(second) == here.said(first)
    assert here.differs == [SEMESTER_1]


def test_a_cohort_the_delivery_leaves_out_is_no_difference(here: Published) -> None:
    here.publish(FIRST, staff(A, FIVE))
    second = here.publish(SECOND, [], [unit(A, cohort_no=7)])
    assert here.differs == []
    assert here.said(second) == []
    third = here.publish(THIRD, [])
    assert here.counted(third) == FROZEN
    assert here.differs == [SEMESTER_1]  # the cohort is there, and its answers are gone


def test_what_is_withheld_stays_as_it_was_said_when_k_changes(here: Published) -> None:
    # Three staff of E are withheld: not said. With k = 3 they would have been a block.
    evaluation = staff(A, FIVE) + staff(E, (1, 2, 2), place=HALDEN)
    first = here.publish(FIRST, evaluation)
    second = here.publish(SECOND, evaluation, settings=Settings(min_respondents=3))
    assert here.said(second) == here.said(first)
    assert here.differs == []
    nation = only(here.said(second), area_id="NO", sub_goal_no=1, role="all")
    assert picked(nation, SAID) == (pytest.approx(3.2), 0.2, 5, None, False, False, None)
    assert only(here.said(second), area_id="NO", sub_goal_no=2, role="all")["withheld"] == 0


def test_refrozen_takes_the_new_and_older_ones_show_none(here: Published) -> None:
    first = here.publish(FIRST, staff(A, FIVE))
    second = here.publish(SECOND, staff(A, (5, 5, 5, 5, 4)), refreeze=[SEMESTER_1])
    assert here.differs == []
    assert here.counted(second) == everywhere(5, 4.8, A, FOSEN, "50", "974764350", "NO")
    assert here.hidden(first) == [SEMESTER_1]
    assert here.hidden(second) == []
    for name in ("sub_goals_said", "answers_by_level"):
        for scope in (Scope.national(), Scope.office("974764350")):
            assert here.said(first, name, scope) == []
            assert here.said(second, name, scope) != []
    # Whatever comes after has the new ones too.
    third = here.publish(date(2026, 2, 1), staff(A, FIVE))
    assert here.counted(third) == here.counted(second)
    assert here.differs == [SEMESTER_1]


def test_frozen_anew_by_an_older_delivery_it_is_still_the_last_published_that_holds(here: Published) -> None:
    newest = here.publish(SECOND, staff(A, FIVE))
    older = here.publish(FIRST, staff(A, (1, 1, 1, 1, 2)), refreeze=[SEMESTER_1])
    assert here.hidden(newest) == [SEMESTER_1]
    assert here.hidden(older) == []
    after = here.publish(SECOND, staff(A, FIVE))
    assert here.counted(after) == here.counted(older) == everywhere(5, 1.2, A, FOSEN, "50", "974764350", "NO")


def test_what_older_ones_reckoned_against_a_refrozen_semester_is_gone(here: Published) -> None:
    # Staff were asked in 1 and 2, leaders in 2 and 3. Semester 1 is frozen anew.
    evaluation = (
        staff(A, (5, 5, 5, 5, 4)) + staff(A, (3, 3, 3, 3, 4), 2)
        + answers(2, "leader", A, (5, 5, 5, 5, 4)) + answers(3, "leader", A, (1, 1, 1, 1, 2))
        + answers(2, "leader", E, (5, 5, 5, 5, 4), municipality_no=HALDEN)
    )  # fmt: skip
    as_of = date(2027, 2, 1)
    first = here.publish(as_of, evaluation)

    def changes() -> dict[tuple[int, str], float]:
        rows = [row for row in here.said(first) if row["area_id"] == A and row["sub_goal_no"] == 1]
        return {(row["semester_no"], row["role"]): round(row["change"], 9) for row in rows if row["change"] is not None}

    def dropped() -> list[int]:
        return [row["semester_no"] for row in here.said(first, "follow_up") if row["reason"] == "sub_goal_drop"]

    others = [row for row in here.said(first, "follow_up") if row["reason"] != "sub_goal_drop"]
    assert others
    assert changes() == {(2, "staff"): -1.6, (2, "all"): -0.8, (3, "leader"): -3.6, (3, "all"): -2.8}
    assert dropped() == [2, 3]
    later = here.publish(as_of, evaluation, refreeze=[SEMESTER_1])
    # 3 was reckoned against 2, which stands.
    assert changes() == {(3, "leader"): -3.6, (3, "all"): -2.8}
    assert dropped() == []
    assert here.said(first, "follow_up") == others
    assert {row["semester_no"] for row in here.said(first)} == {2, 3}
    assert {row["semester_no"] for row in here.said(later)} == {1, 2, 3}


def test_only_the_semester_named_is_frozen_anew(here: Published) -> None:
    old, new = (5, 5, 5, 5, 4), (1, 1, 1, 1, 2)
    first = here.publish(THIRD, staff(A, old) + staff(A, old, 2))
    second = here.publish(THIRD, staff(A, new) + staff(A, new, 2), refreeze=[CohortSemester(9, 2)])
    assert here.differs == [SEMESTER_1]
    assert here.counted(second, 1)[A] == (5, pytest.approx(4.8))
    assert here.counted(second, 2)[A] == (5, pytest.approx(1.2))
    assert here.hidden(first) == [CohortSemester(9, 2)]


def test_what_was_open_when_published_is_hidden_from_nobody(here: Published) -> None:
    early = here.publish(date(2026, 1, 13), staff(A, FIVE))
    here.publish(FIRST, staff(A, FIVE))
    here.publish(FIRST, staff(A, FIVE), refreeze=[SEMESTER_1])
    assert here.hidden(early) == []


@pytest.mark.parametrize(
    ("semester", "why"),
    [(CohortSemester(9, 2), "open"), (CohortSemester(7, 1), "unanswered"), (CohortSemester(99, 1), "unknown")],
)
def test_what_cannot_be_frozen_anew(here: Published, semester: CohortSemester, why: str) -> None:
    with pytest.raises(RefreezeImpossible) as refused:
        here.publish(FIRST, staff(A, FIVE) + answers(1, "staff", A, (None,), cohort_no=7), refreeze=[semester])
    assert (refused.value.semester, refused.value.why) == (semester, why)
