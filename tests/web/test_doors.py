"""Every door is shut: whatever a client sends to whichever route or callback, nothing outside the scope comes back."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.asking import Asked, requests
from tests.web.asking_callbacks import callbacks
from tests.web.doors import EAST_OFFICE, NOBODY, READERS, UDIR, World, check, tries
from tests.web.markers import Seen
from tests.web.routes import SCOPED, served
from tests.web.world import TRONDELAG_OFFICE

#: One example of each kind of request to each route; signing in and out change who one is, and are tested apart.
TRIED = {route.rule: route for route in served() if route.method == "GET"}


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.ERROR)
    return caplog


def errors_in(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("rule", TRIED)
def test_no_route_lets_anything_out(doors_world: World, rule: str, log: pytest.LogCaptureFixture) -> None:
    seen: set[tuple[str, int]] = set()

    @tries(100 if TRIED[rule].needs == SCOPED else 15)
    @given(asked=requests(rule, doors_world.known), reader=st.sampled_from(READERS))
    def tried(asked: Asked, reader: str) -> None:
        seen.add((reader, check(doors_world, reader, asked).status_code))

    tried()
    assert not errors_in(log)
    if TRIED[rule].needs == SCOPED:
        answered = 503 if rule.endswith(".pdf") else 200
        assert {(reader, answered) for reader in (UDIR, TRONDELAG_OFFICE)} <= seen
        assert (NOBODY, 200) not in seen


def test_no_callback_lets_anything_out(doors_world: World, log: pytest.LogCaptureFixture) -> None:
    registered = Asked("/_dash-dependencies").send(doors_world.server, doors_world.cookies[UDIR]).json
    assert registered
    seen: set[tuple[str, int]] = set()

    @tries(250)
    @given(asked=callbacks(registered, doors_world.known), reader=st.sampled_from(READERS))
    def tried(asked: Asked, reader: str) -> None:
        seen.add((reader, check(doors_world, reader, asked).status_code))

    tried()
    assert not errors_in(log)
    assert {(reader, 200) for reader in READERS if reader != NOBODY} <= seen
    assert {status for reader, status in seen if reader == NOBODY} == {401}


def test_the_markers_mark_nearly_everything(doors_world: World, doors_seen: dict[str, Seen]) -> None:
    for reader in (NOBODY, TRONDELAG_OFFICE, EAST_OFFICE):
        held = doors_world.outside[reader]
        mine = doors_seen[reader].areas if reader in doors_seen else frozenset()
        foreign = [area for area in doors_seen[UDIR].areas - mine if area[0] in ("unit", "municipality")]
        named = [name for _, _, name in foreign if held.found(name)]
        assert len(foreign) > 200
        assert len(named) > 0.95 * len(foreign)
        assert all(held.found(f'"{area_id}"') for _, area_id, _ in foreign)
        assert len(held.figures) > 1000
        assert len(held.meetings) > 50
