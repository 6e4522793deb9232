"""What many tests stand on: the demonstration and the worked example, imported once for the whole run."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery
from dashboard.warehouse import Warehouse
from tests.snapshots.copies import template

# The same examples every time, and however long one takes: a busy machine is no fault of what is tested. A test that
# has settings of its own builds on these.
settings.register_profile(
    "steady", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


# A shell that runs this in the background has it deaf to Ctrl-C, and so every program that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder in which the demonstration delivery is published."""
    return _publish(resources.root() / "data" / "demonstration" / "2026-11-15", tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def indre_fosen_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder in which the Indre Fosen example is published."""
    return _publish(resources.root() / "data" / "examples" / "indre-fosen-2020", tmp_path_factory.mktemp("indre-fosen"))


@pytest.fixture(scope="session")
def whole_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small finished snapshot, to be published as copies."""
    return template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def published_demo(demo_data: Path) -> Iterator[Warehouse]:
    """Give the warehouse of the demonstration."""
    yield from _opened(demo_data)


@pytest.fixture(scope="session")
def published_indre_fosen(indre_fosen_data: Path) -> Iterator[Warehouse]:
    """Give the warehouse of the Indre Fosen example."""
    yield from _opened(indre_fosen_data)


def _publish(delivery: Path, data: Path) -> Path:
    outcome = import_delivery(delivery, None, Settings(data=data), SilentProgress())
    assert not outcome.refused, [finding.message("nb") for finding in outcome.findings]
    return data


def _opened(data: Path) -> Iterator[Warehouse]:
    warehouse = Warehouse(data)
    yield warehouse
    warehouse.close()
