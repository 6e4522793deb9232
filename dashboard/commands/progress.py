"""A progress display for long work: on a terminal a bar with what is done and how long is left, elsewhere nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TaskID, TextColumn
from rich.progress import Progress as Bars
from rich.text import Text

from dashboard.delivery import Progress, SilentProgress
from dashboard.terminal import on_one_line
from dashboard.texts import text


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


class _Remaining(ProgressColumn):
    """How long is left of the step, in words, as soon as there is something to reckon from."""

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        """Return the words."""
        if task.finished or task.time_remaining is None:
            return Text("")
        return Text(text("findings.step_left", "nb", seconds=ceil(task.time_remaining)))


@contextmanager
def shown_progress(console: Console) -> Iterator[Progress]:
    """Show progress on `console` while the work lasts, and leave no trace of it."""
    if not console.is_terminal:
        yield SilentProgress()
        return
    with Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        _Remaining(),
        console=console,
        transient=True,
    ) as bars:
        yield _Shown(bars, bars.add_task("", total=None))
