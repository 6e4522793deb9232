"""An import that the machine stops, or that must wait: one sentence, and what was published stays as it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.snapshots.store import Store
from tests.delivery import tiny

OLD, NEW = "2026-10-01", "2026-11-15"
REAL = Path("data/demonstration/2026-11-15")
#: Root may write anywhere; without these it is held to the rights of a folder, as anybody is.
_AS_ANYBODY = [] if os.getuid() else ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
#: In a namespace of its own: a disk of so many kilobytes as data folder, with what is published on it.
_ON_A_SMALL_DISK = """
data="$2"
mount -t tmpfs -o size="$1"k none "$data" && cp -R "$3"/. "$data" && shift 3 || exit 99
"$@"
code=$?
cd "$data/snapshots"
echo left: $(find . -name '*.duckdb' -o -name '*.json' -o -path './building/*')
exit $code
"""
_OWN_NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "dashboard", "import", *(str(word) for word in words)]


def ended(words: list[str]) -> subprocess.CompletedProcess[str]:
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "Traceback" not in answer.stderr
    return answer


def files(data: Path) -> dict[str, bytes]:
    """Return all that the folder of snapshots holds but the lock and the empty workplace."""
    found = [path for path in (data / "snapshots").rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(path.relative_to(data)): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.write(tmp_path_factory.mktemp("new"), tiny.delivery(), created=f"{NEW}T10:00:00")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder in which an older delivery is published; tests take a copy."""
    folder = tmp_path_factory.mktemp("published")
    tables = tiny.delivery()
    tables["meetings"] = tables["meetings"][:3]
    old = tiny.write(folder / "old", tables, created=f"{OLD}T10:00:00")
    data = folder / "data"
    assert ended(command(old, "--as-of", OLD, "--data", data)).returncode == 0
    return data


@pytest.fixture
def data(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "data"))


@pytest.mark.parametrize("kilobytes", [8, 2000, 6_000])
def test_a_write_that_fails_leaves_what_was(data: Path, delivery: Path, kilobytes: int) -> None:
    """No file may grow beyond a size: at the first, in the middle of the building, and at the last of it."""
    before = files(data)
    limited = ["bash", "-c", f'ulimit -f {kilobytes}; trap "" XFSZ; exec "$@"', "bash"]
    answer = ended([*limited, *command(delivery, "--data", data)])
    assert answer.returncode == 2
    assert len(answer.stderr.strip().splitlines()) == 1
    assert files(data) == before


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*_OWN_NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _may_mount(), reason="this machine lets nobody mount a disk of their own")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("size", ["tiny", "real"])
def test_a_disk_that_is_full_leaves_what_was(
    data: Path, tmp_path: Path, delivery: Path, demo_data: Path, share: float, size: str
) -> None:
    """There is room for what is published, and for a share of what the new snapshot takes when it is finished.

    DuckDB says so in several kinds of error, by where the building has come.
    """
    delivery, finished = (delivery, data) if size == "tiny" else (REAL, demo_data)
    room = _kilobytes(data) + share * _kilobytes(finished / "snapshots")
    disk = tmp_path / "disk"
    disk.mkdir()
    small = [*_OWN_NAMESPACE, "bash", "-c", _ON_A_SMALL_DISK, "bash", str(round(room)), str(disk), str(data)]
    answer = ended([*small, *command(delivery, "--data", disk)])
    assert answer.returncode == 2, answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    left = answer.stdout.strip().splitlines()[-1].removeprefix("left: ").split()
    assert sorted(left) == [f"./{OLD}.duckdb", f"./{OLD}.json"]
    assert "plass" in answer.stderr


def _kilobytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*")) / 1024


@pytest.mark.parametrize("part", [".", "snapshots"])
def test_a_folder_that_may_not_be_written_to_is_left_as_it_was(data: Path, delivery: Path, part: str) -> None:
    before = files(data)
    if part == ".":
        shutil.rmtree(data / "snapshots")
        before = {}
    (data / part).chmod(0o555)
    try:
        answer = ended([*_AS_ANYBODY, *command(delivery, "--data", data)])
    finally:
        (data / part).chmod(0o755)
    assert answer.returncode == 2
    assert "urørt" in answer.stderr.splitlines()[-1]
    assert files(data) == before


def test_of_two_imports_at_once_the_second_says_whom_it_waits_for(data: Path, delivery: Path) -> None:
    with Store(data).importing():
        second = subprocess.Popen(command(delivery, "--data", data), stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        said = second.stderr.readline()
        assert str(os.getpid()) in said
        assert second.poll() is None
    _, rest = second.communicate(timeout=300)
    assert (second.returncode, rest) == (0, "")
    assert [str(each) for each in Store(data).ids()] == [OLD, NEW]
