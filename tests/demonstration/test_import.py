"""Both deliveries pass every check of the contract, without even a warning."""

from pathlib import Path

import pytest

from dashboard import resources
from dashboard.delivery import SilentProgress
from dashboard.settings import Settings
from dashboard.snapshots.importing import import_delivery


@pytest.mark.parametrize("folder", ["demonstration/2026-11-15", "examples/indre-fosen-2020"])
def test_delivery_is_published_without_findings(tmp_path: Path, folder: str) -> None:
    delivery = resources.root() / "data" / folder
    outcome = import_delivery(delivery, None, Settings(data=tmp_path), SilentProgress())
    assert outcome.findings == []
    assert outcome.loaded is not None
    assert outcome.loaded.as_of.isoformat() == ("2026-11-15" if "2026" in folder else "2020-08-25")
    assert outcome.loaded.synthetic
