"""Runs the fuzzer on one target in this process: `python -m tests.fuzz.guided TARGET …` with libFuzzer's options."""

import random
import sys

import atheris

# What is imported before this is not seen by the fuzzer: it would change bytes blindly.
with atheris.instrument_imports(include=["dashboard.delivery", "dashboard.workbooks", "zipfile"]):
    from tests.fuzz.changes import changed
    from tests.fuzz.targets import TARGETS


def _mutated(data: bytes, most: int, seed: int) -> bytes:
    return changed(data, most, random.Random(seed), atheris.Mutate)  # noqa: S311 - damage need not be secret


def main() -> None:
    """Fuzz until the options say stop, or something is wrong."""
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target.run, custom_mutator=_mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
