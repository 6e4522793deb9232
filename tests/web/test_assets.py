"""The front end's packages: pinned, held by hashes, from no particular registry, and the chart library Dash expects."""

import json
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version  # type: ignore[import-untyped]

from dashboard import resources
from dashboard.web import assets

ROOT = resources.root()


def test_the_chart_library_is_the_version_dash_was_made_for() -> None:
    pinned = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert pinned["plotly.js"] == get_plotlyjs_version()


def test_packages_are_held_by_hashes_and_no_address() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert all(entry.get("integrity", "").startswith("sha512-") for name, entry in packages.items() if name)
    assert "http" not in lock
    assert "registry" not in (ROOT / ".npmrc").read_text(encoding="utf-8").replace("omit-lockfile-registry", "")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_python_packages_are_held_by_hashes_and_no_address(lock: str) -> None:
    written = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==.*$", written, re.MULTILINE)
    assert pins
    assert all(pin.endswith("\\") for pin in pins)
    assert "http" not in written


def test_every_built_file_has_its_hash_in_its_name() -> None:
    for source, built in assets.manifest().items():
        stem, suffix = Path(source).stem, Path(source).suffix
        assert re.fullmatch(rf"{re.escape(stem)}-[A-Z0-9]{{8}}{re.escape(suffix)}", built)
        assert (assets.folder() / built).is_file()


def test_the_style_sheet_fetches_only_what_is_built() -> None:
    style = (assets.folder() / assets.manifest()["main.css"]).read_text(encoding="utf-8")
    fetched = set(re.findall(r"url\(\"?([^)\"]+)\"?\)", style))
    addresses = {address for address in fetched if not address.startswith("data:")}
    assert {address.removeprefix("./") for address in addresses} <= set(assets.manifest().values())
    assert "inter-latin" in str(addresses)


def test_no_source_of_ours_names_another_host() -> None:
    sources = [path for path in (ROOT / "assets").rglob("*.*") if "built" not in path.parts]
    for path in [*sources, *(ROOT / "dashboard" / "web").rglob("*.html")]:
        hosts = set(re.findall(r"https?:\\?/\\?/([\w.\\-]+)", path.read_text(encoding="utf-8")))
        # The svg namespace is a name; the cloud's address stands where it is cut out.
        assert hosts <= {"www.w3.org", "cloud\\.plotly\\.com\\"}
