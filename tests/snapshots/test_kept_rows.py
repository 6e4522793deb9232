"""A snapshot is asked the same thing once; what is kept has its bound and is never another's."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from dashboard.scope import Scope
from dashboard.snapshots.freezing import CohortSemester
from dashboard.snapshots.kept_rows import KeptRows, Rows
from dashboard.warehouse import View, Warehouse
from tests.web.world import AGDER_OFFICE, TRONDELAG_OFFICE, publish


class Asked:
    """Answers every question with so many cells, and counts how often."""

    def __init__(self, cells: int = 10) -> None:
        self.cells = cells
        self.times = 0

    def __call__(self) -> Rows:
        self.times += 1
        return Rows(("n",), tuple((n,) for n in range(self.cells - 1)))


def test_asked_once() -> None:
    kept, asked = KeptRows(1_000), Asked()
    assert kept.rows("q", asked) is kept.rows("q", asked)
    kept.rows("another", asked)
    assert asked.times == 2


def test_the_one_asked_longest_ago_gives_way() -> None:
    kept, asked = KeptRows(100), Asked()
    for question in range(10):
        kept.rows(question, asked)
        kept.rows(0, asked)
    assert asked.times == 10
    kept.rows(10, asked)
    kept.rows(0, asked)
    assert asked.times == 11
    kept.rows(1, asked)
    assert asked.times == 12


def test_what_would_drive_out_the_others_is_not_kept() -> None:
    kept, asked = KeptRows(100), Asked(11)
    kept.rows("large", asked)
    kept.rows("large", asked)
    assert asked.times == 2


def test_rows_without_any_are_an_answer_too() -> None:
    kept, asked = KeptRows(100), Asked(1)
    assert kept.rows("none", asked).rows == ()
    kept.rows("none", asked)
    assert asked.times == 1


def test_many_at_once_keep_within_the_bound() -> None:
    kept, asked = KeptRows(200), Asked()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda question: kept.rows(question % 40, asked), range(4_000)))
    again = asked.times
    for question in range(40):
        kept.rows(question, asked)
    assert asked.times - again >= 20  # no more than twenty have room


def test_each_scope_is_asked_for_itself_and_no_reader_changes_another_s_rows(tmp_path: Path) -> None:
    publish(tmp_path)
    warehouse = Warehouse(tmp_path)

    def areas(scope: Scope) -> list[str]:
        with warehouse.view(scope) as view:
            rows = view.run("areas", level="unit")
            names = [row["area_name"] for row in rows]
            for row in rows:
                row["area_name"] = "changed by who asked"
            return names

    scopes = [Scope.national(), Scope.office(TRONDELAG_OFFICE), Scope.office(AGDER_OFFICE)]
    expected = [["Fjordglimt skole", "Heiblikk skole"], ["Fjordglimt skole"], ["Heiblikk skole"]]
    for _ in range(2):
        assert [sorted(areas(scope)) for scope in scopes] == expected
        assert [sorted(areas(scope)) for scope in reversed(scopes)] == expected[::-1]
    warehouse.close()


def test_what_is_hidden_is_asked_for_itself(tmp_path: Path) -> None:
    publish(tmp_path)
    warehouse = Warehouse(tmp_path)
    asked: list[str] = []
    kept = KeptRows()
    with warehouse.view(Scope.national()) as view:
        for hidden in ([], [CohortSemester(9, 1)], []):
            seen = View(lambda: _noting(view, asked), view.scope, view.snapshot, hidden, kept=kept)
            seen.run("cohorts")
    assert len(asked) == 2
    warehouse.close()


def _noting(view: View, asked: list[str]) -> duckdb.DuckDBPyConnection:
    asked.append("a cursor")
    return view._cursor()
