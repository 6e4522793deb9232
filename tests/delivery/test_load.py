"""The load as a whole: what is loaded, the date, the digest, dirty deliveries, and what is wrong use."""

import io
import json
from datetime import date
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from dashboard.delivery import DeliveryUnusable, SilentProgress, findings_json, findings_table, load, work
from dashboard.delivery.contract import contract
from dashboard.delivery.csv_form import ahead
from dashboard.snapshots.model import load_model
from tests.delivery import tiny
from tests.delivery.conftest import Judge, judged, left


def test_tables_are_the_contracts_columns_typed(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    judged(connection, tiny.write(tmp_path / "delivery", tiny.delivery()))
    for table in contract().tables:
        described = connection.execute(f"describe delivery.{table.name}").fetchall()
        assert [(name, kind) for name, kind, *_ in described] == [(c.name, c.sql_type.upper()) for c in table.columns]
    assert connection.execute("from delivery.meetings where meeting_id = 'M3'").fetchall() == [
        ("M3", 9, 1, "group_guidance", "5054", tiny.KINDERGARTEN, None, date(2025, 11, 1), date(2025, 11, 3), False,
         "digital", date(2025, 11, 9), date(2025, 10, 20))
    ]  # fmt: skip
    assert connection.execute("from delivery.milestones where unit_id is null").fetchall() == 2 * [
        (9, 1, "5054", None, "knowledge_sharing", date(2025, 10, 10))
    ]


def test_ended_municipality_numbers_are_translated(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    tables = tiny.delivery()
    # 0817 became 3815 and then 4016 Drangedal; 5012's neighbour 1718 Leksvik and 1624 Rissa became 5054.
    old = {"0301": "0817", "5054": "1718"}
    for table in ("participation", "meetings", "attendance", "evaluation", "milestones"):
        for row in tables[table]:
            row["municipality_no"] = old.get(row["municipality_no"], row["municipality_no"])
    tables["attendance"][1]["municipality_no"] = "1624"
    tables["evaluation"][1]["municipality_no"] = "1624"
    assert judged(connection, tiny.write(tmp_path / "delivery", tables))[1] == []
    found = connection.execute("select distinct municipality_no from delivery.participation order by 1").fetchall()
    assert found == [("4016",), ("5054",)]


def test_keys_are_judged_after_translation(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["attendance"].append({**tables["attendance"][1], "municipality_no": "1624"})
    (finding,) = judge(tables)
    assert (finding.code, finding.line, finding.params["earlier"]) == ("attendance.duplicate", 7, 3)
    assert "linje 3" in finding.message("nb")


def test_a_split_municipality_names_its_candidates(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["participation"][2]["municipality_no"] = "1504"
    (finding,) = judge(tables)
    assert finding.code == "participation.municipality_split"
    assert "1508 Ålesund eller 1580 Haram" in finding.message("nb")


def test_a_unit_may_take_part_in_cohorts_in_turn(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["participation"].append(
        {**tables["participation"][0], "cohort_no": "7", "joined_on": "2023-08-01", "municipality_no": "5001"}
    )
    tables["participation"].append(
        {**tables["participation"][2], "cohort_no": "10", "joined_on": "2026-07-01", "left_on": "", "left_reason": ""}
    )
    assert judge(tables) == []


@pytest.mark.parametrize("created", ["2026-11-15", "2026-11-15T00:30:00+02:00", "2026-11-15T23:59:59Z"])
def test_the_date_is_the_date_part_as_written(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, created: str
) -> None:
    loaded, _ = judged(connection, tiny.write(tmp_path / "delivery", tiny.delivery(), created=created), tiny.AS_OF)
    assert loaded is not None
    assert loaded.as_of == tiny.AS_OF
    assert loaded.synthetic is False


def test_the_date_may_come_from_the_command_line_alone(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    loaded, findings = judged(connection, tiny.write(tmp_path / "delivery", tiny.delivery(), created=None), tiny.AS_OF)
    assert loaded is not None
    assert findings == []


def test_two_dates_that_differ_are_refused(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (finding,) = judged(connection, folder, date(2026, 11, 14))[1]
    assert (finding.code, finding.value) == ("delivery.as_of_differs", "2026-11-15")
    assert "2026-11-14" in finding.message("nb")


def test_a_semester_is_one_of_the_cohorts(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        load_model(connection)
        connection.execute("delete from programme.semesters where cohort_no = 9 and semester_no = 3")
        findings = judged(connection, tiny.write(tmp_path / "delivery", tiny.delivery()))[1]
    assert [(f.code, f.line) for f in findings] == [("meetings.semester_not_in_cohort", line) for line in (5, 6)]


def test_the_digest_is_of_the_contents(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    def digest(name: str, tables: tiny.Tables, dialect: tiny.Dialect = tiny.PLAIN) -> str:
        loaded, _ = judged(connection, tiny.write(tmp_path / name, tables, dialect))
        assert loaded is not None
        return loaded.digest

    changed = tiny.delivery()
    changed["participation"][0]["staff"] = "13"
    first = digest("a", tiny.delivery())
    assert first == digest("b", tiny.delivery())
    assert first != digest("c", changed)


def test_synthetic_is_said_by_the_delivery_itself(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (folder / "datapackage.json").write_text(json.dumps({"created": "2026-11-15", "synthetic": True}), encoding="utf-8")
    loaded, _ = judged(connection, folder)
    assert loaded is not None
    assert loaded.synthetic is True


def test_many_of_a_code_list_the_first_twenty_and_count_all(judge: Judge) -> None:
    tables = tiny.delivery()
    row = tables["evaluation"][3]
    tables["evaluation"] += [{**row, "response_id": f"T{n}", "score": "9" if n % 2 else "ti"} for n in range(1000)]
    findings = judge(tables)
    assert [f.line for f in findings if f.code == "evaluation.out_of_range"] == [7 + 2 * n for n in range(20)]
    assert {(f.code, f.count) for f in findings} == {
        ("evaluation.out_of_range", 500),
        ("evaluation.not_an_integer", 500),
    }


def test_all_that_is_wrong_is_found_in_one_run_and_nothing_that_follows_from_it(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_id"] = "123"  # everything of that kindergarten is not judged against it
    tables["participation"][2]["left_on"] = "2027-01-01"  # so its reason is not without a date
    tables["meetings"][1]["held_on"] = "i høst"  # so its minutes are not before it, nor its attendance of none held
    tables["meetings"][2] |= {"held_on": "", "minutes_on": "", "cancelled": "ja"}
    tables["attendance"][3]["invited"] = "x"  # so nobody exceeds it
    tables["attendance"][2]["role"] = "?"
    tables["evaluation"][0]["role"] = "owner "
    assert [(f.code, f.line) for f in judge(tables)] == [
        ("attendance.unknown_code", 4),
        ("attendance.not_an_integer", 5),
        ("attendance.meeting_not_held", 6),
        ("evaluation.unit_given", 2),
        ("evaluation.response_disagrees", 3),
        ("meetings.not_a_date", 3),
        ("participation.not_nine_digits", 2),
        ("participation.after_as_of", 4),
    ]


def test_a_missing_participation_is_all_that_is_said(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (folder / "participation.csv").unlink()
    (folder / "meetings.csv").write_bytes(b"")
    assert [f.code for f in judged(connection, folder)[1]] == ["file.empty", "delivery.file_missing"]


def test_findings_for_machines_have_the_contracts_keys(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["attendance"][4]["attended"] = "6"
    assert findings_json(judge(tables)) == [
        {
            "severity": "error",
            "code": "attendance.attended_exceeds_invited",
            "file": "attendance.csv",
            "line": 6,
            "column": "attended",
            "value": "6",
            "message": "6 deltok, men bare 5 var innkalt: rett et av tallene.",
            "count": 1,
        }
    ]


def test_text_of_a_delivery_is_not_markup_in_the_terminal(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["participation"][0]["unit_type"] = "[bold]hus[/bold] {value}"
    table = findings_table(judge(tables))
    assert "[bold]hus[/bold] {value}" in str(next(iter(table.columns[2].cells)))


def test_a_word_that_is_the_code_itself_is_offered_too(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["meetings"][0]["format"] = "brev"
    (finding,) = judge(tables)
    assert finding.message("nb").endswith("bruk en av fysisk, digital, hybrid.")


def test_the_table_of_findings_names_the_column_and_never_cuts_a_code(judge: Judge) -> None:
    tables = tiny.delivery()
    tables["attendance"][0]["attended"] = "99"
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(findings_table(judge(tables)))
    shown = console.export_text()
    assert "attendance.attended_exceeds_invited" in shown
    assert "│ attended " in shown


@pytest.mark.parametrize("name", ["borte", "participation.csv"])
def test_no_folder_is_wrong_use(connection: duckdb.DuckDBPyConnection, tmp_path: Path, name: str) -> None:
    (tmp_path / "participation.csv").write_text("x", encoding="utf-8")
    with pytest.raises(DeliveryUnusable, match=name):
        load(tmp_path / name, None, connection, SilentProgress())


@pytest.mark.parametrize("name", ["leveranse.xls", "Leveranse.XLSM", "leveranse.ods"])
def test_workbooks_of_other_kinds_say_what_to_do(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    loaded, (finding,) = load(tmp_path / name, None, connection, SilentProgress())
    assert loaded is None
    assert (finding.code, finding.file) == ("delivery.form_not_read", name)


def test_a_link_to_nothing_is_a_missing_file(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    (folder / "meetings.csv").unlink()
    (folder / "meetings.csv").symlink_to(tmp_path / "borte.csv")
    codes = [finding.code for finding in judged(connection, folder)[1]]
    assert codes == ["delivery.file_missing", "delivery.file_unknown"]


@pytest.mark.parametrize("at", range(1, 18))
def test_an_interrupt_at_any_step_leaves_nothing(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, at: int
) -> None:
    class Interrupted(SilentProgress):
        steps = 0

        def step(self, label: str) -> None:
            self.steps += 1
            if self.steps == at:
                raise KeyboardInterrupt(label)

    folder = tiny.write(tmp_path / "delivery", tiny.delivery())
    connection.execute("drop schema if exists delivery cascade")
    with pytest.raises(KeyboardInterrupt):
        load(folder, None, connection, Interrupted())
    assert left(connection) == 0
    assert judged(connection, folder)[1] == []


def test_a_large_delivery_is_kept_in_a_file_beside_until_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tiny.delivery(), tiny.delivery()
    bad["evaluation"][0]["score"] = "9"
    tiny.write(tmp_path / "good", good)
    tiny.write(tmp_path / "bad", bad)
    (tmp_path / "place").mkdir()
    kept = tmp_path / "place" / "checked.duckdb"
    with duckdb.connect(str(tmp_path / "place" / "scratch.duckdb")) as connection:
        load_model(connection)
        small = judged(connection, tmp_path / "good")
        assert not kept.exists()
        monkeypatch.setattr(work, "_ROOM", 0)
        for _ in range(2):
            assert judged(connection, tmp_path / "good") == small
            assert kept.exists()
            assert connection.execute("select count(*) from delivery.evaluation").fetchall() == [(4,)]
        assert judged(connection, tmp_path / "bad")[0] is None
        assert not kept.exists()


def test_files_looked_at_ahead_give_what_files_looked_at_in_turn_do(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tiny.write(tmp_path / "good", tiny.delivery())
    bad = tiny.write(tmp_path / "bad", tiny.delivery())
    (bad / "meetings.csv").write_bytes(b"meeting_id,cohort_no\nM1,\x00\n")
    (bad / "attendance.csv").write_bytes(b"")
    (bad / "evaluation.csv").write_bytes(b'response_id,cohort_no\n"S1,7\n')
    in_turn = [judged(connection, folder) for folder in (good, bad)]
    monkeypatch.setattr(ahead, "_LARGE", 0)
    assert [judged(connection, folder) for folder in (good, bad)] == in_turn
    assert in_turn[0][0] is not None
