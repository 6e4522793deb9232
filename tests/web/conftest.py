"""The small published world, and the application over it."""

from pathlib import Path

import pytest
from flask import Flask

from tests.web.doors import World, publish_two, seen_by_each, world_of
from tests.web.markers import Seen
from tests.web.world import publish, server_of


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("small")
    publish(data)
    return data


@pytest.fixture(scope="session")
def server(small_data: Path) -> Flask:
    return server_of(small_data)


@pytest.fixture(scope="session")
def doors_data(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with two deliveries, in which other counties hold other units and figures."""
    data = tmp_path_factory.mktemp("doors")
    publish_two(demo_data, data, tmp_path_factory.mktemp("mirrored"))
    return data


@pytest.fixture(scope="session")
def doors_seen(doors_data: Path) -> dict[str, Seen]:
    """Give what each reader's scope holds of the two deliveries."""
    return seen_by_each(doors_data)


@pytest.fixture(scope="session")
def doors_world(doors_data: Path, doors_seen: dict[str, Seen]) -> World:
    """Give the application over them; its browser that prints makes no file, so a page that may be printed is 503."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_CHROMIUM", "true")
        return world_of(server_of(doors_data), doors_seen)
