"""How many deliveries are drawn, and how a failing one is told."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings

from tests.attack.groups import Known
from tests.drawing import LONG, examples


def bounded(every_day: int) -> Callable[[Any], Any]:
    """Draw so many deliveries, the same each time; `HYPOTHESIS_PROFILE=long` draws 20 times as many, new each time."""
    return settings(
        max_examples=examples(every_day, long=20 * every_day),
        derandomize=not LONG,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink] if LONG else [Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def described(known: Known) -> str:
    """Return the groups of a delivery with what they said."""
    lines = [
        f"k {known.k}",
        *(f"{unit.unit_id} {unit.unit_type} in {unit.municipality_no}" for unit in known.delivery.participation),
    ]
    lines += [f"{group}: {' '.join(str(score) for score in people.values())}" for group, people in known.scores.items()]
    return "\n".join(lines)
