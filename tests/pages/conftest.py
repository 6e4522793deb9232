"""The tiny world of unit pages, built once; what the command line answers of the demonstration, asked once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboard.scope import Scope
from dashboard.warehouse import View
from tests.pages.area_world import Ask, Asked
from tests.pages.unit_world import TRONDELAG, world_view


@pytest.fixture(scope="module")
def seen_by_udir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """Give Udir's view of the tiny world."""
    with world_view(_folder(tmp_path_factory)) as view:
        yield view


@pytest.fixture(scope="module")
def seen_by_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """Give one office's view of the tiny world."""
    with world_view(_folder(tmp_path_factory), Scope.office(TRONDELAG)) as view:
        yield view


@pytest.fixture(scope="session")
def ask(demo_data: Path) -> Ask:
    """Give what `query` answers; several pages stand beside the same nation and the same cohorts."""
    return cache(Asked(demo_data))


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("units")
