"""Where the files that are not Python are: beside the package in a checkout, inside it in an installed wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Return the folder that holds `queries/`, `data/` and `assets/`."""
    installed = _PACKAGE / "_files"
    return installed if installed.is_dir() else _PACKAGE.parent


def in_checkout() -> bool:
    """Tell whether the program runs from a checkout (then snapshots live in its `data/`) or an installed wheel."""
    return root() == _PACKAGE.parent
