"""The deliveries and data folders the parts measure on, each made once, by the commands themselves."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

_MEASURED = """
import resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run([sys.executable, "-m", "dashboard", *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(code, time.perf_counter() - began, used)
"""


@dataclass(frozen=True)
class Timed:
    """A command that was run: what it is called, the seconds it took and the memory it used at most."""

    what: str
    seconds: float
    peak_megabytes: float


@dataclass
class Workspace:
    """A folder for as long as the bench runs, and the scales it was asked to measure at."""

    folder: Path
    scales: list[int]
    commands: dict[str, Timed] = field(default_factory=dict)

    def delivery(self, scale: int) -> Path:
        """Return the demonstration delivery of a scale."""
        path = self.folder / f"delivery-{scale}"
        if not path.exists():
            self._timed(f"demo, scale {scale}", "demo", "--out", path, "--scale", scale)
        return path

    def next_delivery(self) -> Path:
        """Return the scale-1 delivery of the day after: the same areas, so that every address still leads somewhere."""
        path = self.folder / "delivery-next"
        shutil.copytree(self.delivery(1), path, dirs_exist_ok=True)
        package = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
        package["created"] = (datetime.fromisoformat(package["created"]) + timedelta(days=1)).isoformat()
        (path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        return path

    def data(self, scale: int) -> Path:
        """Return a data folder in which the demonstration of a scale is published."""
        path = self.folder / f"data-{scale}"
        if not path.exists():
            self._timed(f"import, scale {scale}", "import", self.delivery(scale), "--data", path)
        return path

    def data_of_its_own(self, name: str) -> Path:
        """Return a copy of the scale-1 data folder, for a part that publishes something there."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.data(1), path)
        return path

    def _timed(self, what: str, *words: object) -> None:
        run = [sys.executable, "-c", _MEASURED, *(str(word) for word in words)]
        code, seconds, megabytes = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
        if code != "0":
            raise RuntimeError(f"{what}: exit code {code}")
        self.commands[what] = Timed(what, float(seconds), float(megabytes))
