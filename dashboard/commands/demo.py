"""`demo`: writes the synthetic delivery."""

import tempfile
from pathlib import Path

from rich.console import Console

from dashboard.commands.progress import shown_progress
from dashboard.demonstration import write
from dashboard.terminal import on_one_line
from dashboard.texts import text


def run(out: Path, scale: int, seed: int) -> None:
    """Write the demonstration delivery to `out`: all of it, or on an interrupt or a full disk none."""
    console = Console(stderr=True, soft_wrap=True)
    with shown_progress(console) as progress:
        progress.step(text("cli.demo_writing", "nb"))
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix=".") as making:
            write(Path(making), scale, seed, progress)
            for path in Path(making).iterdir():
                path.replace(out / path.name)
    console.print(on_one_line(text("cli.demo_written", "nb", out=out)), markup=False, highlight=False)
