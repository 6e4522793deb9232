"""The committed delivery is what the generator makes, anywhere; the seed and the scale change it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.demonstration import SEED, write
from dashboard.demonstration.casting import make_cast
from dashboard.demonstration.model import model
from dashboard.demonstration.tables import columns
from tests.demonstration.conftest import COMMITTED


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Watched:
    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def step(self, label: str) -> None:
        raise AssertionError(f"the caller names the step, not {label}")

    def advance(self, n: int, total: int) -> None:
        self.told.append((n, total))


class Interrupted(Watched):
    def advance(self, n: int, total: int) -> None:
        raise KeyboardInterrupt(f"at {n} of {total}")


def test_committed_delivery_is_made_again_to_the_byte(tmp_path: Path) -> None:
    write(tmp_path / "new" / "delivery", 1, SEED)
    made, committed = contents(tmp_path / "new" / "delivery"), contents(COMMITTED)
    assert set(made) == set(committed) == {"datapackage.json", *(f"{name}.csv" for name in columns())}
    for name, content in committed.items():
        assert made[name] == content, f"{name} differs: make it again, see data/demonstration/README.md"


def test_committed_delivery_is_small() -> None:
    assert sum(len(content) for content in contents(COMMITTED).values()) < 12_000_000


def test_order_of_hashes_does_not_matter(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from dashboard.demonstration import write; "
    program += "write(Path(sys.argv[1]), 1, 5)"
    for hash_seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        command = [sys.executable, "-c", program, str(tmp_path / hash_seed)]
        subprocess.run(command, check=True, env=environment)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_seed_changes_every_file(tmp_path: Path) -> None:
    write(tmp_path, 1, SEED + 1)
    other, committed = contents(tmp_path), contents(COMMITTED)
    assert [name for name in committed if other[name] == committed[name]] == ["datapackage.json"]


@pytest.mark.parametrize(("scale", "municipalities"), [(1, [13, 15, 17, 14]), (2, [28, 30, 32, 29]), (24, [357] * 4)])
def test_scale(scale: int, municipalities: list[int]) -> None:
    cast = list(make_cast(model(), scale, 3))
    assert [len(cohort.municipalities) for cohort in cast] == municipalities
    for cohort in cast:
        units = [unit for municipality in cohort.municipalities for unit in municipality.units]
        assert len(units) == 55 * scale == len({unit.name for unit in units}) == len({unit.unit_id for unit in units})
        assert len({municipality.municipality_no for municipality in cohort.municipalities}) == len(
            cohort.municipalities
        )


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    watched = Watched()
    write(tmp_path, 1, SEED, watched)
    count = len(watched.told)
    assert watched.told == [(n, count) for n in range(1, count + 1)]


def test_half_a_delivery_has_no_date(tmp_path: Path) -> None:
    write(tmp_path, 1, SEED)

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, 1, SEED, Interrupted())
    assert not (tmp_path / "datapackage.json").exists()
