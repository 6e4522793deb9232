"""What a process no longer needs goes back to the machine, and what it keeps for good is left alone."""

import subprocess
import sys

# Once something large was freed, the C library of itself keeps as much for the next: here a view, then its parts.
GIVEN_BACK = """
from pathlib import Path
from dashboard.web.memory import give_back

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

give_back()
large = b"x" * 30_000_000
del large
before = held()
parts = [b"x" * 1_000_000 for _ in range(30)]
grown = held() - before
del parts
print(grown > 25_000_000, held() - before < 5_000_000)
"""

SETTLED = """
import gc
from dashboard.web import memory

memory.build_up()
print(gc.isenabled())
memory.settle()
print(gc.isenabled(), gc.get_freeze_count() > 1_000)
"""


def said(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_what_was_needed_for_a_moment_is_given_back() -> None:
    assert said(GIVEN_BACK) == "True True\n"


def test_a_process_looks_for_what_can_be_cleared_away_once_it_has_settled() -> None:
    assert said(SETTLED) == "False\nTrue True\n"
