"""What a snapshot carries of frozen semesters, and what becomes of it when a file is missing, old or spoilt."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.delivery import SilentProgress
from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.freezing import CohortSemester
from dashboard.snapshots.importing import Outcome, check_delivery, import_delivery
from dashboard.snapshots.layers import Table, needed_for, tables
from dashboard.snapshots.store import SnapshotId, Store
from dashboard.warehouse import OutdatedSnapshotError, Warehouse
from tests.delivery.tiny import SCHOOL, delivery, write
from tests.oracle.tables import Delivery
from tests.queries.by_hand import A, B, answers, unit
from tests.queries.published import rows_of
from tests.queries.tiny import publish

D = date(2026, 11, 15)
SEMESTER_1 = CohortSemester(9, 1)
#: Five staff of A who do not agree, and two of B who are withheld.
EVALUATION = answers(1, "staff", A, (4, 3, 3, 3, 3)) + answers(1, "staff", B, (1, 2))
NEW = answers(1, "staff", A, (1, 1, 1, 1, 2))


def published(
    folder: Path, as_of: date = D, evaluation: Sequence[Any] = EVALUATION, refreeze: Sequence[CohortSemester] = ()
) -> Path:
    rows = rows_of(Delivery(as_of, [unit(A), unit(B)], evaluation=list(evaluation)))
    snapshot, _ = publish(folder, as_of, rows, refreeze=refreeze)
    return folder / "snapshots" / f"{snapshot}.duckdb"


def asked(path: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(question).fetchall()


def frozen(path: Path) -> list[tuple[Any, ...]]:
    return asked(path, "select cohort_no, semester_no, version from meta.frozen_semester")


def score_of_a(warehouse: Warehouse, snapshot: str) -> list[float]:
    with warehouse.view(Scope.national(), snapshot) as view:
        rows = view.run("sub_goals_said", level="unit", within=("unit", A))
    return [row["score"] for row in rows if row["sub_goal_no"] == 1 and row["role"] == "staff"]


def test_it_holds_blocks_and_nothing_finer(tmp_path: Path) -> None:
    path = published(tmp_path)
    found = asked(path, "select table_name from duckdb_tables() where schema_name = 'meta' order by 1")
    assert [name for (name,) in found] == [
        "frozen_block", "frozen_member", "frozen_semester", "frozen_withheld", "place", "rule", "source"
    ]  # fmt: skip
    assert asked(path, "select home_level, unit_id, n, score_sum, favourable_n from meta.frozen_block") == [
        ("unit", A, 5, 16.0, 1)
    ]
    # Of the two withheld it is said that there are some, not how many; of B that it has some, and no score.
    assert asked(path, "select sub_goal_no, withheld from meta.frozen_withheld") == [(1, None)]
    columns = {name for name, *_ in asked(path, "describe meta.frozen_member")}
    assert columns == {
        "cohort_no", "semester_no", "sub_goal_no", "role", "unit_type",
        "home_level", "office_id", "county_id", "municipality_id", "unit_id",
    }  # fmt: skip
    assert asked(
        path, "select unit_id, home_level from meta.frozen_member where sub_goal_no = 1 order by home_level"
    ) == [
        (A, "unit"),
        (B, None),
    ]


def test_the_digest_of_the_same_answers_is_another_in_another_folder(tmp_path: Path) -> None:
    paths = [published(tmp_path / name) for name in ("one", "two")]
    told = [asked(path, "select salt, digest from meta.frozen_semester")[0] for path in paths]
    assert [(len(salt), len(digest)) for salt, digest in told] == [(16, 64), (16, 64)]
    assert told[0][0] != told[1][0]
    assert told[0][1] != told[1][1]


@pytest.mark.parametrize(
    ("evaluation", "groups"),
    [
        (EVALUATION, b"1 staff 810000007 5 16.0 1 3.0 4.0\n1 staff 810000015 2 3.0 0 1.0 2.0"),
        (answers(1, "staff", A, (4,)), b"1 staff 810000007 1 4.0 1 4.0 4.0"),
        (
            answers(1, "staff", A, (4,)) + answers(1, "leader", B, (2,)) + answers(1, "leader", A, (1,)),
            b"\n".join(
                [
                    b"1 leader 810000007 1 1.0 0 1.0 1.0",
                    b"1 leader 810000015 1 2.0 0 2.0 2.0",
                    b"1 staff 810000007 1 4.0 1 4.0 4.0",
                ]
            ),
        ),
    ],
)
def test_the_digest_is_of_all_groups_in_the_order_of_their_lines(
    tmp_path: Path, evaluation: Sequence[Any], groups: bytes
) -> None:
    """What any version froze is known again by the next: it is scrypt of these very lines."""
    path = published(tmp_path, evaluation=evaluation)
    ((salt, digest),) = asked(path, "select salt, digest from meta.frozen_semester")
    assert digest == hashlib.scrypt(groups, salt=salt, n=2**14, r=8, p=1)


def test_every_snapshot_carries_what_is_frozen_with_the_publication_that_froze_it(tmp_path: Path) -> None:
    first = published(tmp_path)
    early = published(tmp_path, date(2026, 1, 1), ())  # shows nothing of it
    refrozen = published(tmp_path, D, NEW, [SEMESTER_1])
    assert [frozen(path) for path in (first, early, refrozen)] == [[(9, 1, 1)], [(9, 1, 1)], [(9, 1, 3)]]
    first.unlink()
    refrozen.unlink()
    # The two that are left were published as 2: the next is 3, and has what 2 carried on.
    again = published(tmp_path, D, NEW)
    assert frozen(again) == [(9, 1, 1)]
    assert asked(again, "select n, score_sum from meta.frozen_block") == [(5, 16.0)]


def test_a_file_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    spoilt = tmp_path / "snapshots" / "2026-11-01.duckdb"
    spoilt.parent.mkdir()
    spoilt.write_bytes(b"no database" * 1000)
    with duckdb.connect(str(spoilt.with_name("2026-11-02.duckdb"))) as other:
        other.execute("create table unrelated as select 1 as one")
    first = published(tmp_path)
    assert frozen(first) == [(9, 1, 3)]  # the two before it may have had a number each
    second = published(tmp_path, D, NEW)
    assert frozen(second) == [(9, 1, 3)]
    warehouse = Warehouse(tmp_path)
    assert score_of_a(warehouse, first.stem) == score_of_a(warehouse, second.stem) == [3.2]
    warehouse.close()


def test_a_snapshot_from_before_freezing_is_not_shown(tmp_path: Path) -> None:
    path = published(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("drop table meta.frozen_semester")
    warehouse = Warehouse(tmp_path)
    with pytest.raises(OutdatedSnapshotError), warehouse.view(Scope.national()):
        pass
    warehouse.close()


def test_an_open_warehouse_hides_what_is_frozen_anew_from_then_on(tmp_path: Path) -> None:
    first = published(tmp_path)
    warehouse = Warehouse(tmp_path)
    assert score_of_a(warehouse, first.stem) == [3.2]
    second = published(tmp_path, D, NEW, [SEMESTER_1])
    assert score_of_a(warehouse, first.stem) == []
    assert score_of_a(warehouse, second.stem) == [1.2]
    # Only what is there can be newer: with the file away the first is the last again.
    second.unlink()
    assert score_of_a(warehouse, first.stem) == [3.2]
    warehouse.close()


def _of_answers() -> list[Table]:
    ordered = tables()
    marts = [table for table in ordered if table.schema == "mart"]
    return [
        mart for mart in marts if any(table.name == "core.answer_group" for table in needed_for(mart.name, ordered))
    ]


def test_a_cursor_that_was_not_told_what_to_hide_raises(tmp_path: Path) -> None:
    path = published(tmp_path)
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set variable scope = 'national'")
        for table in _of_answers():
            with pytest.raises(duckdb.InvalidInputException, match="no hidden semesters"):
                connection.execute(f"select * from {table.table}").fetchall()


def test_every_mart_of_answers_says_whose_answers_its_rows_rest_on(tmp_path: Path) -> None:
    path = published(tmp_path)
    with_column = asked(
        path,
        "select table_name from duckdb_columns() where schema_name = 'mart' and column_name = 'answered_from' "
        "order by 1",
    )
    assert [name for (name,) in with_column] == sorted(table.table for table in _of_answers())


def delivered(
    folder: Path,
    scores: Sequence[int],
    data: Path,
    *,
    check: bool = False,
    refreeze: bool = False,
    staff: str | None = None,
) -> Outcome:
    """Import a delivery of files with these scores of the school's staff in semesters 1 and 2.

    staff: how many the first unit has; another number makes it another delivery with the same answers.
    """
    files = delivery()
    if staff is not None:
        files["participation"][0]["staff"] = staff
    files["evaluation"] = [
        {
            "response_id": f"S{semester}-{number}", "cohort_no": "9", "semester_no": str(semester),
            "municipality_no": "5054", "unit_id": SCHOOL, "role": "staff", "item_id": "d1_a", "score": str(score),
        }
        for semester in (1, 2)
        for number, score in enumerate(scores)
    ]  # fmt: skip
    do = check_delivery if check else import_delivery
    anew = [SEMESTER_1] if refreeze else []
    return do(write(folder, files), None, Settings(data=data), SilentProgress(), anew)


def test_a_delivery_that_differs_is_published_with_a_warning_for_each_semester(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert delivered(tmp_path / "one", (4, 3, 3, 3, 3), data).findings == []
    same = delivered(tmp_path / "same", (4, 3, 3, 3, 3), data, staff="77")
    assert (same.findings, same.snapshot_id) == ([], SnapshotId(D, 2))
    checked = delivered(tmp_path / "checked", (5, 3, 3, 3, 3), data, check=True)
    outcome = delivered(tmp_path / "differs", (5, 3, 3, 3, 3), data)
    assert outcome.snapshot_id == SnapshotId(D, 3)
    found = [(each.severity, each.code, each.file, each.line, each.value, each.count) for each in outcome.findings]
    assert found == [("warning", "evaluation.frozen_differs", "evaluation.csv", None, None, 2)] * 2
    assert checked.findings == outcome.findings
    for each, semester in zip(outcome.findings, (1, 2), strict=True):
        assert each.message("nb").startswith(f"Svarene fra pulje 9, semester {semester} er ikke de samme")
    warehouse = Warehouse(data)
    with warehouse.view(Scope.national()) as view:
        assert [row["code"] for row in view.run("findings")] == ["evaluation.frozen_differs"] * 2
    warehouse.close()


def test_frozen_anew_a_semester_differs_no_more(tmp_path: Path) -> None:
    data = tmp_path / "data"
    delivered(tmp_path / "one", (4, 3, 3, 3, 3), data)
    checked = delivered(tmp_path / "checked", (5, 3, 3, 3, 3), data, check=True, refreeze=True)
    outcome = delivered(tmp_path / "two", (5, 3, 3, 3, 3), data, refreeze=True)
    for of in (checked, outcome):
        assert [each.params for each in of.findings] == [{"cohort_no": 9, "semester_no": 2}]
    again = delivered(tmp_path / "three", (5, 3, 3, 3, 3), data)
    assert (again.findings, again.unchanged) == (outcome.findings, outcome.snapshot_id)
    assert delivered(tmp_path / "four", (5, 3, 3, 3, 3), data, staff="77").findings == outcome.findings


def test_a_check_leaves_no_trace_in_the_data_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    delivered(tmp_path / "one", (4, 3, 3, 3, 3), data)
    before = sorted(path.name for path in data.rglob("*"))
    delivered(tmp_path / "two", (5, 3, 3, 3, 3), data, check=True)
    assert sorted(path.name for path in data.rglob("*")) == before
    assert Store(data).ids() == [SnapshotId(D)]
