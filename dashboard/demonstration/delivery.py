"""Writes the whole delivery, municipality by municipality, so that its size does not matter."""

import json
from contextlib import ExitStack
from pathlib import Path

from dashboard.delivery.progress import Progress, SilentProgress
from dashboard.demonstration.cast import AS_OF
from dashboard.demonstration.casting import make_cast
from dashboard.demonstration.model import model
from dashboard.demonstration.rows import Rows
from dashboard.demonstration.tables import Table, columns


def write(out: Path, scale: int, seed: int, progress: Progress | None = None) -> None:
    """Write a delivery of `scale` (at least 1) times the real size into the folder `out`, made where it is not there.

    The same scale and seed give the same bytes. `progress` is told how many municipalities are
    written, as one step that the caller began. Raises OSError where the folder cannot be written to.
    """
    watcher = progress or SilentProgress()
    out.mkdir(parents=True, exist_ok=True)
    package = out / "datapackage.json"
    package.unlink(missing_ok=True)  # it is written last: a delivery without its date is refused, so half a one is
    cast = list(make_cast(model(), scale, seed))
    count = sum(len(cohort.municipalities) for cohort in cast)
    done = 0
    with ExitStack() as stack:
        tables = {name: Table(out / f"{name}.csv", names, stack) for name, names in columns().items()}
        rows = Rows(model(), tables, seed)
        for cohort in cast:
            rows.begin(cohort)
            for municipality in cohort.municipalities:
                rows.municipality(cohort, municipality)
                done += 1
                watcher.advance(done, count)
    package.write_text(_package(), encoding="utf-8")


def _package() -> str:
    package = {
        "name": "demonstration",
        "title": "Syntetiske data: alle kommuner, enheter og svar er oppdiktet",
        "created": f"{AS_OF.isoformat()}T06:00:00+01:00",
        "synthetic": True,
        "resources": [
            {"name": name, "path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
            for name in columns()
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
