"""A progress display for long work: on a terminal a bar with what is done and how long is left, elsewhere nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from dashboard.delivery import Progress, SilentProgress
from dashboard.terminal import on_one_line


class _Shown:
    """One bar, for the step at hand."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        self._bars = bars
        self._task = task

    def step(self, label: str) -> None:
        """Begin a new step."""
        self._bars.reset(self._task, description=on_one_line(label), total=None)

    def advance(self, n: int, total: int) -> None:
        """Show that `n` of `total` is done."""
        self._bars.update(self._task, completed=n, total=total)


@contextmanager
def shown_progress(console: Console) -> Iterator[Progress]:
    """Show progress on `console` while the work lasts, and leave no trace of it."""
    if not console.is_terminal:
        yield SilentProgress()
        return
    with Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bars:
        yield _Shown(bars, bars.add_task("", total=None))
