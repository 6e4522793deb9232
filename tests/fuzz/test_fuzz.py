"""The fuzzer's targets, without the fuzzer: its seeds are valid, and a few hundred damaged inputs each hold."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.changes import by_chance, changed
from tests.fuzz.targets import TARGETS

INPUTS = {"csv": 200, "parquet": 100, "xlsx": 60, "zip": 60, "delivery": 10}


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_bytes_are_read_or_told_of(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    assert len(set(seeds)) == len(seeds)
    for seed in seeds:
        target.run(seed)
    chance = random.Random(name)  # noqa: S311 - the same inputs every time
    for _ in range(INPUTS[name]):
        target.run(changed(chance.choice(seeds), 200_000, chance, by_chance(chance)))


def test_an_input_is_played_back(tmp_path: Path) -> None:
    path = tmp_path / "found"
    path.write_bytes(TARGETS["csv"].seeds()[0])
    command = [sys.executable, "-m", "tests.fuzz", "csv", "--replay", str(path)]
    assert subprocess.run(command, check=False, timeout=300).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the fuzzer is installed on Linux only")
def test_the_fuzzer_itself_runs_a_target(tmp_path: Path) -> None:
    (tmp_path / "seed").write_bytes(b"cohort_no;unit_id\n9;\n")
    command = [sys.executable, "-m", "tests.fuzz.guided", "csv", "-runs=20", f"-artifact_prefix={tmp_path}/"]
    answer = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=False, timeout=300)
    assert answer.returncode == 0, answer.stderr
    assert "Done 20 runs" in answer.stderr
    # It is led by what the inputs reach: the readers are seen by it.
    assert max(int(reached) for reached in re.findall(r"\bcov: (\d+)", answer.stderr)) > 100
