"""`make fuzz`: every reader, and a whole load, under a coverage-guided fuzzer for a bounded time each.

What it finds (something raised, a hang, too much memory) is kept in `fuzz/found`, with the command that plays it back;
what it has learnt is in `fuzz/corpus`, so that the next run goes on from there.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from dashboard import resources
from tests.fuzz.targets import TARGETS

_MEMORY = 2000
_HANG = 300
"""Seconds of the clock on the wall: an input that takes seconds may take a minute on a machine that does much else."""
_LARGEST = 200_000


def main() -> int:
    """Fuzz the targets named, or all; return 1 where something was found."""
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    arguments.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET", help=", ".join(TARGETS))
    arguments.add_argument("--seconds", type=int, default=60, help="for each target")
    arguments.add_argument("--replay", type=Path, metavar="FILE", help="give one input to the one target named")
    given = arguments.parse_args()
    if given.replay is not None:
        (target,) = given.targets
        TARGETS[target].run(given.replay.read_bytes())
        return 0
    return max([_fuzz(target, given.seconds) for target in given.targets or TARGETS])


def _fuzz(target: str, seconds: int) -> int:
    folder = resources.root() / "fuzz"
    corpus, found = folder / "corpus" / target, folder / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    for number, seed in enumerate(TARGETS[target].seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    before = set(found.iterdir())
    options = {
        "max_total_time": seconds,
        "rss_limit_mb": _MEMORY,
        "timeout": _HANG,
        "report_slow_units": _HANG,
        "max_len": _LARGEST,
        "artifact_prefix": f"{found}/{target}-",
        "print_final_stats": 1,
    }
    command = [
        sys.executable,
        "-m",
        "tests.fuzz.guided",
        target,
        *(f"-{name}={held}" for name, held in options.items()),
    ]
    told = subprocess.run([*command, str(corpus)], stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    executed = re.search(r"number_of_executed_units:\s*(\d+)", told.stderr)
    covered = re.findall(r"\bcov: (\d+)", told.stderr)
    peak = re.search(r"peak_rss_mb:\s*(\d+)", told.stderr)
    print(  # noqa: T201 - a command
        f"{target}: {executed[1] if executed else '?'} inputs, coverage {covered[-1] if covered else '?'}, "
        f"{peak[1] if peak else '?'} MB at most, {len(list(corpus.iterdir()))} kept"
    )
    if told.returncode == 0:
        return 0
    sys.stderr.write(told.stderr[-5000:] + "\n")
    for new in sorted(set(found.iterdir()) - before):
        shown = os.path.relpath(new)
        print(f"Found: play it back with {os.path.relpath(sys.executable)} -m tests.fuzz {target} --replay {shown}")  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
