"""«Datagrunnlag»: its numbers are the queries', each reader's own; an area that is not the reader's gives nothing."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from dash import html

from dashboard.access import Identity, access_of
from dashboard.cli import cli
from dashboard.deliveries import Deliveries
from dashboard.delivery import SilentProgress
from dashboard.delivery.contract import contract
from dashboard.filters import Filters
from dashboard.formatting import part_of
from dashboard.pages.data_basis import data_basis
from dashboard.pages.data_basis_findings import EXPLAINED
from dashboard.pages.page import Page, Request
from dashboard.refusals import KEPT, Found, Reason, Refusals, keep
from dashboard.resources import root
from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from dashboard.snapshots.store import Store
from dashboard.texts import LANGUAGES, Language
from dashboard.warehouse import Warehouse
from tests.delivery import tiny
from tests.pages.area_world import Asked, command_of, data_table
from tests.pages.tree import by_id, links, nodes, of_class, words
from tests.snapshots.copies import publish_copy

UDIR = Identity("udir")
TRONDELAG = Identity("office", "974764350")
VESTFOLD_TELEMARK = Identity("office", "974762501")
READERS = [UDIR, TRONDELAG, VESTFOLD_TELEMARK]
SECOND = Filters(cohort=9, semester=2)


def page(warehouse: Warehouse, who: Identity = UDIR, filters: Filters = SECOND, data: Path | None = None) -> Page:
    access = access_of(who)
    assert access is not None
    with warehouse.view(access.scope) as view:
        published = Deliveries(warehouse, access.scope)
        refused = Refusals(warehouse.store.folder.parent if data is None else data, access.scope)
        return data_basis(
            Request(view, {}, filters, filters.language, "/datagrunnlag", access, published, refusals=refused)
        )


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_there_for_everybody(published_demo: Warehouse, who: Identity, language: Language) -> None:
    content = page(published_demo, who, Filters(language=language)).content
    for part in ("leveranser", "funn", "dekning", "svar", "programmodell", "kontrakt"):
        assert words(by_id(content, part))
    ids = [str(found) for node in nodes(content) if (found := getattr(node, "id", None))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("area", [None, ("county", "40"), ("municipality", "4012")])
def test_what_is_missing_is_what_the_command_line_says(
    published_demo: Warehouse, demo_data: Path, who: Identity, area: tuple[str, str] | None
) -> None:
    content = page(published_demo, who, Filters(cohort=9, semester=2, area=area)).content
    if who == TRONDELAG and area is not None:
        assert of_class(content, "empty-state")
        assert "Telemark" not in words(content)
        return
    _, shown = data_table(content, "dekning-tabell")
    rows = Asked(demo_data)(command_of(by_id(content, "dekning-tabell")))
    units = {row["area_name"]: row for row in rows if row["participant_level"] == "unit"}
    assert {cells[0] for cells in shown} == set(units)
    if area != ("municipality", "4012"):
        for name, evaluation, plans, *_ in shown:
            assert evaluation == part_of(units[name]["evaluation_missing"], units[name]["evaluation_required"], "nb")
            assert plans == part_of(units[name]["milestones_missing"], units[name]["milestones_required"], "nb")
    else:
        assert {name: evaluation for name, evaluation, *_ in shown} == {
            name: "Mangler" if row["evaluation_missing"] else "Registrert" for name, row in units.items()
        }


@pytest.mark.parametrize("who", READERS)
def test_answers_are_what_the_command_line_says(published_demo: Warehouse, demo_data: Path, who: Identity) -> None:
    content = page(published_demo, who).content
    headings, shown = data_table(content, "svar-tabell")
    rows = Asked(demo_data)(command_of(by_id(content, "svar-tabell")))
    assert [cells[1] for cells in shown] == [str(row["shown_at_unit"]) for row in rows]
    assert ("Holdt utenfor" in headings) == (who == UDIR)


def test_a_semester_still_open_shows_the_answers_of_the_one_before(published_demo: Warehouse) -> None:
    content = page(published_demo, filters=Filters(cohort=9, semester=3)).content
    assert "pulje 9, semester 2" in words(by_id(content, "svar-tabell-title"))


def test_a_semester_to_come_says_so(published_demo: Warehouse) -> None:
    content = page(published_demo, filters=Filters(cohort=9, semester=4)).content
    assert "har ikke begynt" in words(by_id(content, "dekning-tabell"))


def test_an_office_of_one_county_begins_with_its_municipalities(published_demo: Warehouse) -> None:
    below = links(by_id(page(published_demo, TRONDELAG).content, "dekning-tabell"))
    assert any("omrade=kommune-" in address for address in below)
    below = links(by_id(page(published_demo, VESTFOLD_TELEMARK).content, "dekning-tabell"))
    assert any("omrade=fylke-" in address for address in below)


@pytest.mark.parametrize("who", READERS)
def test_the_deliveries_are_the_same_for_everybody(published_demo: Warehouse, who: Identity) -> None:
    said = words(by_id(page(published_demo, who).content, "leveranser"))
    assert "15.11.2026 vises nå" in said
    assert "om lag 149\u00a0" in said


@pytest.mark.parametrize("who", READERS)
def test_what_a_delivery_was_called_is_told_to_udir_alone(tmp_path: Path, whole_snapshot: Path, who: Identity) -> None:
    publish_copy(Store(tmp_path), whole_snapshot, date(2026, 11, 15))
    with closing(Warehouse(tmp_path)) as warehouse:
        whole = page(warehouse, who, Filters()).content
        headings, rows = data_table(whole, "leveranser")
        access = access_of(who)
        assert access is not None
        with warehouse.view(access.scope) as view:
            (facts,) = view.run("delivery_files")
            (rule,) = view.run("delivery")
    assert facts["source_name"] == ("tiny" if who == UDIR else None)
    assert "source_name" not in rule
    assert ("Kilde" in headings) == (who == UDIR)
    assert ("tiny" in words(whole)) == (who == UDIR)
    assert {len(cells) for cells in rows} == {len(headings)}
    assert bool(of_class(by_id(whole, "dekning"), "empty-state")) == (who == VESTFOLD_TELEMARK), "it has nobody there"


def test_the_contracts_columns_are_all_there(published_demo: Warehouse) -> None:
    said = words(by_id(page(published_demo).content, "kontrakt"))
    for file in contract().tables:
        for column in file.columns:
            assert column.description in said


def test_every_kind_of_finding_that_publishes_is_explained() -> None:
    listed = (root() / "docs" / "findings.md").read_text(encoding="utf-8")
    warnings = {
        code.strip("` ").partition(".")[2]
        for line in listed.splitlines()
        if "| varsel |" in line
        for code in line.split("|")[1].split(",")
    }
    assert warnings <= set(EXPLAINED)


def test_the_programmes_are_there_with_their_cohorts(published_demo: Warehouse) -> None:
    content = by_id(page(published_demo).content, "programmodell")
    titles = [words(node) for node in nodes(content) if isinstance(node, html.H3)]
    assert titles == ["Program 2025", "Program 2020", "Puljenes semestre"]
    assert "Puljer: 8, 9, 10" in words(content)


def test_the_command_is_one_that_runs(demo_data: Path) -> None:
    options = ["--scope", "national", "--level", "nation", "--format", "json", "--data", str(demo_data)]
    for name in ("coverage", "answers_by_level"):
        answer = CliRunner().invoke(cli, ["query", name, *options])
        assert answer.exit_code == 0
        assert json.loads(answer.output)


@pytest.fixture
def refused(tmp_path: Path) -> Path:
    """Give a data folder that keeps refusals only: a delivery with errors, and after it one nobody could read."""
    tables = tiny.delivery()
    for row in tables["participation"]:
        row["unit_type"], row["municipality_no"] = "<script>alert(1)</script>", "=HYPERLINK(9)"
    delivery = tiny.write(tmp_path / "levert" / "<b>høst", tables)
    assert import_delivery(delivery, None, Settings(data=tmp_path / "data"), SilentProgress()).refused
    found = Found(message="Ikke til å lese.", message_nn="Ikkje til å lese.")
    keep(tmp_path / "data", "siste.zip", [Reason(code="inbox.unusable", count=1, found=[found])])
    return tmp_path / "data"


def test_udir_sees_what_was_refused_last_and_why(published_demo: Warehouse, refused: Path) -> None:
    content = by_id(page(published_demo, data=refused).content, "avvist")
    last, first = of_class(content, "refusal")
    assert "siste.zip" in words(last)
    assert "1 feil" in words(last)
    assert "Ikke til å lese." in words(last)
    assert "<b>høst" in words(first)
    assert "participation.not_four_digits · 3 feil" in words(first)
    assert "participation.csv:2" in words(first)
    assert "«=HYPERLINK(9)»" in words(first)
    in_nynorsk = page(published_demo, filters=Filters(language="nn"), data=refused).content
    assert "Ikkje til å lese." in words(by_id(in_nynorsk, "avvist"))


def test_what_a_refused_delivery_holds_is_only_ever_text(published_demo: Warehouse, refused: Path) -> None:
    content = by_id(page(published_demo, data=refused).content, "avvist")
    kinds = {type(node).__name__ for node in nodes(content)}
    assert "<script>" in words(content)
    assert not kinds & {"Script", "Markdown", "DangerouslySetInnerHTML", "Iframe", "A"}


@pytest.mark.parametrize("who", [TRONDELAG, VESTFOLD_TELEMARK])
def test_an_office_is_not_told_that_anything_was_refused(
    published_demo: Warehouse, refused: Path, who: Identity
) -> None:
    with_refusals, without = (page(published_demo, who, data=data).content for data in (refused, refused / "none"))
    assert words(with_refusals) == words(without)
    assert "avvist" not in [getattr(node, "id", None) for node in nodes(with_refusals)]
    assert "#avvist" not in links(with_refusals)
    access = access_of(who)
    assert access is not None
    assert Refusals(refused, access.scope).newest_first() == []


def test_where_nothing_was_refused_udir_is_told_so(published_demo: Warehouse, tmp_path: Path) -> None:
    assert "Ingen leveranse er avvist." in words(by_id(page(published_demo, data=tmp_path).content, "avvist"))


def test_the_last_refusals_are_kept_and_no_others(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        keep(tmp_path, f"nr/{number}", [])
    kept = Refusals(tmp_path, Scope.national()).newest_first()
    assert [refusal.name for refusal in kept] == [f"nr/{number}" for number in reversed(range(3, KEPT + 3))]
    assert len(list((tmp_path / "refusals").iterdir())) == KEPT


def test_a_refusal_nobody_can_read_hides_no_other(tmp_path: Path) -> None:
    keep(tmp_path, "hel", [])
    (tmp_path / "refusals" / "29991231T000000.000000Z-halv.json").write_text('{"name": "halv"')
    assert [refusal.name for refusal in Refusals(tmp_path, Scope.national()).newest_first()] == ["hel"]


def test_a_refusal_that_cannot_be_kept_is_said_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "refusals").write_text("not a folder")
    keep(tmp_path, "hel", [])
    assert "could not be kept" in caplog.text
