"""The one door: what each kind of user gets from every query, and that no query can go round the row filter."""

import re
from pathlib import Path

import duckdb
import pytest

from dashboard import resources
from dashboard.catalogue import LEVELS, catalogue
from dashboard.programme import office_counties, offices
from dashboard.scope import Scope
from dashboard.snapshots.layers import Table, tables
from dashboard.warehouse import Row, View, Warehouse

PAGES = sorted((resources.root() / "queries" / "pages").glob("*.sql"))
OF_AREAS = [*catalogue(), "areas", "unit_facts", "unit_milestones"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_query_names_no_schema(path: Path) -> None:
    code = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    assert not re.search(r"\b(mart|core|staging|delivery|meta|programme|reference|main)\s*\.", code)
    assert "set variable" not in code.lower()


def test_a_cursor_without_scope_raises(published_demo: Warehouse) -> None:
    cursor = published_demo._opened(None).connection.cursor()
    cursor.execute("set variable hidden_semesters = []::varchar[]")
    views = cursor.execute(
        "select view_name from duckdb_views() where not internal and schema_name = 'main'"
    ).fetchall()
    assert len(views) == len([table for table in tables() if table.schema == "mart"])
    for (view,) in views:
        with pytest.raises(duckdb.InvalidInputException, match="no scope"):
            cursor.execute(f'select * from "{view}"').fetchall()


def test_a_mart_without_a_stated_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="Scope"):
        _ = Table("mart", "leak", "-- Question: what?\nselect 1").is_of_areas


def _ids_of(view: View, level: str) -> set[str]:
    return {row["area_id"] for row in view.run("areas", level=level)}


@pytest.mark.parametrize("office_id", offices())
def test_an_office_sees_its_own_areas_only(published_demo: Warehouse, office_id: str) -> None:
    with published_demo.view(Scope.national()) as view:
        own = {
            level: {row["area_id"] for row in view.run("areas", level=level, within=("office", office_id))}
            for level in LEVELS
        }
    own["nation"] = {"NO"}
    assert own["county"] <= set(office_counties(office_id))
    everything = set().union(*own.values())
    with published_demo.view(Scope.office(office_id)) as view:
        for name in OF_AREAS:
            for level in LEVELS:
                rows = _run(view, name, level)
                found = {row["area_id"] for row in rows}
                if (name in catalogue() and catalogue()[name].subject == "participant") or name.startswith("unit_"):
                    assert found <= own["unit"] | own["municipality"], (name, level)
                elif level == "nation":
                    benchmark = name == "areas" or catalogue()[name].benchmark
                    assert found <= ({"NO"} if benchmark else set()), (name, level)
                else:
                    assert found <= own[level] & everything, (name, level)


def _run(view: View, name: str, level: str) -> list[Row]:
    if name in catalogue() and catalogue()[name].needs_unit:
        return [row for unit in sorted(_ids_of(view, "unit"))[:3] for row in view.run(name, within=("unit", unit))]
    return view.run(name, level=level)


@pytest.mark.parametrize("name", OF_AREAS)
def test_another_offices_area_gives_no_rows_whatever_is_asked(published_demo: Warehouse, name: str) -> None:
    mine, theirs = "974764350", "974761645"
    with published_demo.view(Scope.national()) as view:
        foreign = [
            (level, area_id)
            for level in ("office", "county", "municipality", "unit")
            for area_id in sorted(row["area_id"] for row in view.run("areas", level=level, within=("office", theirs)))[
                :3
            ]
        ]
    assert len(foreign) >= 4
    with published_demo.view(Scope.office(mine)) as view:
        for within in foreign:
            for level in LEVELS:
                assert view.run(name, level=level, within=within) == [], (within, level)


def test_an_office_sees_the_benchmark_where_the_metrics_say_so(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.office("974764350")) as view:
        seen = {name for name in catalogue() if _run(view, name, "nation") and catalogue()[name].subject == "area"}
    assert seen == {name for name, figure in catalogue().items() if figure.subject == "area"}


def test_a_county_is_the_sum_the_nation_shows(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as view:
        counties = view.run("completion", level="county")
        nation = view.run("completion", level="nation")
    assert nation
    for row in nation:
        parts = [c for c in counties if all(c[k] == row[k] for k in ("cohort_no", "semester_no", "requirement"))]
        assert row["required"] == sum(part["required"] for part in parts)
        assert row["missing"] == sum(part["missing"] for part in parts)


def test_two_cursors_do_not_share_a_scope(published_demo: Warehouse) -> None:
    with published_demo.view(Scope.national()) as all_, published_demo.view(Scope.office("974764350")) as one:
        assert len(all_.run("areas", level="county")) > len(one.run("areas", level="county"))
        assert {row["area_id"] for row in one.run("areas", level="county")} == {"50"}


def test_the_snapshot_cannot_read_or_write_anything_else(published_demo: Warehouse) -> None:
    connection = published_demo._opened(None).connection
    for statement in (
        "select * from read_csv('/etc/passwd')",
        "copy (select 1) to '/tmp/out.csv'",
        "attach ':memory:' as other",
        "set threads = 2",
        "create table mart.x as select 1",
    ):
        with pytest.raises(duckdb.Error):
            connection.cursor().execute(statement)


def test_a_query_that_takes_too_much_memory_is_stopped_and_the_next_one_answers(published_demo: Warehouse) -> None:
    cursor = published_demo._opened(None).connection.cursor()
    with pytest.raises(duckdb.OutOfMemoryException):
        cursor.execute("select list(number) from range(200000000) as drawn(number)").fetchall()
    assert cursor.execute("select 1").fetchall() == [(1,)]


def test_the_number_of_answers_in_a_delivery_is_told_in_hundreds(published_demo: Warehouse) -> None:
    connection = published_demo._opened(None).connection
    columns = [row[0] for row in connection.execute("describe mart.delivery").fetchall()]
    told = [column for column in columns if "evaluation" in column or "answer_" in column]
    assert told == ["evaluation_rows_about"]
    ((about,),) = connection.execute("select evaluation_rows_about from mart.delivery").fetchall()
    assert about > 0
    assert about % 100 == 0
