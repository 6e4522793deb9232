"""The wheel, installed in an empty environment elsewhere, runs from any folder with everything it needs inside it."""

import os
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path

import pytest

from dashboard import resources
from tests.browser.server import environment, free_port


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with `bin/python`, in whose environment the freshly built wheel is installed.

    What the wheel depends on is lent from this environment; no network is used.
    """
    built = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=resources.root(), check=True, capture_output=True)
    (wheel,) = built.glob("*.whl")
    place = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    python = place / "bin" / "python"
    install = [
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([sys.executable, *install, str(wheel)], check=True)
    site = next(place.glob("lib/python*/site-packages"))
    (site / "lent.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return place


def run(elsewhere: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    env = {name: setting for name, setting in os.environ.items() if not name.startswith(("DASHBOARD_", "PYTHON"))}
    command = [str(elsewhere / "bin" / "python"), *words]
    return subprocess.run(command, cwd=elsewhere, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_it_imports_and_answers_from_any_folder(elsewhere: Path) -> None:
    where = run(elsewhere, "-c", "from dashboard import resources; print(resources.root())").stdout.strip()
    assert where.startswith(str(elsewhere))
    delivery = Path(where) / "data" / "demonstration" / "2026-11-15"
    imported = run(elsewhere, "-m", "dashboard", "import", str(delivery), "--data", "data")
    assert imported.returncode == 0, imported.stdout + imported.stderr
    asked = ["query", "progress", "--scope", "national", "--level", "nation", "--format", "csv", "--data", "data"]
    answered = run(elsewhere, "-m", "dashboard", *asked)
    assert answered.returncode == 0, answered.stderr
    assert answered.stdout.startswith("cohort_no,semester_no,area_level,area_id,area_name")
    assert answered.stdout.count("\n") > 5


def test_it_serves_from_any_folder(elsewhere: Path, small_data: Path) -> None:
    port = free_port()
    env = {name: value for name, value in environment(small_data, port).items() if not name.startswith("PYTHON")}
    program = elsewhere / "bin" / "laeringsmiljo-dashboard"
    with subprocess.Popen([program, "serve"], cwd=elsewhere, env=env, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert f":{port}" in server.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/innlogging") as page:
            html = page.read().decode()
        assert "Logg inn" in html
        style = html.split('rel="stylesheet" href="')[1].split('"')[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{style}") as sheet:
            assert sheet.headers["Cache-Control"].endswith("immutable")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/assets/bilder/oversikt.png") as picture:
            assert picture.headers["Content-Type"] == "image/png"
            assert picture.headers["Cache-Control"] == "no-cache"
        server.terminate()
        assert server.wait(timeout=120) == 0
