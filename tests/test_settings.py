"""Every setting is described where the one who runs the dashboard looks for it."""

import re

from dashboard import resources
from dashboard.settings import Settings


def test_every_setting_is_in_the_operations_guide_with_its_default() -> None:
    guide = (resources.root() / "docs" / "drift.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(DASHBOARD_\w+)` \| `?([^|`]*)`? \|", guide, re.MULTILINE))
    documented = {f"DASHBOARD_{name.upper()}" for name in Settings.model_fields}
    assert set(rows) == documented
    for name, field in Settings.model_fields.items():
        if field.default_factory is None and field.default is not None:
            assert rows[f"DASHBOARD_{name.upper()}"] == str(field.default).lower()


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())
