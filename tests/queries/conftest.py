"""What is open is closed when the tests of this folder are done."""

from collections.abc import Iterator

import pytest

from tests.queries.by_hand import KEPT


@pytest.fixture(scope="package", autouse=True)
def _kept_is_closed() -> Iterator[None]:
    yield
    KEPT.close()
