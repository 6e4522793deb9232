"""Any published delivery can be looked at, says so when it is not the newest, and stays in every link."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.pages import ROUTES
from tests.queries.tiny import build
from tests.web.hrefs import hrefs
from tests.web.world import (
    AGDER,
    TRONDELAG,
    TRONDELAG_OFFICE,
    UNIT_IN_AGDER,
    UNIT_IN_TRONDELAG,
    ask_view,
    content_of,
    server_of,
    signed_in,
    view_words,
    words_of,
)

OLDER, NEWER = "2026-10-15", "2026-11-15"
OLDER_SAID = "Du ser på tall fra 15. oktober 2026. Vis de nyeste"
UNIT = {"cohort_no": 9, "unit_type": "school", "ownership": "municipal", "joined_on": date(2025, 8, 1)}
PLACES = ["/", f"/fylke/{TRONDELAG}", "/kommune/5054", f"/enhet/{UNIT_IN_TRONDELAG}", "/finnes/ikke"]
PAGES = [*PLACES, *(route.rule for route in ROUTES if "<" not in route.rule and route.rule != "/")]


def publish(data: Path, snapshot: str, held: date | None) -> None:
    """Publish two units and one meeting of the first, held or only planned."""
    (data / "snapshots").mkdir(parents=True, exist_ok=True)
    units = [
        {**UNIT, "unit_id": UNIT_IN_TRONDELAG, "unit_name": "Fjordglimt skole", "municipality_no": "5054"},
        {**UNIT, "unit_id": UNIT_IN_AGDER, "unit_name": "Heiblikk skole", "municipality_no": "4215"},
    ]
    meeting = {
        "meeting_id": "m1",
        "cohort_no": 9,
        "semester_no": 3,
        "meeting_type": "leader_guidance",
        "municipality_no": "5054",
        "unit_id": UNIT_IN_TRONDELAG,
        "planned_on": date(2026, 10, 1),
        "held_on": held,
        "format": "physical",
    }
    delivery = {"participation": units, "meetings": [meeting]}
    build(data / "snapshots" / f"{snapshot}.duckdb", date.fromisoformat(snapshot), delivery)


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    data = tmp_path_factory.mktemp("two")
    publish(data, OLDER, None)
    publish(data, NEWER, date(2026, 10, 1))
    return server_of(data)


@pytest.fixture(scope="module", params=["udir", TRONDELAG_OFFICE])
def client(travelled: Flask, request: pytest.FixtureRequest) -> FlaskClient:
    return signed_in(travelled, request.param)


def parts(component: Any) -> Iterator[dict[str, Any]]:
    """Yield the properties of every component as Dash sends them."""
    if isinstance(component, list):
        for part in component:
            yield from parts(part)
    elif isinstance(component, dict):
        held = component.get("props", component)
        yield held
        yield from parts(held.get("children"))


def sent(client: FlaskClient, path: str, search: str) -> Any:
    return content_of(ask_view(client, path, search))


def area_words(client: FlaskClient, path: str, search: str = "") -> str:
    """Return what an area's page says, without the frame."""
    (area,) = [part for part in parts(sent(client, path, search)) if str(part.get("className")).startswith("area ")]
    return " ".join(words_of(area["children"]).split())


def said(client: FlaskClient, path: str, search: str) -> str:
    return " ".join(view_words(ask_view(client, path, search)).split())


@pytest.mark.parametrize("path", PAGES)
def test_an_older_delivery_says_so_and_stays_in_every_link(client: FlaskClient, path: str) -> None:
    assert OLDER_SAID in said(client, path, f"?data={OLDER}")
    found = [href for href in hrefs(client, path, f"?data={OLDER}") if not href.startswith("#")]
    without = [href for href in found if "data=2026" not in href]
    assert without == [path]  # the way to the newest, and nothing else
    assert len(found) > 5


@pytest.mark.parametrize("search", ["", f"?data={NEWER}"])
def test_the_newest_is_nothing_to_warn_of(client: FlaskClient, search: str) -> None:
    for path in PAGES:
        assert "Du ser på tall fra" not in said(client, path, search)


@pytest.mark.parametrize(("search", "chosen"), [("", "alle"), (f"?data={OLDER}", OLDER), (f"?data={NEWER}", NEWER)])
def test_the_frame_lists_the_deliveries(client: FlaskClient, search: str, chosen: str) -> None:
    (select,) = [part for part in parts(sent(client, "/", search)) if part.get("id") == "filter-data"]
    assert select["value"] == chosen
    assert [(value, label.replace("\u00a0", " ")) for value, label in select["options"]] == [
        ("alle", "15. november 2026 (nyeste)"),
        (NEWER, "15. november 2026"),
        (OLDER, "15. oktober 2026"),
    ]


@pytest.mark.parametrize("path", [f"/fylke/{TRONDELAG}", "/kommune/5054"])
def test_the_delivery_before_stands_beside_the_key_figures(client: FlaskClient, path: str) -> None:
    shown = area_words(client, path)
    assert "Forrige leveranse (15.10.2026): 0 av 1 (0 %)" in shown
    assert "Forrige leveranse" not in area_words(client, path, f"?data={OLDER}")


def test_a_link_shows_the_same_figures_after_a_newer_delivery(tmp_path: Path) -> None:
    publish(tmp_path, OLDER, None)
    reader = signed_in(server_of(tmp_path), "udir")
    paths = ["/", f"/fylke/{AGDER}", "/kommune/5054"]
    before = [area_words(reader, path, f"?data={OLDER}") for path in paths]
    unit = said(reader, f"/enhet/{UNIT_IN_TRONDELAG}", f"?data={OLDER}").partition("Fjordglimt skole")[2]
    publish(tmp_path, NEWER, date(2026, 10, 1))
    assert [area_words(reader, path, f"?data={OLDER}") for path in paths] == before
    assert area_words(reader, "/kommune/5054") != before[2]
    again = said(reader, f"/enhet/{UNIT_IN_TRONDELAG}", f"?data={OLDER}").partition("Fjordglimt skole")[2]
    assert unit
    assert again == unit


def test_an_unreadable_delivery_before_takes_only_the_comparison_away(tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / f"{OLDER}.duckdb").write_bytes(b"not a database")
    publish(tmp_path, NEWER, date(2026, 10, 1))
    answer = ask_view(signed_in(server_of(tmp_path), "udir"), f"/fylke/{TRONDELAG}")
    assert "Trøndelag" in view_words(answer)
    assert "Forrige leveranse" not in view_words(answer)
