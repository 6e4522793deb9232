"""Every figure of metrics.md's table by its name."""

from collections.abc import Callable

from tests.oracle.attendance import attendance
from tests.oracle.completion import completion
from tests.oracle.curve import completion_curve
from tests.oracle.done import sub_goals_done
from tests.oracle.follow_up import follow_up
from tests.oracle.options import Options, Row
from tests.oracle.progress import progress, status
from tests.oracle.requirements import requirements
from tests.oracle.said import sub_goals_said
from tests.oracle.unit_meetings import unit_meetings
from tests.oracle.world import World

FIGURES: dict[str, Callable[[World, Options], list[Row]]] = {
    "progress": progress,
    "completion": completion,
    "completion_curve": completion_curve,
    "attendance": attendance,
    "sub_goals_done": sub_goals_done,
    "sub_goals_said": sub_goals_said,
    "requirements": requirements,
    "status": status,
    "follow_up": follow_up,
    "unit_meetings": unit_meetings,
}
