"""What is left of a step is told in words, as soon as there is something to reckon from."""

import io

from rich.console import Console
from rich.progress import Progress as Bars

from dashboard.commands.progress import _Remaining


def test_what_is_left_is_reckoned_from_what_is_done() -> None:
    clock = [0.0]
    bars = Bars(get_time=lambda: clock[0], console=Console(file=io.StringIO()))
    task = bars.add_task("", total=None)
    assert _Remaining().render(bars.tasks[0]).plain == ""
    bars.update(task, total=100, completed=0)
    said = []
    for done in (10, 20, 30, 100):
        clock[0] = done / 2
        bars.update(task, completed=done)
        said.append(_Remaining().render(bars.tasks[0]).plain)
    assert said == ["", "omtrent 40 s igjen", "omtrent 35 s igjen", ""]
