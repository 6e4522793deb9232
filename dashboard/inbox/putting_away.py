"""What has been imported or refused leaves the inbox, with its report beside it; what was put away before stays."""

import json
import shutil
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any


def put_away(path: Path, folder: Path, report: Sequence[dict[str, Any]]) -> Path:
    """Move a delivery into a folder, under a number where its name is taken; return where it lies."""
    folder.mkdir(exist_ok=True)
    target = next(free for free in _names(path, folder) if not (_is_there(free) or _is_there(_report_of(free))))
    # First the report: stopped between the two, the delivery is taken up again, and none lies there without a report.
    written = json.dumps(list(report), ensure_ascii=False, indent=2)
    _report_of(target).write_text(written + "\n", encoding="utf-8")
    try:
        shutil.move(path, target)
    except OSError:
        _report_of(target).unlink(missing_ok=True)
        raise
    return target


def _names(path: Path, folder: Path) -> Iterator[Path]:
    stem, suffix = (path.name, "") if path.is_dir() else (path.stem, path.suffix)
    yield folder / path.name
    yield from (folder / f"{stem}-{number}{suffix}" for number in count(2))


def _report_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.report.json")


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()
