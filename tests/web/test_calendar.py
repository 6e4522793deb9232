"""The calendar file over HTTP: the session's scope, the page's filters, and nothing that was not asked for."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar

from dashboard import urls
from dashboard.filters import Filters
from dashboard.scope import Scope
from dashboard.warehouse import View, Warehouse
from tests.web.world import AGDER, AGDER_OFFICE, TRONDELAG_OFFICE, server_of, signed_in, visitor

EAST = "974761319"
SCOPES = {"udir": Scope.national(), TRONDELAG_OFFICE: Scope.office(TRONDELAG_OFFICE), EAST: Scope.office(EAST)}


@pytest.fixture(scope="module")
def demo_server(demo_data: Path) -> Flask:
    return server_of(demo_data)


def events(server: Flask, reader: str, address: str = urls.CALENDAR) -> list[Any]:
    answer = signed_in(server, reader).get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def days_of(view: View, **options: Any) -> list[str]:
    return sorted(str(row["planned_on"]) for row in view.run("coming_meetings", **options))


@pytest.mark.parametrize("reader", SCOPES)
def test_the_file_is_the_query_in_the_readers_scope(demo_server: Flask, demo_data: Path, reader: str) -> None:
    warehouse = Warehouse(demo_data)
    with warehouse.view(SCOPES[reader]) as view:
        expected = days_of(view)
        of_schools = days_of(view, cohort=[9], unit_type="school")
    warehouse.close()
    assert sorted(str(event.decoded("dtstart")) for event in events(demo_server, reader)) == expected
    address = urls.calendar(Filters(cohort=9, unit_type="school"), "2026-11-15")
    assert sorted(str(event.decoded("dtstart")) for event in events(demo_server, reader, address)) == of_schools


def test_the_area_chosen_is_the_area_in_the_file(demo_server: Flask) -> None:
    address = urls.calendar(Filters(area=("county", AGDER), reason="overdue_meeting", page_no=2), "2026-11-15")
    mine = events(demo_server, AGDER_OFFICE, address)
    assert mine
    assert len(mine) == len(events(demo_server, AGDER_OFFICE))
    assert len(mine) < len(events(demo_server, "udir"))
    assert events(demo_server, TRONDELAG_OFFICE, address) == []


def test_the_file_speaks_the_readers_language(demo_server: Flask) -> None:
    address = urls.calendar(Filters(language="nn", area=("county", AGDER)), "2026-11-15")
    said = " ".join(str(event["summary"]) + str(event["description"]) for event in events(demo_server, "udir", address))
    assert "ettleiing" in said or "Styringsgruppemøte" in said
    assert "oppdikta" in said
    assert "Veiledning" not in said


def test_the_file_has_a_name_of_its_own(server: Flask) -> None:
    answer = signed_in(server, "udir").get(urls.CALENDAR)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="moter-2026-11-15.ics"'
    assert events(server, "udir") == []


@pytest.mark.parametrize(
    "words", ["pulje=99", "semester=5", "omrade=planet-3", "data=2020-01-01", "scope=national", "pulje=9&pulje=8"]
)
def test_what_is_not_understood_is_not_found(server: Flask, words: str) -> None:
    assert signed_in(server, "udir").get(f"{urls.CALENDAR}?{words}").status_code == 404


def test_without_a_session_there_is_no_file(server: Flask) -> None:
    assert visitor(server).get(urls.CALENDAR).status_code == 303


def test_before_anything_is_published_there_is_no_file(tmp_path: Path) -> None:
    assert signed_in(server_of(tmp_path), "udir").get(urls.CALENDAR).status_code == 404
