"""The bench measures views that came: its client signs in and asks as the application wants to be asked today."""

from pathlib import Path

import pytest

from dashboard.access import Identity
from tests.bench.browser_less_client import ViewClient


def test_the_client_is_given_views_and_raises_without_them(demo_data: Path, tmp_path: Path) -> None:
    assert ViewClient(demo_data, Identity("udir")).view("/fylke/40") > 1_000
    with pytest.raises(RuntimeError, match="/fylke/40"):
        ViewClient(tmp_path, Identity("udir")).view("/fylke/40")
