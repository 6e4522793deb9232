"""Known vulnerabilities somebody has looked at and let stand for a while, with the reason."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

LIST = Path(__file__).with_name("exceptions.toml")


@dataclass(frozen=True)
class Exempt:
    """One vulnerability let stand until a day."""

    id: str
    why: str
    until: date


def exceptions(path: Path = LIST) -> list[Exempt]:
    """Return the exceptions; one without a reason or a day is refused with the key that is missing."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("exception", [])
    return [Exempt(entry["id"], entry["why"], entry["until"]) for entry in entries]
