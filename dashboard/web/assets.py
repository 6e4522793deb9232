"""The files `make assets` has built: their hashed names, read from the manifest."""

import json
from functools import cache
from pathlib import Path

from dashboard import resources


class AssetsMissing(Exception):  # noqa: N818 -- named for what the one who starts the server meets
    """The built files are not there."""


def folder() -> Path:
    """Return the folder of the built files."""
    return resources.root() / "assets" / "built"


@cache
def manifest() -> dict[str, str]:
    """Return the built file's name by its source's: `{"main.css": "main-3F2A….css"}`."""
    try:
        names: dict[str, str] = json.loads((folder() / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssetsMissing from None
    return names


def address(name: str) -> str:
    """Return the address of a built file."""
    return f"/assets/{manifest()[name]}"
