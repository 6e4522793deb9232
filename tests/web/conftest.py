"""The small published world, and the application over it."""

from pathlib import Path

import pytest
from flask import Flask

from tests.web.world import publish, server_of


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("small")
    publish(data)
    return data


@pytest.fixture(scope="session")
def server(small_data: Path) -> Flask:
    return server_of(small_data)
