"""The demo command: the whole delivery or nothing of it."""

import subprocess
import sys
from pathlib import Path

from dashboard import resources

SMALL = resources.root() / "data" / "demonstration" / "2026-11-15"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "meetings.csv").write_text("mine")
    command = [sys.executable, "-m", "dashboard", "demo", "--out", str(tmp_path)]
    limited = ["bash", "-c", 'ulimit -f 100; trap "" XFSZ; exec "$@"', "bash", *command]
    answer = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"meetings.csv": "mine"}


def test_the_delivery_is_the_committed_one_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "dashboard", "demo", "--out", str(tmp_path / "out")], check=True)
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert written == {path.name: path.read_bytes() for path in SMALL.iterdir()}
