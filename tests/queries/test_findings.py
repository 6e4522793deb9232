"""What was found in a delivery: each finding for Udir, and for an office how many of each kind and no row."""

import shutil
from collections.abc import Iterator

import pytest

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.scope import Scope
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from dashboard.warehouse import Warehouse


@pytest.fixture(scope="module")
def warned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Give the worked example, delivered with two files nobody asked for."""
    folder = tmp_path_factory.mktemp("warned")
    delivery = folder / "delivery"
    shutil.copytree(resources.root() / "data" / "examples" / "indre-fosen-2020", delivery)
    for name in ("notater.csv", "utkast.csv"):
        (delivery / name).write_text("a;b\n1;2\n", encoding="utf-8")
    outcome = import_delivery(delivery, None, Settings(data=folder), SilentProgress())
    assert not outcome.refused
    warehouse = Warehouse(folder)
    yield warehouse
    warehouse.close()


def test_udir_sees_each_finding_in_both_languages(warned: Warehouse) -> None:
    with warned.view(Scope.national()) as view:
        rows = view.run("findings")
    assert [(row["code"], row["file"], row["severity"], row["occurrences"]) for row in rows] == [
        ("delivery.file_unknown", "notater.csv", "warning", 2),
        ("delivery.file_unknown", "utkast.csv", "warning", 2),
    ]
    assert rows[0]["message_nb"].startswith("notater.csv er ikke en fil")
    assert rows[0]["message_nn"].startswith("notater.csv er ikkje ei fil")


def test_an_office_sees_how_many_of_each_kind_and_no_row(warned: Warehouse) -> None:
    with warned.view(Scope.office("974764350")) as view:
        assert view.run("findings") == []
        assert view.run("finding_codes") == [{"code": "delivery.file_unknown", "severity": "warning", "occurrences": 2}]
        assert "findings" not in view.columns("delivery")
